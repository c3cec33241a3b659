using System.Text.RegularExpressions;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.House;

/// <summary>What keeps the house in order.</summary>
public sealed partial class HouseTests
{
    private static readonly Type[] Types = [.. typeof(AnnualReport).Assembly.GetTypes(), .. typeof(SourceDocument).Assembly.GetTypes()];

    [Fact]
    public void Classes_are_sealed_abstract_or_static() =>
        Assert.Equal([],
            Types.Where(type =>
                type is { IsClass: true, IsSealed: false, IsAbstract: false, IsNested: false }
                    && type.Namespace?.StartsWith("Gongkai", StringComparison.Ordinal) == true && !Generated(type)).Select(type => type.FullName));

    [Fact]
    public void No_type_is_called_by_what_it_is_not() =>
        Assert.Equal([], Types.Where(type => Vague().IsMatch(type.Name) && !Generated(type)).Select(type => type.FullName));

    [Fact]
    public void Core_refers_to_nothing_but_the_framework() =>
        Assert.Equal([],
            typeof(AnnualReport).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
                .Where(name => !name.StartsWith("System", StringComparison.Ordinal)));

    [Fact]
    public void Decisions_are_numbered_once()
    {
        var numbers = Directory.GetFiles(Repository.At("docs", "decisions"), "*.md").Select(path => Path.GetFileName(path)[..4]).ToList();
        Assert.Equal(numbers.Distinct(), numbers);
    }

    [Fact]
    public void The_Chinese_README_lists_every_guide()
    {
        var listed = File.ReadAllText(Repository.At("README.zh-CN.md"));

        Assert.All(Directory.GetFiles(Repository.At("docs/guide"), "*.md").Select(Path.GetFileName),
            guide => Assert.Contains($"](docs/guide/{guide})", listed, StringComparison.Ordinal));
    }

    [Theory, InlineData("README.md"), InlineData("README.zh-CN.md")]
    public void The_README_names_only_commands_and_files_that_exist(string name)
    {
        var page = File.ReadAllText(Repository.At(name));
        foreach (Match link in Link().Matches(page)) Assert.True(Path.Exists(Repository.At(link.Groups[1].Value)), link.Value);
        Assert.True(File.Exists(Repository.At("check.cs")) && File.Exists(Repository.At("release.cs")) && Directory.Exists(Repository.At("examples")));
        foreach (Match code in Command().Matches(page))
        {
            var file = string.Concat(code.Groups[1].Value.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Command.cs";
            Assert.True(File.Exists(Repository.At("src", "Gongkai.App", "Commands", file)), code.Value);
        }
    }

    [Fact]
    public void Letters_are_named_by_what_they_are_and_their_codes_stand_in_the_catalogue_alone()
    {
        string[] catalogue = ["LetterType.cs", "Disposition.cs"];
        Assert.Equal([], from path in Repository.Sources("src")
                         where !catalogue.Contains(Path.GetFileName(path))
                         from line in File.ReadLines(Repository.At(path)).Index()
                         where LetterCode().IsMatch(line.Item)
                         select $"{path}:{line.Index + 1}");
    }

    /// <summary>Data of tests and words of pages may be wide, and what stands in the list until it is next changed; nothing is added to it.</summary>
    [Fact]
    public void Lines_are_no_wider_than_160_columns()
    {
        var listed = File.ReadAllLines(Repository.At("tests/Gongkai.Tests/House/wide-lines.txt")).ToHashSet();
        Assert.Equal([], from path in Repository.Sources("src", "tests", "bench")
                         where !listed.Contains(path)
                         from line in File.ReadLines(Repository.At(path)).Index()
                         where line.Item.Length > 160
                         select $"{path}:{line.Index + 1}");
    }

    private static bool Generated(Type type) =>
        type.Name.StartsWith('<') || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false)
            || type.Namespace?.Contains("Regex", StringComparison.Ordinal) == true;

    [GeneratedRegex("(Manager|Helper|Util|Utils|Common|Dto)$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("""
        "(L\d{2}|F0\d|D-[A-Z]\d?)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LetterCode();

    [GeneratedRegex("`gongkai ([a-z]+(?:-[a-z]+)*)")]
    private static partial Regex Command();
}
