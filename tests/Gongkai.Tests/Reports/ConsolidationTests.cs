using System.Globalization;
using CsCheck;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports;

public sealed class ConsolidationTests
{
    private const string Received = "requests.received.natural_person";

    [Fact]
    public void Additive_cells_are_summed_and_derived_cells_recomputed()
    {
        var one = Report("青岭区商务局", (Received, "3"), ("requests.received.total", "99"), ("requests.outcome.granted.natural_person", "2"));
        var two = Report("白石县商务局", (Received, "4"), ("requests.received.org_other", "1"));
        var whole = Of(one, two);
        Assert.Equal(7, whole.Report.Number(Received));
        Assert.Equal(8, whole.Report.Number("requests.received.total"));
        Assert.Equal(2, whole.Report.Number("requests.outcome.total.natural_person"));
        Assert.Equal(2, whole.Report.Number("requests.outcome.total.total"));
        Assert.Empty(whole.Omissions);
        Assert.Equal(["白石县商务局 5",
            "青岭区商务局 3"],
            whole.ContributionsTo("requests.received.total").Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Member} {part.Value}")));
    }

    [Theory]
    [InlineData("", OmissionReason.Blank)]
    [InlineData("/", OmissionReason.NotApplicable)]
    [InlineData("约三四", OmissionReason.Unreadable)]
    [InlineData(null, OmissionReason.Missing)]
    public void A_member_without_a_figure_is_named_for_that_cell_and_never_counted_as_zero(string? printed, OmissionReason reason)
    {
        var whole = Of(Report("青岭区商务局", (Received, printed)), Report("白石县商务局", (Received, "4")));
        Assert.Equal([new Omission("青岭区商务局", Received, reason)], whole.Omissions);
        Assert.Equal(["白石县商务局"], whole.ContributionsTo(Received).Select(part => part.Member));
        Assert.Equal(4, whole.Report.Number(Received));
    }

    [Fact]
    public void A_cell_to_which_nobody_contributes_is_missing_and_so_is_its_total()
    {
        var whole = Of(Report("青岭区商务局", (Received, "")));
        Assert.IsType<Missing>(whole.Report[Received]);
        Assert.IsType<Missing>(whole.Report["requests.received.total"]);
    }

    [Fact]
    public void Money_in_both_units_is_added_up_exactly()
    {
        const string fees = "proactive.b20_8.fees.amount";
        var whole = Of(Report("青岭区商务局", (fees, "12345元")), Report("白石县商务局", (fees, "0.0001")));
        Assert.Equal(new Amount(1.2346m, MoneyUnit.TenThousandYuan, "1.2346", null), whole.Report[fees]);
    }

    [Fact]
    public void Money_without_a_unit_is_named()
    {
        const string total = "proactive.a20_9.central_procurement.total_amount";
        var whole = Consolidation.Of("云川市商务局", 2020,
            [new("青岭区商务局", Report(2020, "青岭区商务局", (total, "35"))), new("白石县商务局", Report(2020, "白石县商务局", (total, "20元")))]);
        Assert.Equal([new Omission("青岭区商务局", total, OmissionReason.UnitUnknown)], whole.Omissions);
        Assert.Equal(new Amount(20, MoneyUnit.Yuan, "20", null), whole.Report[total]);
    }

    [Fact]
    public void The_parts_of_a_single_row_of_other_dispositions_are_unknown()
    {
        var report = Report("青岭区商务局");
        var cells = report.Cells.RemoveRange(report.Cells.Keys.Where(id => id.StartsWith("requests.outcome.other.", StringComparison.Ordinal)))
            .SetItems(ReportForm.RequestColumns.Select(column => KeyValuePair.Create($"requests.outcome.other.{column.Id}", (Cell)new Count(2, "2", null))));
        var whole = Of(report with { Cells = cells });
        Assert.Equal(18, whole.Omissions.Count(omission => omission.Reason == OmissionReason.PartsUnknown));
        Assert.Equal(18, whole.Omissions.Length);
    }

    [Fact]
    public void Reports_on_another_year_or_said_twice_or_in_two_versions_are_left_out_whole()
    {
        var whole = Consolidation.Of("云川市商务局", 2024,
        [
            new("a", Report(2023, "青岭区商务局")), new("b", Report(2024, "白石县商务局")), new("c", Report(2024, "白石县商务局")),
            new("d", Report(2024, "平湖县商务局", (Received, "1"))), new("e", Report(2024, "平湖县商务局", (Received, "2"))),
        ]);
        Assert.Equal(["b"], whole.Members);
        Assert.Equal(
            [new("a", null, OmissionReason.OtherYear), new("c", null, OmissionReason.Repeated), new("d", null, OmissionReason.Conflicting),
                new Omission("e", null, OmissionReason.Conflicting)],
            whole.Omissions);
    }

    [Fact]
    public void The_result_depends_neither_on_order_nor_on_grouping()
    {
        var batch = Gen.Select(ReportGen.CellsOf(ReportFormGeneration.B).Array[2, 6], Gen.Int[0, 1000], Gen.Int[1, 5]);
        batch.Sample((cells, seed, cut) =>
        {
            var members = cells.Select((own, i) => new Member($"机关{i}", Report(2024, $"机关{i}") with { Cells = own })).ToList();
            var whole = Consolidation.Of("云川市", 2024, members);
            var shuffled = Consolidation.Of("云川市", 2024,
                members.Select((member, i) => (member, Rank: (i + 1) * (seed + 1) % 7)).OrderBy(pair => pair.Rank).Select(pair => pair.member));
            Assert.Equal(Comparable.CellsOf(whole.Report), Comparable.CellsOf(shuffled.Report));
            Assert.Equal(whole.Omissions, shuffled.Omissions);
            var groups = members.Chunk(cut).Select((group, i) => new Member($"组{i}", Consolidation.Of($"组{i}", 2024, group).Report));
            Assert.Equal(Comparable.CellsOf(whole.Report), Comparable.CellsOf(Consolidation.Of("云川市", 2024, groups).Report));
        }, iter: 60);
    }

    private static Consolidation Of(params AnnualReport[] reports) =>
        Consolidation.Of("云川市商务局", 2024, reports.Select(report => new Member(report.Agency!, report)));

    private static AnnualReport Report(string agency, params (string Id, string? Printed)[] cells) => Report(2024, agency, cells);

    private static AnnualReport Report(int year, string agency, params (string Id, string? Printed)[] cells)
    {
        var form = ReportForm.Of(ReportForm.GenerationFor(year));
        var printed = ReportCells.Of(form, cell => Cell(cell, "0"));
        foreach (var (id, text) in cells) printed = printed.SetItem(id, Cell(form.Find(id)!, text));
        return new() { Generation = form.Generation, Agency = agency, Year = year, Cells = printed };
    }

    private static Cell Cell(FormCell cell, string? text) => text is null ? new Missing()
        : CellText.Read(text, cell.Column.Type, cell.Column.Label.Contains("万元", StringComparison.Ordinal) ? MoneyUnit.TenThousandYuan : null, null);
}
