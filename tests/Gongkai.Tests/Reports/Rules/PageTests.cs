using System.Globalization;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports.Rules;

/// <summary>The pages are tests: their examples are printed, read back and examined. There is no list of exemptions.</summary>
public sealed class PageTests
{
    public static TheoryData<string, int> Examples => [.. All.Select(example => (example.Code, example.Index))];

    private static IEnumerable<(string Code, int Index, PageExample Example)> All =>
        from page in RuleCatalogue.All
        where !page.IsRetired
        from example in page.Examples.Select((example, index) => (page.Code, index, example))
        where example.example.Kind.StartsWith("report ", StringComparison.Ordinal)
        select example;

    [Theory, MemberData(nameof(Examples))]
    public void A_page_s_wrong_example_raises_its_code_and_the_right_one_does_not(string code, int index)
    {
        var page = RuleCatalogue.Find(code)!;
        var example = page.Examples[index];
        var findings = Examine(example);

        if (!example.IsWrong)
        {
            Assert.DoesNotContain(findings, finding => finding.Code == code);
            return;
        }
        var own = findings.Where(finding => finding.Code == code).ToArray();
        Assert.True(own.Length > 0, $"{code} was not raised, but: {Told(findings)}");
        Assert.All(own, finding =>
        {
            Assert.Contains(finding.Severity, page.Severities);
            Assert.NotNull(page.Message(finding.Variant, Language.Chinese));
            Assert.DoesNotContain("{", Message.Of(finding), StringComparison.Ordinal);
            Assert.DoesNotContain("{", Message.Of(finding, Language.English), StringComparison.Ordinal);
            Assert.All(finding.Cells, id => Assert.NotNull(ReportForm.B.Find(id)));
        });
        var others = findings.Where(finding => finding.Severity == Severity.Error && finding.Code != code && !page.Also.Contains(finding.Code)).ToArray();
        Assert.True(others.Length == 0, $"other errors: {Told(others)}");
    }

    [Fact]
    public void Every_rule_has_a_page_with_both_examples_and_every_message_of_a_report_rule_is_used_by_one() =>
        Assert.All(RuleBook.All, rule =>
        {
            var page = RuleCatalogue.Find(rule.Code);
            Assert.True(page is not null, $"{rule.Code} has no page");
            Assert.Contains(rule.Severity, page.Severities);
            Assert.Contains(page.Examples, example => example.IsWrong);
            Assert.Contains(page.Examples, example => !example.IsWrong);
        });

    [Fact]
    public void Every_page_of_a_report_family_belongs_to_a_rule()
    {
        string[] families = ["CF", "IY", "NV", "SM", "ST", "TX"];
        var codes = RuleBook.All.Select(rule => rule.Code).ToHashSet();

        Assert.All(RuleCatalogue.All.Where(page => families.Contains(page.Code[..2]) && !page.IsRetired), page => Assert.Contains(page.Code, codes));
    }

    [Fact]
    public void No_two_rules_have_the_same_code() =>
        Assert.Equal(RuleBook.All.Length, RuleBook.All.Select(rule => rule.Code).Distinct().Count());

    [Theory]
    [InlineData(ReportFormGeneration.A, 2019)]
    [InlineData(ReportFormGeneration.A, 2020)]
    [InlineData(ReportFormGeneration.B, 2021)]
    [InlineData(ReportFormGeneration.B, 2024)]
    public void Nothing_is_found_in_a_clean_report_that_was_printed_and_read(ReportFormGeneration generation, int year)
    {
        var report = Read(A.CleanText(generation, year));

        Assert.Equal("",
            Told(RuleBook.Examine(new(report, Read(A.CleanText(ReportForm.GenerationFor(year - 1), year - 1))))
                .Where(finding => year > 2019 || finding.Code[..2] != "IY")));
    }

    private static Finding[] Examine(PageExample example)
    {
        var words = example.Kind.Split(' ');
        var print = A.CleanPrint(Enum.Parse<ReportFormGeneration>(words[1]), int.Parse(words[2], CultureInfo.InvariantCulture)).Edit(example.Text);
        return [.. RuleBook.Examine(new(Read(print.ToString()), print.Previous is { } previous ? Read(previous.ToString()) : null, print.Register))];
    }

    private static AnnualReport Read(string text) =>
        ReportReader.Read("example.txt", Encoding.UTF8.GetBytes(text), ReadingLimits.Default).Report
            ?? throw new InvalidOperationException("no report was recognised");

    private static string Told(IEnumerable<Finding> findings) =>
        string.Join('\n', findings.Select(finding => $"{finding.Code} {finding.Severity} {Message.Of(finding)}"));
}
