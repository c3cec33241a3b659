using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing.Scanning;

namespace Gongkai.Tests.Publishing.Scanning;

/// <summary>The pages of the scanners: each example is scanned, and says what it says it says.</summary>
public sealed class ScanPageTests
{
    private static readonly ScanSurroundings Around = new(new(2026, 11, 30)) { Agencies = ["云川市人民政府", "云川市商务局", "云川市青岭区商务局"] };

    private static readonly RulePage[] Pages = [.. RuleCatalogue.All.Where(page => page.Code.StartsWith("PB", StringComparison.Ordinal)
        && string.CompareOrdinal(page.Code, "PB20") < 0)];

    public static TheoryData<string, int> Examples =>
        [.. Pages.SelectMany(page => Enumerable.Range(0, page.Examples.Length).Select(n => (page.Code, n)))];

    [Theory, MemberData(nameof(Examples))]
    public void Wrong_examples_raise_their_code_and_right_ones_do_not(string code, int number)
    {
        var (page, example) = (RuleCatalogue.Find(code)!, RuleCatalogue.Find(code)!.Examples[number]);
        var found = Scanner.Scan(ScannedFile.OfHtml("页面", example.Text, new("http://sw.yunchuan.gov.cn/a.html"), ReadingLimits.Default), Around);
        Assert.Equal("page", example.Kind);
        Assert.Equal(example.IsWrong, found.Any(finding => finding.Code == code));
        Assert.All(found, finding => Assert.DoesNotContain('{', Message.Of(finding)));
        Assert.All(found.Where(finding => finding.Code == code), finding => Assert.Contains(finding.Severity, page.Severities));
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(Pages.Select(page => page.Code).Where(code => code is not ("PB15" or "PB19")), Scanner.All.Select(rule => rule.Code));

    [Fact]
    public void Every_variant_of_a_page_is_named_in_the_program()
    {
        var sources = new[] { "src/Gongkai.Core/Publishing/Scanning", "src/Gongkai.Documents/Scanning" }
            .SelectMany(folder => Directory.GetFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText).ToArray();
        Assert.Equal([], from page in Pages
                         from variant in page.Variants
                         where variant is not null && !sources.Any(source => source.Contains($"\"{variant}\"", StringComparison.Ordinal))
                         select $"{page.Code}.{variant}");
    }
}
