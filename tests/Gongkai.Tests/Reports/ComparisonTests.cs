using Gongkai.Reports;

namespace Gongkai.Tests.Reports;

public sealed class ComparisonTests
{
    [Fact]
    public void A_report_compared_with_itself_shows_no_difference()
    {
        var report = Report(2024, "全年公开信息120条。", ("requests.received.total", new Count(3, "3", null)));
        var comparison = Comparison.Of(report, report);
        Assert.Empty(comparison.Changed);
        Assert.Empty(comparison.OnlyInFirst);
        Assert.Empty(comparison.OnlyInSecond);
        Assert.Equal(1, Assert.Single(comparison.Texts).Copied);
    }

    [Fact]
    public void Changed_figures_are_told_with_their_difference()
    {
        var comparison = Comparison.Of(
            Report(2023, "", ("requests.received.total", new Count(3, "3", null)), ("proactive.b20_8.fees.amount", new Amount(5, MoneyUnit.Yuan, "5元", null))),
            Report(2024, "", ("requests.received.total", new Count(10, "10", null)),
                ("proactive.b20_8.fees.amount", new Amount(1, MoneyUnit.TenThousandYuan, "1", null))));
        Assert.Equal([("proactive.b20_8.fees.amount", 9995m),
            ("requests.received.total", 7m)], comparison.Changed.Select(change => (change.Cell.Id, change.Difference!.Value)));
    }

    [Fact]
    public void The_same_figure_printed_otherwise_is_no_change() =>
        Assert.Empty(Comparison.Of(
            Report(2024, "", ("requests.received.total", new Count(1024, "1,024", null)),
                ("proactive.b20_8.fees.amount", new Amount(10_000, MoneyUnit.Yuan, "10000元", null))),
            Report(2024, "", ("requests.received.total", new Count(1024, "1024", null)),
                ("proactive.b20_8.fees.amount", new Amount(1, MoneyUnit.TenThousandYuan, "1", null)))).Changed);

    [Fact]
    public void A_figure_that_became_blank_is_a_change_and_a_missing_cell_stands_in_one_only()
    {
        var comparison = Comparison.Of(
            Report(2024, "", ("requests.received.total", new Count(0, "0", null)), ("requests.carried_in.total", new Count(1, "1", null))),
            Report(2024, "", ("requests.received.total", new Blank("", null)), ("requests.carried_in.total", new Missing())));
        Assert.Equal("requests.received.total", Assert.Single(comparison.Changed).Cell.Id);
        Assert.Equal("requests.carried_in.total", Assert.Single(comparison.OnlyInFirst).Cell.Id);
    }

    [Fact]
    public void Consecutive_years_are_held_against_each_other_whichever_is_named_first()
    {
        var earlier = Report(2023, "", [.. Row("requests.carried_out", 5)]);
        var later = Report(2024, "", [.. Row("requests.carried_in", 2)]);
        Assert.Contains(Comparison.Of(earlier, later).BetweenYears, finding => finding.Code == "IY01");
        Assert.Contains(Comparison.Of(later, earlier).BetweenYears, finding => finding.Code == "IY01");
        Assert.Empty(Comparison.Of(earlier, earlier).BetweenYears);
    }

    [Fact]
    public void Copied_sentences_are_found_and_the_copied_share_is_of_the_second_text()
    {
        var text = Comparison.Of(
            Report(2023, "坚持以公开为常态、不公开为例外，及时更新各个栏目。全年举办培训三场。"),
            Report(2024, "坚持以公开为常态、不公开为例外，及时更新各个栏目。新开设助企惠民政策专栏，集中发布解读材料二十余篇。")).Texts.Single();
        Assert.Equal(["坚持以公开为常态、不公开为例外，及时更新各个栏目。"], text.InBoth);
        Assert.Equal(["全年举办培训三场。"], text.OnlyInFirst);
        Assert.InRange(text.Copied!.Value, 0.2m, 0.6m);
    }

    private static IEnumerable<(string, Cell)> Row(string id, long value) =>
        ReportForm.RequestColumns.Select(column =>
            ($"{id}.{column.Id}", (Cell)(column.Id is "natural_person" or "total" ? new Count(value, $"{value}", null) : new Count(0, "0", null))));

    private static AnnualReport Report(int year, string overview, params (string Id, Cell Cell)[] cells) => new()
    {
        Generation = ReportFormGeneration.B,
        Agency = "云川市商务局",
        Year = year,
        Cells = ReportCells.Of(ReportForm.B,
            cell => cell.Column.Type == CellType.Money ? (Cell)new Amount(0, MoneyUnit.TenThousandYuan, "0", null) : new Count(0, "0", null))
            .SetItems(cells.Select(cell => KeyValuePair.Create(cell.Id, cell.Cell))),
        Passages = overview.Length == 0 ? [] : [new(ReportSection.Overview, overview, null)],
    };
}
