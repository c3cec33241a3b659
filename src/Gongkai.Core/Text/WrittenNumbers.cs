using System.Buffers;

namespace Gongkai.Text;

/// <summary>Numbers written in Chinese: 一百二十件, 二十余条, 数十次, 三四十人, 百分之三十三点九, 二〇二四年. Without a word of measure they are words, not numbers.</summary>
internal static class WrittenNumbers
{
    public static int Next(string text, int at, out NumberReading? reading)
    {
        reading = null;
        if (text.AsSpan(at).StartsWith("百分之")) return Percentage(text, at, out reading);
        var end = at;
        while (end < text.Length
            && (ChineseNumerals.IsNumeral(text[end])
                || (text[end] is '数' or '几' && end + 1 < text.Length && text[end + 1] is '十' or '百' or '千' or '万' or '件' or '条' or '次' or '项' or '个'))) end++;
        if (end == at) return at + 1;
        var numeral = text.AsSpan(at, end - at);
        if (end < text.Length && text[end] == '几' && numeral is "十") return Vague(text, at, end + 1, out reading);
        if (numeral.ContainsAny('数', '几')) return Vague(text, at, end, out reading);
        var rest = text.AsSpan(end);
        if (rest.StartsWith("年") && numeral.Length == 4 && ChineseNumerals.TryParse(numeral, out var year) && year is >= 1900 and < 2100)
        {
            reading = new(NumberRole.Year, year, at, rest.StartsWith("年度") ? 6 : 5);
            return at + 5;
        }
        if (rest.StartsWith("分之")) return Fraction(text, at, end, out reading);
        if (at > 0 && text[at - 1] is '第' or '(' or '初' || (at > 0 && NotBefore.Contains(text[at - 1], StringComparison.Ordinal)) || Marks(rest))
        {
            reading = new(NumberRole.Ordinal, 0, at, end - at);
            return end;
        }
        return Quantity(text, at, end, out reading);
    }

    private static readonly SearchValues<char> Units = SearchValues.Create("十百千万亿拾佰仟廿");

    private const string NotBefore = "统唯专单逐同合归之每任某这那另进更万百十";

    // 一是, 二、… : marks in a list.
    private static bool Marks(ReadOnlySpan<char> rest) => rest.StartsWith("是") || rest.StartsWith("来") || rest.StartsWith("方面") || rest.StartsWith("则");

    private static int Quantity(string text, int at, int end, out NumberReading? reading)
    {
        reading = null;
        var numeral = text.AsSpan(at, end - at);
        decimal value, high;
        var exactness = Exactness.Exact;
        if (ChineseNumerals.TryParse(numeral, out var whole)
            && !(numeral.Length > 1 && IsPlainDigits(numeral) && numeral[0] is not '〇' && !numeral.ContainsAny('零', '〇'))) (value, high) = (whole, whole);
        else if (Between(numeral, out var low, out var up)) (value, high, exactness) = (low, up, Exactness.Between);
        else if (numeral is "百" or "千" or "万") { value = high = numeral[0] switch { '百' => 100, '千' => 1000, _ => 10000 }; }
        else return end;

        var (start, before) = NumberGrammar.Before(text, at);
        if (start == at && at > 0 && text[at - 1] == '上' && value >= 100) (start, before) = (at - 1, Exactness.AtLeast);
        if (before != Exactness.Exact && exactness == Exactness.Exact) exactness = before;
        var malformed = false;
        if (end < text.Length && text[end] is '余' or '多')
        {
            malformed = value < 10;
            exactness = Exactness.AtLeast;
            end++;
            if (end < text.Length && text[end] is '万') { value *= 10_000; high *= 10_000; end++; }
        }
        var rest = text.AsSpan(end);
        if (rest.StartsWith("成") && value <= 10 && !rest.StartsWith("成立") && !rest.StartsWith("成员"))
        {
            reading = new(NumberRole.Percentage, value * 10, start, end + 1 - start) { Exactness = before != Exactness.Exact ? before : Exactness.About };
            return end + 1;
        }
        if (Classifiers.OfTime(rest) is { } time)
        {
            reading = new(NumberRole.Time, value, start, end + time.Length - start);
            return end + time.Length;
        }
        if (Classifiers.Counting(rest) is not { } unit || Idiom(numeral, rest))
        {
            // 分别为三、四件: a bare numeral before a mark of listing is a number.
            if (end < text.Length && text[end] is '、' && at > 0 && text[at - 1] is '为' or '是' && value > 0)
            {
                reading = new(NumberRole.Quantity, value, start, end - start);
                return end;
            }
            return Math.Max(end, at + 1);
        }
        var last = end + unit.Length;
        var (length, after) = NumberGrammar.After(text.AsSpan(last));
        if (length > 0 && exactness == Exactness.Exact) (last, exactness) = (last + length, after);
        reading = new(NumberRole.Quantity, value, start, last - start) { Exactness = exactness, High = high, Unit = unit, IsMalformed = malformed };
        return last;
    }

