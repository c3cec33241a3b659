using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST09: a row, column or table of the form that is absent, stands twice, or (a warning) stands in another order.</summary>
internal sealed class PartsAstray() : ReportRule("ST09", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var replaced = report.Replaced();
        foreach (var note in report.Layout)
            switch (note)
            {
                case PartAbsent absent when !replaced.Contains(absent.Id): yield return Tell(report, absent.Part, absent.Id, "absent", absent.At); break;
                case PartRepeated twice: yield return Tell(report, twice.Part, twice.Id, "repeated", twice.At); break;
                case PartMoved moved: yield return Tell(report, moved.Part, moved.Id, "moved", moved.At) with { Severity = Severity.Warning }; break;
            }
    }

    private Finding Tell(AnnualReport report, TablePart part, string id, string variant, Place? at) =>
        Found(at, [.. report.Form.Cells.Where(cell => Belongs(cell, part, id)).Select(cell => cell.Id)],
            ("part", Labels.Part(report, part, id))) with
        { Variant = variant };

    private static bool Belongs(FormCell cell, TablePart part, string id) => part switch
    {
        TablePart.Row => cell.Row.Id == id,
        TablePart.Column => id == $"{cell.Table.Id}.{cell.Column.Id}" || id == cell.Id,
        TablePart.Table => cell.Table.Id == id || cell.Table.Id.StartsWith(id + ".", StringComparison.Ordinal) || cell.Row.Id == id,
    };
}
