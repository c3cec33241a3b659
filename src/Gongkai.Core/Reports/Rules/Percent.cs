using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>How percentages are compared: to one unit of the last digit printed.</summary>
internal static class Percent
{
    /// <summary>One unit of the last digit printed.</summary>
    public static decimal Unit(NumberReading number)
    {
        var unit = 1m;
        for (var i = 0; i < number.Decimals; i++) unit /= 10;
        return unit;
    }

    /// <summary>What that part is of that whole, in per cent, as findings tell it: to the decimals of what was printed, one at least.</summary>
    public static decimal Of(decimal part, decimal whole, int decimals) =>
        Math.Round(100m * part / whole, Math.Max(1, decimals), MidpointRounding.AwayFromZero);

    /// <summary>Whether the percentage as printed can be that part of that whole.</summary>
    public static bool Fits(NumberReading number, decimal part, decimal whole) =>
        whole > 0 && Is(number, 100m * part / whole);

    /// <summary>Whether the percentage as printed can be said of that one: rounded up or down, 五成多 for a little more, 不足六成 for a little less.</summary>
    public static bool Is(NumberReading number, decimal percent) => number.Exactness switch
    {
        Exactness.Exact => Math.Abs(percent - number.Value) <= Unit(number),
        Exactness.AtLeast => percent >= number.Value - 0.5m && percent <= number.Value + 10,
        Exactness.AtMost => percent <= number.Value && percent >= number.Value - 10,
        _ => Math.Abs(percent - number.Value) <= Math.Max(1m, number.Value / 10),
    };
}
