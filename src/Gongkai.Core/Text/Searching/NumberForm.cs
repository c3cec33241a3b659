using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Text;

/// <summary>
/// The number of a document (国办发〔2024〕12号), a day, a month or a year in one form, however it is written: with any brackets, in Chinese or Arabic numerals.
/// </summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Term">The one form. Its first character stands in no text.</param>
public sealed record NumberForm(int Start, int End, string Term)
{
    // The marks by which the kinds of forms are told apart.
    private const string NumberMark = "\u0001n";
    private const string DayMark = "\u0001d";
    private const string YearMark = "\u0001y";
    private const string Numerals = "〇一二三四五六七八九";
    private const string Opening = "([{<〈《「『";
    private const string Closing = ")]}>〉》」』";

    /// <summary>Whether it is a bare year.</summary>
    public bool IsYear => Term.StartsWith(YearMark, StringComparison.Ordinal);

    /// <summary>Whether a form is the number of a document.</summary>
    public static bool IsNumber(string term) => term.StartsWith(NumberMark, StringComparison.Ordinal);

    /// <summary>Those of a folded text, in order.</summary>
    public static ImmutableArray<NumberForm> Of(string folded)
    {
        var forms = ImmutableArray.CreateBuilder<NumberForm>();
        for (var at = 0; at + 4 <= folded.Length; at++)
        {
            if (folded[at] is not ('1' or '2' or '一' or '二')) continue;
            var year = YearAt(folded, at);
            if (year is null) continue;
            Read(folded, at, year.Value, forms);
            at += 3;
        }
        return forms.ToImmutable();
    }

    private static void Read(string folded, int at, int year, ImmutableArray<NumberForm>.Builder forms)
    {
        var end = at + 4;
        if (NumberAfter(folded, end) is ({ } number, var numberEnd)) forms.Add(new(at, numberEnd, $"{NumberMark}{year}/{number}"));
        if (MonthAfter(folded, end) is ({ } month, var monthEnd, var sign))
        {
            var named = $"{DayMark}{year}-{month:00}";
            if (DayAfter(folded, monthEnd, sign) is ({ } day, var dayEnd))
            {
                forms.Add(new(at, dayEnd, $"{named}-{day:00}"));
                forms.Add(new(at, dayEnd, named));
            }
            else if (sign == '年') forms.Add(new(at, monthEnd, named));
        }
        // A year in Arabic numerals is a word of its own.
        if (end < folded.Length && folded[end] == '年') forms.Add(new(at, end + 1, $"{YearMark}{year}"));
    }

    private static int? YearAt(string folded, int at)
    {
        if (char.IsAsciiDigit(folded[at]))
            return (at == 0 || !char.IsAsciiLetterOrDigit(folded[at - 1])) && (at + 4 == folded.Length || !char.IsAsciiLetterOrDigit(folded[at + 4]))
                && Arabic(folded.AsSpan(at, 4)) is { } year and >= 1900 and < 2100 ? (int)year : null;
        var value = 0;
        for (var i = at; i < at + 4; i++)
        {
            var digit = Numerals.IndexOf(folded[i], StringComparison.Ordinal);
            if (digit < 0) return null;
            value = value * 10 + digit;
        }
        return value is >= 1900 and < 2100 && at + 4 < folded.Length && folded[at + 4] is '年' or ')' or ']' ? value : null;
    }

    // 〔2024〕12号, (2024)第012号, 2024年第12号.
    private static (int? Number, int End) NumberAfter(string folded, int at)
    {
        var i = Skip(folded, at);
        var isClosed = i < folded.Length && Closing.Contains(folded[i], StringComparison.Ordinal);
        if (isClosed || (i < folded.Length && folded[i] == '年')) i = Skip(folded, i + 1);
        if (i < folded.Length && folded[i] == '字') i = Skip(folded, i + 1);
        if (i < folded.Length && folded[i] == '第') i = Skip(folded, i + 1);
        var digits = i;
        while (digits < folded.Length && char.IsAsciiDigit(folded[digits])) digits++;
        if (digits == i || digits - i > 7) return (null, 0);
        var number = int.Parse(folded.AsSpan(i, digits - i), NumberStyles.None, CultureInfo.InvariantCulture);
        var end = Skip(folded, digits);
        if (end < folded.Length && folded[end] == '号') return (number, end + 1);
        return isClosed ? (number, digits) : (null, 0);
    }

    private static (int? Month, int End, char Sign) MonthAfter(string folded, int at)
    {
        if (at >= folded.Length || folded[at] is not ('年' or '-' or '/' or '.')) return default;
        var sign = folded[at];
        var (month, end) = Small(folded, at + 1, 12);
        if (month is null || (sign == '年' && (end >= folded.Length || folded[end] != '月'))) return default;
        return (month, sign == '年' ? end + 1 : end, sign);
    }

    private static (int? Day, int End) DayAfter(string folded, int at, char sign)
    {
        if (sign != '年' && (at >= folded.Length || folded[at] != sign)) return default;
        var (day, end) = Small(folded, sign == '年' ? at : at + 1, 31);
        if (day is null) return default;
        if (sign != '年') return end < folded.Length && char.IsAsciiDigit(folded[end]) ? default : (day, end);
        return end < folded.Length && folded[end] is '日' or '号' ? (day, end + 1) : default;
    }

    private static (int? Value, int End) Small(string folded, int at, int most)
    {
        at = Skip(folded, at);
        var end = at;
        while (end < folded.Length && end - at < 3 && (char.IsAsciiDigit(folded[end]) || ChineseNumerals.IsNumeral(folded[end]))) end++;
        if (end == at) return default;
        var text = folded.AsSpan(at, end - at);
        var value = char.IsAsciiDigit(text[0]) ? Arabic(text) : ChineseNumerals.TryParse(text, out var written) ? written : null;
        return value >= 1 && value <= most ? ((int)value, Skip(folded, end)) : default;
    }

    private static long? Arabic(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int Skip(string folded, int at)
    {
        while (at < folded.Length && (folded[at] is ' ' || Opening.Contains(folded[at], StringComparison.Ordinal) && folded[at] is '(' or '[')) at++;
        return at;
    }
}
