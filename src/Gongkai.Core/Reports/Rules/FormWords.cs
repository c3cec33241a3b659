using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>How cells are called in messages: the words of the form.</summary>
internal static class FormWords
{
    /// <summary>The cells a figure is the sum of, as a clerk calls them: 新收 + 上年结转（总计）.</summary>
    public static string Of(AnnualReport report, DeclaredFigure figure)
    {
        var cells = figure.Cells.Select(report.Form.Find).OfType<FormCell>().ToList();
        if (cells.Count == 0) return string.Join(" + ", figure.Cells);
        var rows = cells.Select(cell => cell.Row).Distinct().ToList();
        var columns = cells.Select(cell => cell.Column.Label).Distinct().ToList();
        var group = rows.Count > 1 && rows.All(row => row.Group is not null && row.Group == rows[0].Group) ? rows[0].Group! : null;
        var words = group ?? string.Join("＋", rows.Select(Short));
        return columns is ["总计"] && cells[0].Table.Section == ReportSection.Requests ? words : $"{words}·{string.Join("＋", columns)}";
    }

    private static string Short(FormRow row) => row.Role switch
    {
        RowRole.Received => "本年新收",
        RowRole.CarriedIn => "上年结转",
        RowRole.OutcomeTotal => "办理结果总计",
        RowRole.CarriedOut => "结转下年度",
        RowRole.Plain or RowRole.Outcome => row.Label.IndexOf('（', 1) is > 1 and var at ? row.Label[..at] : row.Label,
    };
}
