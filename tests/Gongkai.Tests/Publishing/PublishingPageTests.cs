using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Tests.Publishing;

/// <summary>The codes of publishing and their pages, both ways.</summary>
public sealed partial class PublishingPageTests
{
    private static readonly string[] Sources =
    [
        .. ((string[])["src/Gongkai.Core/Publishing", "src/Gongkai.App/Features/Publishing"])
            .SelectMany(folder => Directory.GetFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText),
    ];

    [Fact]
    public void Every_code_that_is_named_has_a_page_and_every_page_is_named() =>
        Assert.Equal(RuleCatalogue.All.Where(page => page.Code.StartsWith("PU", StringComparison.Ordinal) && !page.IsRetired).Select(page => page.Code).Order(),
            Sources.SelectMany(source => Code().Matches(source)).Select(match => match.Groups[1].Value).Distinct().Order());

    [Fact]
    public void Every_variant_of_a_page_is_named_in_the_program() =>
        Assert.Equal([], from page in RuleCatalogue.All
                         where page.Code.StartsWith("PU", StringComparison.Ordinal)
                         from variant in page.Variants
                         where variant is not null && !Sources.Any(source => source.Contains($"\"{variant}\"", StringComparison.Ordinal))
                         select $"{page.Code}.{variant}");

    [GeneratedRegex("\"(PU[0-9]{2})\"")]
    private static partial Regex Code();
}
