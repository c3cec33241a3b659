using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF09: a fee amount below zero, or finer than the four decimals (whole 元) that the form allows.</summary>
internal sealed class ImpossibleFee() : ReportRule("CF09", Severity.Error)
{
    private const string Fee = "proactive.b20_8.fees.amount";

    public override IEnumerable<Finding> Check(Examination examination)
    {
        if (examination.Report[Fee] is not Amount amount) yield break;
        var decimals = amount.Unit == MoneyUnit.Yuan ? 0 : 4;
        if (amount.Value < 0)
            yield return Found(amount.At, [Fee], ("amount", amount.Value)) with { Variant = "negative" };
        else if (amount.Value != Math.Round(amount.Value, decimals, MidpointRounding.AwayFromZero))
            yield return Found(amount.At, [Fee], ("amount", amount.Value), ("decimals", (long)decimals));
    }
}
