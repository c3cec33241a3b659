using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF10: procurement projects and their amount that do not go together, or an amount without a unit.</summary>
internal sealed class ImplausibleProcurement() : ReportRule("CF10", Severity.Warning)
{
    private const string Projects = "proactive.a20_9.central_procurement.projects";
    private const string Total = "proactive.a20_9.central_procurement.total_amount";

    public override IEnumerable<Finding> Check(Examination examination)
    {
        if (examination.Report[Total] is not Amount amount) yield break;
        if (amount.Value != 0 && amount.Unit is null)
            yield return Found(amount.At, [Total], ("amount", amount.Value)) with { Variant = "unit" };
        if (examination.Report.Number(Projects) is not { } projects) yield break;
        if ((projects == 0) != (amount.Value == 0))
            yield return Found(amount.At, [Projects, Total], ("projects", projects), ("amount", amount.Value)) with { Variant = "one-sided" };
        else if (projects > 0 && amount.Unit is { } unit && amount.Value * (unit == MoneyUnit.Yuan ? 1 : 10_000) / projects is < 10_000 or > 100_000_000)
            yield return Found(amount.At, [Projects, Total], ("projects", projects), ("amount", amount.Value), ("unit", unit == MoneyUnit.Yuan ? "元" : "万元"),
                ("each", Math.Round(amount.Value * (unit == MoneyUnit.Yuan ? 1 : 10_000) / projects, 2, MidpointRounding.AwayFromZero)));
    }
}
