using System.Buffers;

namespace Gongkai.Text;

/// <summary>Chinese numerals: 一百二十, 两百零三, 二〇二四, 三万五千, 壹拾.</summary>
public static class ChineseNumerals
{
    /// <summary>The characters of which a Chinese numeral is written.</summary>
    public const string Characters = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿";

    private static readonly SearchValues<char> Units = SearchValues.Create("十百千万亿拾佰仟廿");

    /// <summary>Whether the character can stand in a Chinese numeral.</summary>
    public static bool IsNumeral(char c) => Characters.Contains(c, StringComparison.Ordinal);

    /// <summary>Reads a whole text as a Chinese numeral; false when it is none (十百, 一二三十, 二万亿万).</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 24) return false;
        foreach (var c in text)
            if (!IsNumeral(c)) return false;
        return !text.ContainsAny(Units) ? Digits(text, out value) : Structured(text, out value);
    }

    private static bool Digits(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.Length > 12) return false;
        foreach (var c in text) value = value * 10 + Digit(c);
        return true;
    }

    private static bool Structured(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        long section = 0, total = 0;
        long? digit = null;
        long lastUnit = 10_000, lastBig = long.MaxValue;
        foreach (var c in text)
        {
            if (Digit(c) is >= 0 and var d)
            {
                if (digit is not null and not 0) return false;
                digit = d;
                continue;
            }
            var unit = Unit(c);
            if (unit >= 10_000)
            {
                if (unit >= lastBig) return false;
                section += digit ?? 0;
                if (section == 0) return false;
                total += section * unit;
                (section, digit, lastUnit, lastBig) = (0, null, 10_000, unit);
                continue;
            }
            if (unit >= lastUnit) return false;
            if (c == '廿') section += 20;
            else section += (digit ?? (unit == 10 && section == 0 ? 1 : -1)) is >= 1 and var n ? n * unit : -1_000_000_000;
            if (section < 0) return false;
            (digit, lastUnit) = (null, unit);
        }
        // 三万五 is 35,000 and 一百二 is 120: a last digit without 零 belongs to the next unit down.
        if (digit is > 0 && text.Length > 1 && Digit(text[^2]) < 0)
            digit *= text[^2] is '十' or '拾' or '廿' ? 1 : Unit(text[^2]) / 10;
        value = total + section + (digit ?? 0);
        return true;
    }

    private static int Digit(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    private static long Unit(char c) => c switch
    {
        '十' or '拾' or '廿' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1_000,
        '万' => 10_000,
        _ => 100_000_000,
    };
}
