namespace Gongkai.Diagnostics;

/// <summary>The order in which findings are told: by place, then by code; those without a place come first.</summary>
public sealed class FindingOrder : IComparer<Finding>
{
    /// <summary>The one instance.</summary>
    public static FindingOrder ByPlace { get; } = new();

    /// <inheritdoc />
    public int Compare(Finding? x, Finding? y)
    {
        var order = (x?.At?.Sequence ?? 0).CompareTo(y?.At?.Sequence ?? 0);
        if (order == 0) order = (x?.Words?.Start ?? 0).CompareTo(y?.Words?.Start ?? 0);
        return order != 0 ? order : string.CompareOrdinal(x?.Code, y?.Code);
    }
}
