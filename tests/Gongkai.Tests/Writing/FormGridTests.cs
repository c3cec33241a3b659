using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Tests.Writing;

public sealed class FormGridTests
{
    [Theory]
    [InlineData(ReportFormGeneration.A)]
    [InlineData(ReportFormGeneration.B)]
    public void Every_cell_of_the_form_is_printed_once_and_no_two_overlap(ReportFormGeneration generation)
    {
        var report = Report(generation);
        var grids = FormGrid.Of(report);
        Assert.Equal(report.Form.Cells.Select(cell => cell.Id),
            grids.SelectMany(grid => grid.Cells).Where(cell => cell.Id is not null).Select(cell => cell.Id!));
        foreach (var grid in grids)
        {
            var slots =
                grid.Cells.SelectMany(cell =>
                    from row in Enumerable.Range(cell.Row, cell.RowSpan) from column in Enumerable.Range(cell.Column, cell.ColumnSpan) select (row, column))
                    .ToList();
            Assert.Equal(grid.RowCount * grid.Widths.Length, slots.Count);
            Assert.Equal(slots.Count, slots.Distinct().Count());
            Assert.Equal(156, grid.Widths.Sum(), 6);
        }
    }

    [Fact]
    public void A_row_that_the_report_does_not_have_is_not_printed_unless_the_whole_form_is_asked_for()
    {
        var report = Report(ReportFormGeneration.B);
        report = report with
        {
            Cells =
            report.Cells.RemoveRange(report.Cells.Keys.Where(id => id.StartsWith("requests.carried_out.", StringComparison.Ordinal)))
        };
        Assert.DoesNotContain(FormGrid.Of(report)[1].Cells, cell => cell.Text == "四、结转下年度继续办理");
        Assert.Contains(FormGrid.Of(report, wholeForm: true)[1].Cells, cell => cell.Text == "四、结转下年度继续办理");
    }

    [Fact]
    public void One_row_of_other_dispositions_is_printed_as_it_was()
    {
        var report = Report(ReportFormGeneration.B);
        var cells = report.Cells.RemoveRange(report.Cells.Keys.Where(id => id.StartsWith("requests.outcome.other.", StringComparison.Ordinal)))
            .SetItems(ReportForm.RequestColumns.Select(column => KeyValuePair.Create($"requests.outcome.other.{column.Id}", (Cell)new Count(2, "2", null))));
        var labels = FormGrid.Of(report with { Cells = cells })[1].Cells.Where(cell => cell.Role == GridRole.RowLabel).Select(cell => cell.Text).ToList();
        Assert.Contains("（六）其他处理", labels);
        Assert.DoesNotContain("3.其他", labels);
    }

    [Fact]
    public void What_was_unreadable_is_never_printed_as_a_figure()
    {
        var report = With(ReportFormGeneration.B, "requests.received.total", new Unreadable("12", null));
        Assert.Equal("12（辨认不清）", Printed(report, "requests.received.total"));
        Assert.IsType<Unreadable>(CellText.Read("12（辨认不清）", CellType.Count, null, null));
    }

    [Fact]
    public void A_row_of_which_only_the_whole_text_is_known_is_printed_once_across()
    {
        var report = Report(ReportFormGeneration.B);
        report = report with
        {
            Cells = report.Cells.SetItems(ReportForm.RequestColumns.Select(column =>
                KeyValuePair.Create($"requests.carried_in.{column.Id}", (Cell)new Unreadable("二、上年结转政府信息公开申请数量 | 0 | 3", null)))),
        };
        var printed = FormGrid.Of(report)[1].Cells.Single(cell => cell.Id == "requests.carried_in");
        Assert.Equal((7, "0 | 3（辨认不清）"), (printed.ColumnSpan, printed.Text));
    }

    [Fact]
    public void Two_cells_that_say_the_same_words_stay_two()
    {
        var report = Report(ReportFormGeneration.A);
        report = report with
        {
            Cells = report.Cells.SetItem("proactive.a20_8.fees.items_prev", new Unreadable("详见附件", null))
                .SetItem("proactive.a20_8.fees.items_delta", new Unreadable("详见附件", null)),
        };
        Assert.Equal("详见附件", Printed(report, "proactive.a20_8.fees.items_prev"));
        Assert.Equal("详见附件", Printed(report, "proactive.a20_8.fees.items_delta"));
    }

    [Fact]
    public void A_unit_that_only_the_old_label_stated_is_printed_beside_the_figure() =>
        Assert.Equal("35万元", Printed(With(ReportFormGeneration.A, "proactive.a20_9.central_procurement.total_amount",
            new Amount(35, MoneyUnit.TenThousandYuan, "35", null)), "proactive.a20_9.central_procurement.total_amount"));

    [Fact]
    public void The_label_never_states_a_unit_that_the_report_did_not()
    {
        var report = With(ReportFormGeneration.B, "proactive.b20_8.fees.amount", new Amount(35, null, "35", null));
        Assert.Contains(FormGrid.Of(report)[0].Cells, cell => cell.Text == "本年收费金额");
    }

    private static string Printed(AnnualReport report, string id) =>
        FormGrid.Of(report).SelectMany(grid => grid.Cells).Single(cell => cell.Id == id).Text;

    private static AnnualReport With(ReportFormGeneration generation, string id, Cell cell)
    {
        var report = Report(generation);
        return report with { Cells = report.Cells.SetItem(id, cell) };
    }

    private static AnnualReport Report(ReportFormGeneration generation) => new()
    {
        Generation = generation,
        Cells = ReportCells.Of(ReportForm.Of(generation), cell => cell.Column.Type == CellType.Money
            ? (Cell)new Amount(0, MoneyUnit.TenThousandYuan, "0", null)
            : new Count(0, "0", null)),
    };
}
