using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST04: a number among the labels, or words among the numbers: the cells of the row have slipped.</summary>
internal sealed class ShiftedCells() : ReportRule("ST04", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from note in examination.Report.Layout.OfType<CellShifted>()
        group note by (note.Row, note.NumberAmongLabels) into row
        let finding = Found(row.First().At, Labels.Cells(examination.Report, row.Key.Row), ("row", Labels.Row(examination.Report, row.Key.Row)),
            ("printed", string.Join('、', row.Select(note => Labels.Shown(note.Printed)).Distinct())))
        select row.Key.NumberAmongLabels ? finding : finding with { Variant = "words" };
}
