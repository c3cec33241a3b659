using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST03: a row with more or fewer value cells than the form's; a value too many belongs to no cell.</summary>
internal sealed class WrongNumberOfValues() : ReportRule("ST03", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var replaced = report.Replaced();
        var widths = report.Layout.OfType<WidthDiffers>().Where(note => !replaced.Contains(note.Row)).ToArray();
        foreach (var note in widths)
            yield return Found(note.At, Labels.Cells(report, note.Row), ("row", Labels.Row(report, note.Row)), ("expected", (long)note.Expected), ("found", (long)note.Found),
                ("values", string.Join(' ', note.Values.Select(value => value.Trim() is "" ? "□" : value.Trim()))));
        foreach (var surplus in report.Layout.OfType<ValueSurplus>().Where(note => !replaced.Contains(note.Row) && widths.All(width => width.Row != note.Row)))
            yield return Found(surplus.At, [], ("row", Labels.Row(report, surplus.Row)), ("value", surplus.Printed.Trim())) with { Variant = "surplus" };
    }
}
