using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports;

/// <summary>What had to be normalised, or was found beside the number, when a cell was read (TX-01).</summary>
public enum CellTypo
{
    /// <summary>A no-break, en or ideographic space around or inside the number.</summary>
    SpaceCharacter,

    /// <summary>Full-width digits.</summary>
    FullWidth,

    /// <summary>A minus sign other than the hyphen.</summary>
    OddMinus,

    /// <summary>Commas between thousands.</summary>
    ThousandsComma,

    /// <summary>The number is written in Chinese numerals.</summary>
    ChineseNumeral,

    /// <summary>A remark that only repeats the sign: 1(增加), 增加1.</summary>
    ReadableRemark,

    /// <summary>A unit or a comment beside the number.</summary>
    UnitOrRemark,

    /// <summary>The mark of a footnote beside the number: 1001¹, 1001[1], 1001注1.</summary>
    FootnoteMark,
}

/// <summary>Reads the text of one table cell. Every reading is certain, or the cell is unreadable.</summary>
public static partial class CellText
{
    /// <summary>The cell that the text declares.</summary>
    /// <param name="raw">The text as printed.</param>
    /// <param name="type">What the form puts there.</param>
    /// <param name="labelUnit">The unit that the column's printed label states, for money.</param>
    /// <param name="at">Where it stands.</param>
    public static Cell Read(string raw, CellType type, MoneyUnit? labelUnit, Place? at)
    {
        if (type != CellType.Money && IsPlain(raw))
        {
            var number = int.Parse(raw, CultureInfo.InvariantCulture);
            return at is null && number < Small.Length ? Small[number] : new Count(number, raw, at);
        }
        if (ChineseText.Squeeze(raw).Length == 0) return new Blank(raw, at);
        if (Upright(raw) is not { } text) return new Unreadable(raw, at);
        if (IsNotApplicable(text)) return new NotApplicable(raw, at);
        return Parse(raw, text, type) is not { } figure ? new Unreadable(raw, at)
            : type == CellType.Money ? new Amount(figure.Value, figure.Unit ?? labelUnit, raw, at)
            : figure.Value == decimal.Truncate(figure.Value) && Math.Abs(figure.Value) <= long.MaxValue ? new Count((long)figure.Value, raw, at)
            : new Unreadable(raw, at);
    }

    // Of reports that were filed long ago, hundreds of thousands of cells are among these.
    private static readonly ImmutableArray<Count> Small =
        [.. Enumerable.Range(0, 1000).Select(number => new Count(number, number.ToString(CultureInfo.InvariantCulture), null))];

    // What nearly every cell holds: nothing in it needs to be looked at twice.
    private static bool IsPlain(string raw) => raw.Length is > 0 and < 10 && (raw.Length == 1 || raw[0] != '0') && raw.All(char.IsAsciiDigit);

    /// <summary>What was normalised to read the text; empty when it was clean or is not a figure.</summary>
    public static ImmutableArray<CellTypo> TyposOf(string raw, CellType type) =>
        Upright(raw) is { } text ? Parse(raw, text, type)?.Typos ?? [] : [];

    /// <summary>Whether the squeezed text says that the matter does not apply.</summary>
    public static bool IsNotApplicable(string text) =>
        text is "/" or "\\" or "-" or "--" or "---" or "—" or "——" or "–" or "*" or "无" or "不涉及" or "不适用" or "N/A" or "n/a" or "无此项" or "(无)" or "无此类";

