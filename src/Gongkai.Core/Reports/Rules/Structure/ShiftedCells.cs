using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST04: a number among the labels, or words among the numbers: the cells of the row have slipped; or many rows have slipped together.</summary>
internal sealed class ShiftedCells() : ReportRule("ST04", Severity.Error)
{
    private const int Together = 5;

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var row in report.Layout.OfType<CellShifted>().GroupBy(note => (note.Row, note.NumberAmongLabels)))
        {
            var finding = Found(row.First().At, Labels.Cells(report, row.Key.Row), ("row", Labels.Row(report, row.Key.Row)),
                ("printed", string.Join('、', row.Select(note => Labels.Shown(note.Printed)).Distinct())));
            yield return row.Key.NumberAmongLabels ? finding : finding with { Variant = "words" };
        }
        string[] slipped = [.. report.AllRequestRows().Where(row => FirstAloneIsEmpty(report, row)).Select(row => row.Id)];
        if (slipped.Length >= Together)
            yield return Found(report[$"{slipped[0]}.natural_person"].At, [.. slipped.SelectMany(row => Labels.Cells(report, row))],
                ("row", Labels.Row(report, slipped[0])), ("rows", (long)slipped.Length)) with
            { Variant = "block" };
    }

    // Under a wider grid the values of row after row begin one column late.
    private static bool FirstAloneIsEmpty(AnnualReport report, FormRow row) =>
        report[$"{row.Id}.natural_person"] is Blank
        && ReportForm.RequestColumns[1..].All(column => report.Number($"{row.Id}.{column.Id}") is not null);
}
