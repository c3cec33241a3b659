using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports.Rules;

/// <summary>The smallest edit that breaks a rule raises that rule's code, and no other, on a report that was clean.</summary>
public sealed class RuleMutantTests
{
    public static TheoryData<ReportFormGeneration, int> Years => new()
    {
        { ReportFormGeneration.A, 2019 }, { ReportFormGeneration.A, 2020 }, { ReportFormGeneration.B, 2021 },
        { ReportFormGeneration.B, 2022 }, { ReportFormGeneration.B, 2024 }, { ReportFormGeneration.B, 2025 },
    };

    [Theory, MemberData(nameof(Years))]
    public void Nothing_is_found_in_a_clean_report(ReportFormGeneration generation, int year) =>
        Assert.Empty(Found(new(A.CleanReport(generation, year))));

    [Theory, MemberData(nameof(Years))]
    public void Nothing_is_found_between_two_clean_years(ReportFormGeneration generation, int year) =>
        Assert.Empty(Found(new(A.CleanReport(ReportForm.GenerationFor(year + 1), year + 1), A.CleanReport(generation, year))));

    [Theory]
    [InlineData("requests.outcome.granted.org_legal_service = 2", "CF01 CF02")]
    [InlineData("requests.carried_out.natural_person = 2", "CF01 CF03")]
    [InlineData("requests.outcome.total.org_commercial = 5", "CF01 CF02 CF03")]
    [InlineData("requests.outcome.granted.natural_person = 7\nrequests.outcome.granted.org_commercial = 1", "CF02 CF02")]
    [InlineData("disputes.litigation_after.pending = 0", "CF04")]
    [InlineData(
        "disputes.litigation_direct.upheld = 1\ndisputes.litigation_direct.total = 1\ndisputes.litigation_after.upheld = "
            + "0\ndisputes.litigation_after.total = 1", "IY07")]
    [InlineData("requests.carried_in.org_research =", "CF05")]
    [InlineData("requests.carried_in.* = /", "CF05")]
    [InlineData("disputes.* =", "CF05")]
    [InlineData("proactive.b20_1.normative_documents.in_force = 0", "CF08")]
    [InlineData("proactive.b20_8.fees.amount = 0.00001", "CF09")]
    [InlineData("proactive.b20_8.fees.amount = -1", "CF09")]
    [InlineData("proactive.b20_1.regulations.issued = 1\nproactive.b20_1.regulations.in_force = 1", "SM05")]
    [InlineData("disputes.reconsideration.upheld = 0\ndisputes.reconsideration.corrected = 1", "SM02")]
    public void The_smallest_fault_in_a_table_raises_just_its_codes(string edit, string codes) =>
        Assert.Equal(codes, Codes(new(A.CleanReport(ReportFormGeneration.B, 2024, edit))));

    [Theory]
    [InlineData("proactive.a20_5.licensing.items_delta = -9", "CF06")]
    [InlineData("proactive.a20_1.normative_documents.disclosed = 16", "CF07")]
    [InlineData("proactive.a20_9.central_procurement.total_amount = 15.2", "CF10")]
    [InlineData("proactive.a20_9.central_procurement.total_amount = 0", "CF10")]
    [InlineData("proactive.a20_9.central_procurement.total_amount = 29999元", "CF10")]
    [InlineData("proactive.a20_9.central_procurement.total_amount = 30001万元", "CF10")]
    [InlineData("proactive.a20_5.licensing.decisions = 9", "SM04")]
    public void The_smallest_fault_in_an_old_table_raises_just_its_codes(string edit, string codes) =>
        Assert.Equal(codes, Codes(new(A.CleanReport(ReportFormGeneration.A, 2020, edit))));

    [Theory]
    [InlineData("requests.carried_out.natural_person = 0\nrequests.carried_out.org_other = 1", "IY01", Severity.Warning)]
    [InlineData("requests.carried_out.natural_person = 2\nrequests.carried_out.total = 3", "IY01", Severity.Error)]
    [InlineData("proactive.b20_1.normative_documents.in_force = 22", "IY04", Severity.Warning)]
    [InlineData("disputes.litigation_after.pending = 3", "IY05", Severity.Warning)]
    public void A_fault_between_years_is_found_only_with_last_years_report(string edit, string code, Severity severity)
    {
        var report = A.CleanReport(ReportFormGeneration.B, 2024);
        var findings = Found(new(report, A.CleanReport(ReportFormGeneration.B, 2023, edit)));

        Assert.All(findings, finding => Assert.Equal((code, severity), (finding.Code, finding.Severity)));
        Assert.NotEmpty(findings);
        Assert.Empty(Found(new(report, A.CleanReport(ReportFormGeneration.B, 2022, edit))));
    }

    [Fact]
    public void A_cell_without_a_figure_silences_the_sums_it_belongs_to() =>
        Assert.Equal("CF05", Codes(new(A.CleanReport(ReportFormGeneration.B, 2024, "requests.outcome.granted.natural_person = 八九"))));

    [Fact]
    public void One_row_of_the_old_form_is_added_where_three_stood()
    {
        var clean = A.CleanReport(ReportFormGeneration.B, 2024);
        string[] replaced = ["requests.outcome.other.no_correction", "requests.outcome.other.fee_unpaid", "requests.outcome.other.misc"];
        var report = clean with
        {
            Cells = clean.Cells.RemoveRange(clean.Cells.Keys.Where(id => replaced.Any(row => id.StartsWith(row + ".", StringComparison.Ordinal))))
                .SetItems(ReportForm.RequestColumns.Select(column =>
                    KeyValuePair.Create<string, Cell>($"requests.outcome.other.{column.Id}", new Count(0, "0", null)))),
            Layout = clean.Layout.Add(new ForeignRow("requests.outcome.other", [.. replaced], null)).Add(new PartAbsent(TablePart.Row, replaced[0], null)),
        };

        Assert.Equal("ST07", Codes(new(report)));
        Assert.Equal("CF01 CF02 ST07",
            Codes(new(report with { Cells = report.Cells.SetItem("requests.outcome.other.natural_person", new Count(1, "1", null)) })));
    }

    private static Finding[] Found(Examination examination) =>
        [.. RuleBook.Examine(examination).Where(finding => !finding.Code.StartsWith("NV", StringComparison.Ordinal))];

    private static string Codes(Examination examination) => string.Join(' ', Found(examination).Select(finding => finding.Code).Order(StringComparer.Ordinal));
}