    private static bool IsPlainDigits(ReadOnlySpan<char> numeral) => !numeral.ContainsAny(Units);

    // 三四十, 三五件, 十二三: two neighbouring digits are a range.
    private static bool Between(ReadOnlySpan<char> numeral, out long low, out long high)
    {
        (low, high) = (0, 0);
        for (var i = 0; i + 1 < numeral.Length; i++)
        {
            if (!Digit(numeral[i]) || !Digit(numeral[i + 1])) continue;
            Span<char> one = stackalloc char[numeral.Length - 1], two = stackalloc char[numeral.Length - 1];
            var n = 0;
            for (var j = 0; j < numeral.Length; j++)
                if (j != i + 1) one[n++] = numeral[j];
            n = 0;
            for (var j = 0; j < numeral.Length; j++)
                if (j != i) two[n++] = numeral[j];
            return ChineseNumerals.TryParse(one, out low) && ChineseNumerals.TryParse(two, out high) && low < high;
        }
        return false;
    }

    private static bool Digit(char c) => c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '两';

    private static bool Idiom(ReadOnlySpan<char> numeral, ReadOnlySpan<char> rest)
    {
        if (numeral is not ("一" or "两" or "三" or "五" or "二" or "百" or "千" or "万" or "零")) return false;
        foreach (var idiom in Idioms)
            if (rest.StartsWith(idiom, StringComparison.Ordinal)) return true;
        if (rest[0] == '起')
            return !(rest.StartsWith("起案") || rest.StartsWith("起行政") || rest.StartsWith("起投诉") || rest.StartsWith("起诉讼") || rest.StartsWith("起复议")
                || rest.StartsWith("起事件"));
        return numeral is "零" && rest[0] == '件' && rest.Length > 1 && ChineseText.IsHan(rest[1]);
    }

    private static readonly string[] Idioms =
    [
        "件事", "次性", "次办", "次告知", "次跑", "个窗口", "个系列", "份子", "类事", "项一项", "件一件", "人一", "次申请", "元化", "页纸", "门式", "网", "站式", "张网", "张图", "条龙", "条线", "本账",
        "把手", "盘棋", "体化", "届",
        "个标准", "种情况", "名同志专", "个方面", "部手机", "家亲", "家人", "所一", "处理", "人一档", "企一", "案一", "事一", "户一", "个维护", "个意识", "个确立", "个自信", "条例",
    ];

    private static int Vague(string text, int at, int end, out NumberReading? reading)
    {
        while (end < text.Length && text[end] is '余' or '多' or '万' or '百' or '千') end++;
        var unit = Classifiers.Counting(text.AsSpan(end));
        reading = unit is null ? null : new NumberReading(NumberRole.Quantity, 0, at, end + unit.Length - at) { Exactness = Exactness.Vague, Unit = unit };
        return unit is null ? end : end + unit.Length;
    }

    private static int Percentage(string text, int at, out NumberReading? reading)
    {
        reading = null;
        var end = at + 3;
        if (end >= text.Length) return end;
        if (char.IsAsciiDigit(text[end]))
        {
            var next = ArabicNumbers.Next(text, end, out var inner);
            if (inner is { } number) reading = number with { Role = NumberRole.Percentage, Start = at, Length = next - at, Unit = "" };
            return next;
        }
        var start = end;
        while (end < text.Length && ChineseNumerals.IsNumeral(text[end])) end++;
        var numeral = text.AsSpan(start, end - start);
        if (numeral is "百") reading = new(NumberRole.Percentage, 100, at, end - at);
        else if (ChineseNumerals.TryParse(numeral, out var whole))
        {
            decimal value = whole;
            var decimals = 0;
            if (end + 1 < text.Length && text[end] == '点' && Digit(text[end + 1]) | text[end + 1] is '零' or '〇')
            {
                var part = 0.1m;
                for (end++; end < text.Length && ChineseNumerals.TryParse(text.AsSpan(end, 1), out var digit) && digit < 10; end++, part /= 10, decimals++)
                    value += digit * part;
            }
            reading = new(NumberRole.Percentage, value, at, end - at) { Decimals = decimals };
        }
        return end;
    }

    private static int Fraction(string text, int at, int end, out NumberReading? reading)
    {
        reading = null;
        var last = end + 2;
        while (last < text.Length && ChineseNumerals.IsNumeral(text[last])) last++;
        if (ChineseNumerals.TryParse(text.AsSpan(at, end - at), out var under) && under > 0
            && ChineseNumerals.TryParse(text.AsSpan(end + 2, last - end - 2), out var over))
            reading = new(NumberRole.Percentage, 100m * over / under, at, last - at) { Exactness = Exactness.About };
        return last;
    }
}
