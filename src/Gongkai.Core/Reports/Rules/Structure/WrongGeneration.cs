using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST06: the form is not the one in force for the report year.</summary>
internal sealed class WrongGeneration() : ReportRule("ST06", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        if (report.Year is { } year && ReportForm.GenerationFor(year) != report.Generation)
            yield return Found(report.PlaceOf(report.Form.Cells[0].Id), [], ("year", (long)year))
                with
            { Variant = report.Generation == ReportFormGeneration.A ? "old" : "new" };
    }
}
