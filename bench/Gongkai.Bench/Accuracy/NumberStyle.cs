using System.Globalization;
using System.Text;

namespace Gongkai.Bench.Accuracy;

/// <summary>How a number is printed in running text.</summary>
public enum NumberStyle
{
    /// <summary>258</summary>
    Plain,

    /// <summary>1,258</summary>
    Commas,

    /// <summary>２５８</summary>
    FullWidth,

    /// <summary>二百五十八</summary>
    Chinese,
}

/// <summary>Prints numbers.</summary>
public static class NumberPrinting
{
    /// <summary>The number in that style.</summary>
    public static string Print(this NumberStyle style, long number) => style switch
    {
        NumberStyle.Commas => number.ToString("N0", CultureInfo.InvariantCulture),
        NumberStyle.FullWidth => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)(digit - '0' + '０'))),
        NumberStyle.Chinese when number < 100_000 => Chinese(number),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(long number)
    {
        if (number == 0) return "零";
        if (number >= 10_000)
            return Chinese(number / 10_000) + "万" + (number % 10_000 == 0 ? "" : (number % 10_000 < 1000 ? "零" : "") + Chinese(number % 10_000));
        var text = new StringBuilder();
        var zero = false;
        foreach (var (unit, name) in ((long, string)[])[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }
            if (zero) text.Append('零');
            zero = false;
            if (!(digit == 1 && unit == 10 && text.Length == 0)) text.Append("零一二三四五六七八九"[(int)digit]);
            text.Append(name);
        }
        return text.ToString();
    }
}
