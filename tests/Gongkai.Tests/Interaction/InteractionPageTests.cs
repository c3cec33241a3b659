using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Tests.Interaction;

/// <summary>The codes of 互动交流 and their pages, both ways.</summary>
public sealed partial class InteractionPageTests
{
    private static readonly string[] Sources =
    [
        .. Directory.GetFiles(Repository.At("src/Gongkai.Core/Interaction"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText),
    ];

    [Fact]
    public void Every_code_that_is_named_has_a_page_and_every_page_is_named() =>
        Assert.Equal(RuleCatalogue.All.Where(page => page.Code.StartsWith("IA", StringComparison.Ordinal)).Select(page => page.Code).Order(),
            Sources.SelectMany(source => Code().Matches(source)).Select(match => match.Groups[1].Value).Distinct().Order());

    [Fact]
    public void Every_variant_of_a_page_is_named_in_the_program() =>
        Assert.Equal([], from page in RuleCatalogue.All
                         where page.Code.StartsWith("IA", StringComparison.Ordinal)
                         from variant in page.Variants
                         where variant is not (null or "future" or "early")
                             && !Sources.Any(source => source.Contains($"\"{variant}\"", StringComparison.Ordinal))
                         select $"{page.Code}.{variant}");

    [GeneratedRegex("\"(IA[0-9]{2})\"")]
    private static partial Regex Code();
}
