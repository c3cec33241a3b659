using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>
/// AG01: an additive cell of the superior's report that is not the sum of its members': less is an error, more a warning (a member's report may not be here).
/// </summary>
internal sealed class SuperiorIsNotTheSum() : AgencyRule("AG01", Severity.Error)
{
    public override IEnumerable<Finding> Check(AgencyExamination examination)
    {
        if (examination.Comparable.IsEmpty) yield break;
        foreach (var cell in examination.Superior.Form.Cells.Where(cell => !cell.IsDerived))
        {
            if (AgencyFigures.Value(examination.Superior, cell) is not { } stated || AgencyFigures.Sum(examination, cell) is not { } sum || stated == sum)
                continue;
            var finding = Found(examination.Superior[cell.Id].At, [cell.Id], ("row", cell.Row.Name()), ("column", cell.Column.Label),
                ("stated", stated), ("sum", sum),
                ("members", (long)examination.Comparable.Length), ("difference", Math.Abs(stated - sum)));
            yield return stated < sum || cell.Column.Type == CellType.SignedCount ? finding : finding with { Severity = Severity.Warning, Variant = "more" };
        }
    }
}
