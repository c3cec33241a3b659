using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST07: a row of the other generation of the form, read under its own id.</summary>
internal sealed class RowOfTheOtherForm() : ReportRule("ST07", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var note in report.Layout.OfType<ForeignRow>().DistinctBy(note => note.Row))
        {
            var cells = report.Cells.Keys.Where(id => id.StartsWith(note.Row + ".", StringComparison.Ordinal) && !report.Form.Has(id))
                .Order(StringComparer.Ordinal);
            var finding = Found(note.At, [.. cells], ("row", Labels.Row(report, note.Row)),
                ("replaces", string.Join('、', note.Replaces.Select(row => $"“{report.Form.Row(row)?.Label ?? row}”"))));
            yield return note.Replaces.IsEmpty ? finding with { Variant = "added" } : finding;
        }
    }
}
