namespace Gongkai.Reports.Rules;

/// <summary>Figures of several agencies in one measure: counts as they are, money in 元.</summary>
internal static class AgencyFigures
{
    /// <summary>The figure of a cell; null when there is none, or money without a unit.</summary>
    public static decimal? Value(AnnualReport report, FormCell cell) => report[cell.Id] switch
    {
        Count count => count.Value,
        Amount { Unit: MoneyUnit.Yuan } amount => amount.Value,
        Amount { Unit: MoneyUnit.TenThousandYuan } amount => amount.Value * 10_000,
        Amount { Value: 0 } => 0,
        _ => null,
    };

    /// <summary>The sum over all members; null when one of them has no figure there.</summary>
    public static decimal? Sum(AgencyExamination examination, FormCell cell)
    {
        var sum = 0m;
        foreach (var member in examination.Comparable)
        {
            if (Value(member, cell) is not { } value) return null;
            sum += value;
        }
        return sum;
    }
}
