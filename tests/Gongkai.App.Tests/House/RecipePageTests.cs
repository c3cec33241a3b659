namespace Gongkai.Tests.House;

/// <summary>The pages on how to add something, as pages.</summary>
public sealed class RecipePageTests
{
    // More source files than this, and the mechanism has a hole.
    private static readonly Dictionary<string, int> Most = new()
    {
        ["rule"] = 2,
        ["refusal"] = 1,
        ["step"] = 4,
        ["letter"] = 4,
        ["setting"] = 4,
        ["page"] = 4,
        ["migration"] = 2,
        ["area"] = 8,
        ["matter"] = 12,
    };

    [Fact]
    public void A_page_lists_exactly_the_files_that_it_touches() =>
        Assert.All(Recipe.All, recipe => Assert.Equal(recipe.Edits.Select(edit => edit.File).ToHashSet(), recipe.Listed.ToHashSet()));

    [Fact]
    public void A_thing_more_touches_few_source_files() =>
        Assert.All(Recipe.All, recipe => Assert.InRange(recipe.Listed.Count(file => file.StartsWith("src/", StringComparison.Ordinal)), 1, Most[recipe.Name]));

    [Fact]
    public void The_page_for_those_who_carry_on_leads_to_every_page()
    {
        var folder = Repository.At("docs", "developing");
        var index = File.ReadAllText(Path.Combine(folder, "README.md"));
        var pages = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));
        Assert.All(pages.Where(page => page != "README.md"), page => Assert.Contains($"]({page})", index, StringComparison.Ordinal));
    }
}
