using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Tests.Casework;

/// <summary>The pages of casework are tests: each example is taken through the guards. There is no list of exemptions.</summary>
public sealed partial class CasePageTests
{
    public static TheoryData<string> Codes => [.. Pages.Select(page => page.Code)];

    private static IEnumerable<RulePage> Pages =>
        from page in RuleCatalogue.All
        where page.Examples.Any(example => example.Kind.StartsWith("case", StringComparison.Ordinal))
        select page;

    [Theory, MemberData(nameof(Codes))]
    public void A_wrong_example_is_refused_in_the_words_of_its_page_and_a_right_one_is_accepted(string code)
    {
        var page = RuleCatalogue.Find(code)!;
        Assert.Contains(page.Examples, example => !example.IsWrong);
        List<string?> shown = [];
        foreach (var example in page.Examples)
        {
            var refusals = CaseExample.Judge(example.Text);
            if (!example.IsWrong)
            {
                Assert.Equal([], refusals.Select(refusal => $"{refusal.Code} {refusal.Variant}"));
                continue;
            }
            var variant = example.Kind.Split(' ') is [_, var named] ? named : null;
            Assert.True(refusals.Count > 0, $"{code} {variant} was accepted:\n{example.Text}");
            Assert.All(refusals, refusal => Assert.Equal((code, variant), (refusal.Code, refusal.Variant)));
            Assert.All(refusals, refusal => IsTold(refusal));
            shown.Add(variant);
        }
        Assert.Equal(page.Variants.Order(), shown.Distinct().Order());
    }

    [Fact]
    public void Every_code_and_every_variant_that_a_guard_names_has_a_page_with_examples()
    {
        var sources = ((string[])["Handling", "Steps"])
            .SelectMany(folder => Directory.GetFiles(Repository.At("src", "Gongkai.Core", "Casework", folder), "*.cs")).Select(File.ReadAllText).ToArray();
        var pages = Pages.ToArray();
        var variants = pages.SelectMany(page => page.Variants).ToHashSet();

        Assert.Equal(sources.SelectMany(source => Code().Matches(source)).Select(match => match.Groups[1].Value).Distinct().Order(),
            pages.Select(page => page.Code).Order());
        Assert.All(sources.SelectMany(source => Variant().Matches(source)).Select(match => match.Groups[1].Value),
            variant => Assert.Contains(variant, variants));
    }

    /// <summary>A refusal has its message in both languages, and the message names exactly the values that are yielded.</summary>
    internal static void IsTold(Refusal refusal)
    {
        var page = RuleCatalogue.Find(refusal.Code);
        Assert.True(page is not null, $"{refusal.Code} has no page");
        foreach (var language in Enum.GetValues<Language>())
        {
            var message = page.Message(refusal.Variant, language);
            Assert.True(message is not null, $"{refusal.Code} {refusal.Variant} has no message in {language}");
            Assert.Equal(refusal.Values.Select(value => value.Name).Order(), message.Names.Distinct().Order());
        }
    }

    [GeneratedRegex("(?:new|Refusal)\\(\"(CW[0-9]{2})\"\\)")]
    private static partial Regex Code();

    [GeneratedRegex("Variant = (?:[^,;}\"]*\\? )?\"([a-z-]+)\"")]
    private static partial Regex Variant();
}
