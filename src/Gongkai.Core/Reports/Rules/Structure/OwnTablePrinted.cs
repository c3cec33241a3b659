using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST10: a table of the agency's own among those of the form; told once, and not read into the form's cells.</summary>
internal sealed class OwnTablePrinted() : ReportRule("ST10", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from table in examination.Report.Layout.OfType<OwnTable>()
        select Found(table.At, [], ("section", table.Section.Name()), ("printed", OwnFigures.HeadOf(table)));
}
