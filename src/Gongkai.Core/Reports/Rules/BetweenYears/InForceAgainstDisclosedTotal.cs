using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>IY06: over the change of form, 现行有效件数 is not what last year's 对外公开总数量 would lead one to expect.</summary>
internal sealed class InForceAgainstDisclosedTotal() : BetweenYearsRule("IY06", Severity.Hint)
{
    private const string Row = "proactive.b20_1.normative_documents";

    protected override IEnumerable<Finding> Check(AnnualReport report, AnnualReport previous)
    {
        if (report.Number($"{Row}.in_force") is { } stated && report.Number($"{Row}.issued") is { } issued && report.Number($"{Row}.repealed") is { } repealed
            && previous.Number("proactive.a20_1.normative_documents.disclosed_total") is { } before && stated != before + issued - repealed)
            yield return Found(report.PlaceOf($"{Row}.in_force"), [$"{Row}.in_force"],
                ("year", (long)previous.Year!.Value), ("before", before), ("issued", issued), ("repealed", repealed), ("stated", stated));
    }
}
