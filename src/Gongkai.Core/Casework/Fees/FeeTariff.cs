namespace Gongkai.Casework;

/// <summary>计收标准: for one application one of the two, never both (办法第三条).</summary>
public enum FeeTariff
{
    /// <summary>按件计收: applications of one applicant in one calendar month (办法第四条).</summary>
    [Word("按件计收")] PerItem,

    /// <summary>按量计收: pages given on paper, by e-mail or copied (办法第五条).</summary>
    [Word("按量计收")] PerPage,
}

/// <summary>The words for the tariffs.</summary>
public static class FeeTariffs
{
    /// <summary>件, 页.</summary>
    public static string UnitOf(FeeTariff tariff) => tariff == FeeTariff.PerItem ? "件" : "页";
}