    /// <summary>Whether the text, by itself, can only be a value: a number in digits, with or without a unit, or a mark for not applicable.</summary>
    public static bool LooksLikeValue(string raw)
    {
        if (Upright(raw) is not { Length: > 0 } text) return false;
        if (IsNotApplicable(text)) return true;
        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '—' or '–' or '↑' or '↓' or '约' or '增' or '减' or '¥' or '￥')) return false;
        if (text.Length > 24 || !text.Any(char.IsAsciiDigit)) return false;
        var i = 0;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is ',' or '.' or '+' or '-')) i++;
        // 1.属于国家秘密 is a label: a full stop after the digits and words after that.
        return i == 0 || i == text.Length || (text[i - 1] != '.' && (IsRemark(text.AsSpan(i)) || text[i..] is "万元" or "(万元)"));
    }

    // The squeezed text without marks of footnotes; null where they are all there is, or cannot be told from the number.
    private static string? Upright(string raw)
    {
        var text = ChineseText.Squeeze(raw);
        var upright = PlainMark().Replace(RaisedText.WithoutMarks(text), "$1");
        if (upright.Length == text.Length) return text;
        // 10¹01 is no number, and 10⁴ may be ten thousand.
        return upright.Length == 0 || MarkInside().IsMatch(RaisedText.WithoutMarks(text, '^')) || IsPower(text) ? null : upright;
    }

    private static bool IsPower(string text) =>
        text.IndexOf("10", StringComparison.Ordinal) is >= 0 and var at && (at == 0 || !char.IsAsciiDigit(text[at - 1])) && at + 2 < text.Length
            && text[at + 2] is '²' or '³' or '⁻' or >= '⁴' and <= '⁹';

    [GeneratedRegex(@"(?<=^.*\d)(件?)(?:\(注\d{0,2}\)|\(注[一二三四五六七八九]\)|注\d{0,2}|\[(?:注?\d{1,2}|注)\])$")]
    private static partial Regex PlainMark();

    [GeneratedRegex(@"[\d.,]\^+[\d.,]")]
    private static partial Regex MarkInside();

    private sealed record Figure(decimal Value, MoneyUnit? Unit, ImmutableArray<CellTypo> Typos);

    private static Figure? Parse(string raw, string text, CellType type)
    {
        var typos = ImmutableArray.CreateBuilder<CellTypo>();
        foreach (var c in raw)
        {
            if (c is '\u00A0' or '\u3000' or '\uFEFF' or (>= '\u2000' and <= '\u200F') or '\u202F') Note(typos, CellTypo.SpaceCharacter);
            if (c is >= '０' and <= '９') Note(typos, CellTypo.FullWidth);
            if (c is '－' or '−' or '﹣' or '—' or '–') Note(typos, CellTypo.OddMinus);
        }
        if (text.Length != ChineseText.Squeeze(raw).Length) Note(typos, CellTypo.FootnoteMark);
        if (HasGap(raw))
        {
            if (!IsSpacedThousands(raw)) return null;
            Note(typos, CellTypo.SpaceCharacter);
        }
        if (ChineseNumerals.TryParse(text, out var numeral))
        {
            Note(typos, CellTypo.ChineseNumeral);
            return new(numeral, null, typos.ToImmutable());
        }
        return Digits(text.Replace('—', '-').Replace('–', '-'), type, typos);
    }

    private static Figure? Digits(string text, CellType type, ImmutableArray<CellTypo>.Builder typos)
    {
        var start = 0;
        while (start < text.Length && !char.IsAsciiDigit(text[start])) start++;
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is ',' or '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            end++;
        if (start == end || text.AsSpan(end).ContainsAnyInRange('0', '9')) return null;
        var digits = text[start..end];
        if (digits.Contains(',', StringComparison.Ordinal))
        {
            if (!IsGrouped(digits)) return null;
            digits = digits.Replace(",", "", StringComparison.Ordinal);
            Note(typos, CellTypo.ThousandsComma);
        }
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > NumberReading.Largest)
            return null;
        return Beside(text[..start], text[end..], value, type, typos);
    }

    private static Figure? Beside(string before, string after, decimal value, CellType type, ImmutableArray<CellTypo>.Builder typos)
    {
        MoneyUnit? unit = null;
        if (type == CellType.Money)
        {
            var remark = after.Trim('(', ')');
            if (remark is "元" or "元人民币" or "万元" or "万元人民币")
            {
                unit = remark[0] == '万' ? MoneyUnit.TenThousandYuan : MoneyUnit.Yuan;
                after = "";
                Note(typos, CellTypo.UnitOrRemark);
            }
        }
        var sign = 1;
        if (before is "-") (sign, before) = (-1, "");
        else if (before is "+") (before, _) = ("", type == CellType.SignedCount ? 0 : Note(typos, CellTypo.ReadableRemark));
        if (before.Length == 0 && after.Length == 0) return new(sign * value, unit, typos.ToImmutable());
        if (type == CellType.SignedCount && Direction(before, after) is { } direction and not 0)
        {
            Note(typos, CellTypo.ReadableRemark);
            return new(direction * value, unit, typos.ToImmutable());
        }
        if (!IsRemark(before) || !IsRemark(after)) return null;
        Note(typos, CellTypo.UnitOrRemark);
        return new(sign * value, unit, typos.ToImmutable());
    }

    // 增加1, 1(增加), ↑1 say the sign in words.
    private static int Direction(string before, string after) => (before.Trim('(', ')', ':'), after.Trim('(', ')', '项', '件')) switch
    {
        ("增加" or "增" or "↑" or "新增", "") or ("" or "+", "增加" or "增" or "↑" or "新增") => 1,
        ("减少" or "减" or "↓", "") or ("" or "-", "减少" or "减" or "↓") => -1,
        _ => 0,
    };

    // Words that make the number itself uncertain are no remark.
    private static bool IsRemark(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsAsciiDigit(c) || char.IsAsciiLetter(c)
                || c is '约' or '…' or '近' or '第' or '月' or '年' or '日' or '页' or '[' or '余' or '多' or '左' or '超' or '不' or '至' or '~' or '百' or '千' or '万' or '亿'
                    or '+' or '-' or '.' or ',' or '/' or '%' or '?' or '‰') return false;
        return true;
    }

    private static bool IsGrouped(string digits)
    {
        var whole = digits.Split('.')[0].Split(',');
        return digits.Count(c => c == '.') <= 1 && whole[0].Length is >= 1 and <= 3 && whole.Skip(1).All(group => group.Length == 3)
            && !digits[Math.Max(digits.IndexOf('.', StringComparison.Ordinal), 0)..].Contains(',', StringComparison.Ordinal)
                | !digits.Contains('.', StringComparison.Ordinal);
    }

    // Digits with a space or a line break between them may be two numbers; characters without width are nothing between them.
    private static bool HasGap(string raw)
    {
        var (digit, gap) = (false, false);
        foreach (var c in raw)
        {
            var folded = ChineseText.Fold(c);
            if (folded == ' ')
            {
                gap |= c is not ('\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF');
                continue;
            }
            if (digit && gap && char.IsAsciiDigit(folded)) return true;
            (digit, gap) = (char.IsAsciiDigit(folded), false);
        }
        return false;
    }

    // 13 612: groups of three, as some print thousands.
    private static bool IsSpacedThousands(string raw)
    {
        var groups = ChineseText.Fold(raw).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return !raw.Contains('\n', StringComparison.Ordinal) && groups.Length > 1 && groups[0].Length <= 3 && groups[0] != "0"
            && groups.Skip(1).All(group => group.Length == 3) && groups.All(group => group.All(char.IsAsciiDigit));
    }

    private static int Note(ImmutableArray<CellTypo>.Builder typos, CellTypo typo)
    {
        if (!typos.Contains(typo)) typos.Add(typo);
        return 0;
    }
}
