using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST03: a row with more or fewer value cells than the form's; a value too many belongs to no cell.</summary>
internal sealed class WrongNumberOfValues() : ReportRule("ST03", Severity.Error)
{
    // So many rows that are short of one value each have slipped together; fewer were left empty here and there.
    private const int Together = 3;

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var replaced = report.Replaced();
        var widths = report.Layout.OfType<WidthDiffers>().Where(note => !replaced.Contains(note.Row)).ToArray();
        var (empty, wrong) = (widths.Where(note => IsEmptySlot(report, note)).ToArray(), widths.Where(note => !IsEmptySlot(report, note)));
        foreach (var note in wrong)
            yield return Found(note.At, Labels.Cells(report, note.Row), ("row", Labels.Row(report, note.Row)), ("expected", (long)note.Expected),
                ("found", (long)note.Found),
                ("values", string.Join(' ', note.Values.Select(value => value.Trim() is "" ? "□" : value.Trim()))));
        foreach (var table in empty.Where(note => note.Found == note.Expected - 1).GroupBy(note => note.Row.Split('.')[0])
            .Where(rows => rows.Count() >= Together))
            yield return Found(table.First().At, [.. table.SelectMany(note => Labels.Cells(report, note.Row))], ("table", Labels.Row(report, table.Key)),
                ("rows", (long)table.Count()), ("found", (long)table.First().Found), ("expected", (long)table.First().Expected)) with
            { Variant = "rows" };
        foreach (var surplus in report.Layout.OfType<ValueSurplus>().Where(note => !replaced.Contains(note.Row) && widths.All(width => width.Row != note.Row)))
            yield return Found(surplus.At, [], ("row", Labels.Row(report, surplus.Row)), ("value", surplus.Printed.Trim())) with { Variant = "surplus" };
    }

    // The slot is there and empty: CF05 speaks of it.
    private static bool IsEmptySlot(AnnualReport report, WidthDiffers note) =>
        note.Found < note.Expected && Labels.Cells(report, note.Row).Count(id => report[id] is Blank) == note.Expected - note.Found;
}
