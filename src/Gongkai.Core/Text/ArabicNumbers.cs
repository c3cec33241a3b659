using System.Globalization;

namespace Gongkai.Text;

/// <summary>Numbers written in digits: 1,024件, 33.9%, 3.5万元, 3-5件, and the dates, numbers of documents and telephones that look like them.</summary>
internal static class ArabicNumbers
{
    public static int Next(string text, int at, out NumberReading? reading)
    {
        var sign = text[at] == '-' ? 1 : 0;
        var end = Digits(text, at + sign, out var value, out var decimals, out var digits);
        if (Name(text, at, end, digits) is { } named)
        {
            reading = named;
            return named.End;
        }
        if (value > NumberReading.Largest) return Role(NumberRole.Name, 0, at, end, out reading);
        if (decimals == 0 && Marker(text, at, end)) return Role(NumberRole.Ordinal, value, at, end, out reading);
        if (sign == 1) value = -value;
        var rest = text.AsSpan(end);
        if (digits == 4 && decimals == 0 && value is >= 1900 and < 2100 && (rest.StartsWith("年") || YearRange(rest)))
            return Role(NumberRole.Year, value, at, rest.StartsWith("年") ? end + (rest.StartsWith("年度") ? 2 : 1) : end, out reading);
        return Quantity(text, at, end, value, decimals, out reading);
    }

    // 2019-2020年, 2019至2020年, and the year in the number of a document [2019]60号.
    private static bool YearRange(ReadOnlySpan<char> rest) =>
        rest.Length > 5 && rest[0] is '-' or '至' or '到' or '~' or '—' && char.IsAsciiDigit(rest[1]) && rest[5] == '年';

    private static int Quantity(string text, int at, int end, decimal value, int decimals, out NumberReading? reading)
    {
        var (start, exactness) = NumberGrammar.Before(text, at);
        var high = value;
        if (Range(text, end, out var upper, out var rangeEnd, out var upperDecimals) && upper > value)
        {
            (high, end, exactness, decimals) = (upper, rangeEnd, Exactness.Between, Math.Max(decimals, upperDecimals));
        }
        var malformed = false;
        var scale = 1m;
        var lowScale = true;
        for (var more = true; more && end < text.Length;)
        {
            more = false;
            if (text[end] is '余' or '多' && !Plural(text, end))
            {
                malformed = scale == 1 && (value % 10 != 0 || value == 0);
                exactness = Exactness.AtLeast;
                (end, more) = (end + 1, true);
            }
            else if (lowScale && Scale(text[end]) is > 1 and var s && !(text[end] == '千' && end + 1 < text.Length && text[end + 1] is '瓦' or '米'))
            {
                scale *= s;
                lowScale = scale < 100_000_000;
                (end, more) = (end + 1, true);
            }
        }
        value *= scale;
        high *= scale;
        if (scale > 1) decimals = 0;
        var rest = text.AsSpan(end);
        if (rest.StartsWith("%")) return Take(NumberRole.Percentage, 1, out reading);
        if (rest.StartsWith("‰")) { value /= 10; high /= 10; return Take(NumberRole.Percentage, 1, out reading); }
        if (rest.StartsWith("个百分点")) return Take(NumberRole.PercentagePoints, 4, out reading);
        if (rest.StartsWith("成")
            && value is >= 1 and <= 10) { value *= 10; high *= 10; exactness = Exactness.About; return Take(NumberRole.Percentage, 1, out reading); }
        if (Classifiers.OfTime(rest) is { } time) return Take(NumberRole.Time, time.Length, out reading);
        if (at > 0 && text[at - 1] == '第') return Take(NumberRole.Ordinal, 0, out reading);
        // 95人次（件）
        if (rest.StartsWith("人次(件)")) return Take(NumberRole.Quantity, 5, out reading, "件");
        if (Classifiers.Counting(rest) is { } unit) return Take(NumberRole.Quantity, unit.Length, out reading, unit);
        // 342（件）
        if (rest.Length > 2 && rest[0] == '(' && Classifiers.Counting(rest[1..]) is { } bracketed && rest[(1 + bracketed.Length)..].StartsWith(")"))
            return Take(NumberRole.Quantity, bracketed.Length + 2, out reading, bracketed);
        if (Classifiers.OfNames(rest) is { } name) return Take(NumberRole.Name, name.Length, out reading);
        if (rest.StartsWith("/") || (scale == 1 && value is 12345 or 12315 or 12333 or 12348 or 12388 or 12380 or 12320 or 12369))
            return Take(NumberRole.Name, 0, out reading);
        return Take(NumberRole.Quantity, 0, out reading);

        int Take(NumberRole role, int tail, out NumberReading? taken, string unit = "")
        {
            var last = end + tail;
            if (role == NumberRole.Quantity)
            {
                var (length, after) = NumberGrammar.After(text.AsSpan(last));
                if (length > 0 && exactness == Exactness.Exact) (last, exactness) = (last + length, after);
            }
            taken = new(role, value, start, last - start) { Exactness = exactness, High = high, Unit = unit, Decimals = decimals, IsMalformed = malformed };
            return last;
        }
    }

