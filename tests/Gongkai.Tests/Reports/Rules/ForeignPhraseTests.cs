using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Reports;
using Gongkai.Reports.Rules;

namespace Gongkai.Tests.Reports.Rules;

/// <summary>
/// Words of the field replaced by names invented anew in every run, and names set before the agency's: known by where they stand, by no list.
/// </summary>
public sealed class ForeignPhraseTests
{
    // Syllables of no word of this field; a run strings some of them together.
    private const string Syllables = "鼎盛丰瑞祥隆鑫豪泰煌悦麒麟腾龙凤凰翡翠珀珑璟琥曜翎霄汐澜";

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        for (var i = 0; i < 40; i++)
            names.Add(string.Concat(Enumerable.Range(0, Random.Shared.Next(3, 6)).Select(_ => Syllables[Random.Shared.Next(Syllables.Length)])));
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_in_place_of_the_laws_own_word_is_found_wherever_it_stands(string name)
    {
        var clean = A.CleanText(ReportFormGeneration.B, 2023).Replace("登记、审查", "依申请公开的登记、审查", StringComparison.Ordinal);
        var findings = Spam(clean.Replace("依申请公开", name, StringComparison.Ordinal));

        Assert.True(findings.Count >= 2, $"{name}: {findings.Count}");
        Assert.All(findings, finding => Assert.Equal((Severity.Error, name), (finding.Severity, finding["printed"])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_before_the_agencys_in_the_title_is_found_and_is_not_taken_for_the_agencys(string name)
    {
        var text = A.CleanText(ReportFormGeneration.B, 2024);
        var report = Read(name + text).Report!;

        Assert.Equal(A.Agency, report.Agency);
        Assert.Contains(RuleBook.Examine(new(report)),
            finding => finding.Code == "TX04" && finding.Severity == Severity.Error && (string)finding["printed"]! == name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_in_place_of_the_agencys_is_no_name_of_an_agency(string name) =>
        Assert.Equal(new(name, A.Agency, true), ForeignNames.In(name, A.Agency, ""));

    [Theory]
    [InlineData("天岚省云川市青岭区商务局")]
    [InlineData("中共云川市青岭区委办公室")]
    [InlineData("湖南云川市青岭区商务局")]
    [InlineData("云川青岭区商务局")]
    public void A_fuller_name_of_the_agency_is_none(string agency) =>
        Assert.DoesNotContain(RuleBook.Examine(new(Read(agency + A.CleanText(ReportFormGeneration.B, 2024)[A.Agency.Length..]).Report!)),
            finding => finding is { Code: "TX04", Severity: Severity.Error });

    [Fact]
    public void A_report_that_names_an_aspect_by_other_words_is_not_accused() =>
        Assert.Empty(
            Spam(A.CleanText(ReportFormGeneration.B, 2024).Replace("（二）依申请公开。新收政府信息公开申请20件", "（二）组织领导。加强组织领导，新收政府信息公开申请20件", StringComparison.Ordinal)));

    private static ReportReading Read(string text) => ReportReader.Read("report.txt", System.Text.Encoding.UTF8.GetBytes(text), ReadingLimits.Default);

    private static List<Finding> Spam(string text) => [.. RuleBook.Examine(new(Read(text).Report!)).Where(finding => finding.Code == "TX04")];
}
