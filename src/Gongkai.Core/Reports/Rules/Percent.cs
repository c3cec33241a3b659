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

    /// <summary>Whether the percentage as printed can be that part of that whole.</summary>
    public static bool Fits(NumberReading number, decimal part, decimal whole) =>
        whole > 0 && Math.Abs(100m * part / whole - number.Value) <= (number.Exactness == Exactness.Exact ? Unit(number) : Math.Max(1m, number.Value / 10));
}