    private static bool Plural(string text, int at) =>
        at + 1 < text.Length && text[at] == '多' && text[at + 1] is '部' or '种' && at + 2 < text.Length && text[at + 2] == '门';

    private static bool Range(string text, int end, out decimal upper, out int rangeEnd, out int decimals)
    {
        (upper, rangeEnd, decimals) = (0, end, 0);
        if (end + 1 >= text.Length || text[end] is not ('-' or '~' or '至' or '到' or '—' or '～')) return false;
        var start = end + 1;
        while (start < text.Length && text[start] is '-' or '—') start++;
        if (start >= text.Length || !char.IsAsciiDigit(text[start])) return false;
        rangeEnd = Digits(text, start, out upper, out decimals, out _);
        return upper <= NumberReading.Largest;
    }

    private static decimal Scale(char c) => c switch { '万' => 10_000, '亿' => 100_000_000, '千' => 1_000, '百' => 100, _ => 1 };

    // Digits with thousands commas and a decimal point. A comma between figures said 分别 separates them.
    private static int Digits(string text, int at, out decimal value, out int decimals, out int digits)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        digits = end - at;
        Span<char> buffer = stackalloc char[40];
        var length = 0;
        for (var i = at; i < end && length < 28; i++) buffer[length++] = text[i];
        if (digits <= 3 && text[at] != '0')
            while (end + 3 < text.Length && text[end] == ',' && Three(text, end + 1) && !Respectively(text, at) && length < 25)
            {
                for (var i = 1; i <= 3; i++) buffer[length++] = text[end + i];
                end += 4;
                digits += 3;
            }
        decimals = 0;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]) && !MarkerBeforeYear(text, at, end))
        {
            buffer[length++] = '.';
            for (end++; end < text.Length && char.IsAsciiDigit(text[end]); end++)
                if (length < 39)
                {
                    buffer[length++] = text[end];
                    decimals++;
                }
        }
        if (!decimal.TryParse(buffer[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)) value = 0;
        return end;
    }

    private static bool Three(string text, int at)
    {
        for (var i = at; i < at + 3; i++)
            if (i >= text.Length || !char.IsAsciiDigit(text[i])) return false;
        return at + 3 >= text.Length || !char.IsAsciiDigit(text[at + 3]);
    }

    private static bool Respectively(string text, int at) => text.AsSpan(Math.Max(0, at - 24), Math.Min(at, 24)).Contains("分别", StringComparison.Ordinal);

    // 1.2024年… : a list mark, then a year.
    private static bool MarkerBeforeYear(string text, int at, int point) =>
        point - at <= 2 && BeginsItem(text, at) && point + 5 < text.Length && text[point + 5] == '年' && text[point + 1] is '1' or '2';

    // 1. 2、 (3) at the beginning of an item.
    private static bool Marker(string text, int at, int end)
    {
        if (end - at > 2 || end >= text.Length) return false;
        if (text[end] == ')') return at > 0 && text[at - 1] == '(' || BeginsItem(text, at);
        if (text[end] == '.') return BeginsItem(text, at);
        return text[end] == '、' && BeginsItem(text, at) && end + 1 < text.Length && !char.IsAsciiDigit(text[end + 1]) && (at == 0 || text[at - 1] != '为');
    }

    private static bool BeginsItem(string text, int at) => at == 0 || text[at - 1] is '。' or ';' or ':' or '!' or '?' or ',' or '、' or '#' or '*';

    private static NumberReading? Name(string text, int at, int end, int digits)
    {
        var last = end;
        // Telephones, identity numbers, addresses of pages: a run of figures with letters, or with hyphens and a leading nought.
        if (last < text.Length && (char.IsAsciiLetter(text[last]) || text[last] is '@' or '_'))
        {
            NumberGrammar.Identifier(text, last, out _);
            while (last < text.Length && NumberGrammar.IsIdentifierPart(text[last])) last++;
            return new(NumberRole.Name, 0, at, last - at);
        }
        if (text[at] == '0' && digits > 1 && (last >= text.Length || text[last - 1] != '.') && !text.AsSpan(at, last - at).Contains('.'))
        {
            while (last < text.Length && (char.IsAsciiDigit(text[last]) || text[last] is '-' or '—' or ':')) last++;
            return new(NumberRole.Name, 0, at, last - at) { Unit = text.AsSpan(last).StartsWith("月") || text.AsSpan(last).StartsWith("日") ? "月" : "" };
        }
        // 70∶18
        if (last + 1 < text.Length && text[last] == '∶' && char.IsAsciiDigit(text[last + 1]) || at > 0 && text[at - 1] == '∶')
            return new(NumberRole.Name, 0, at, last - at);
        if (last + 1 < text.Length && text[last] == ':' && char.IsAsciiDigit(text[last + 1]) && digits <= 2 && last + 2 < text.Length
            && char.IsAsciiDigit(text[last + 2]))
        {
            while (last < text.Length && (char.IsAsciiDigit(text[last]) || text[last] is ':' or '-' or '—')) last++;
            return new(NumberRole.Time, 0, at, last - at);
        }
        if (last + 1 < text.Length && text[last] is '-' && char.IsAsciiDigit(text[last + 1]) && RunOfDigits(text, at) >= 9)
        {
            while (last < text.Length && (char.IsAsciiDigit(text[last]) || text[last] == '-')) last++;
            return new(NumberRole.Name, 0, at, last - at);
        }
        if (last < text.Length && text[last] is 'x' or '×' or '*' or '+') return new(NumberRole.Name, 0, at, last + 1 - at);
        if (last + 1 < text.Length && text[last] == '.' && text[last - 1] != '.' && text.AsSpan(at, last - at).Contains('.')
            && char.IsAsciiDigit(text[last + 1]))
        {
            while (last < text.Length && (char.IsAsciiDigit(text[last]) || text[last] == '.')) last++;
            return new(NumberRole.Name, 0, at, last - at);
        }
        // 〔2019〕60号
        if (at > 0 && text[at - 1] is ']' && last < text.Length && text[last] == '号') return new(NumberRole.Name, 0, at, last + 1 - at);
        if (at > 0 && text[at - 1] == '[' && last < text.Length && text[last] == ']') return new(NumberRole.Name, 0, at, last - at);
        // （2021）豫01行初5号
        if (digits == 4 && at > 0 && text[at - 1] == '(' && last < text.Length && text[last] == ')' && last + 1 < text.Length
            && ChineseText.IsHan(text[last + 1])) return new(NumberRole.Name, 0, at, last - at);
        if (at > 0 && text[at - 1] is '×' or 'x' or '+'
            || at > 1 && text[at - 1] is '初' or '终' or '再' && text[at - 2] is '行' or '民' or '刑' or '赔' or '知' or '执')
            return new(NumberRole.Name, 0, at, last - at);
        if (digits >= 6 && Telephone(text, at)) return new(NumberRole.Name, 0, at, last - at);
        return null;
    }

    private static bool Telephone(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 8), Math.Min(8, at));
        return before.Contains("电话", StringComparison.Ordinal) || before.Contains("传真", StringComparison.Ordinal)
            || before.Contains("邮编", StringComparison.Ordinal)
            || before.Contains("邮政编码", StringComparison.Ordinal) || before.Contains("手机", StringComparison.Ordinal)
            || before.Contains("号码", StringComparison.Ordinal) || before.Contains("QQ", StringComparison.Ordinal);
    }

    private static int RunOfDigits(string text, int at)
    {
        var count = 0;
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '-'); at++)
            if (text[at] != '-') count++;
        return count;
    }

    private static int Role(NumberRole role, decimal value, int at, int end, out NumberReading? reading)
    {
        reading = new(role, value, at, end - at);
        return end;
    }
}
