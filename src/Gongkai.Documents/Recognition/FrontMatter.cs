using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>What a report says of itself outside its sections: title, agency, year, period, contact, sign-off.</summary>
internal static partial class FrontMatter
{
    /// <summary>The lines of the title, as a range of the lines before the first section; empty when there is none.</summary>
    public static (int Start, int End) TitleLines(ImmutableArray<PrintedLine> lines, int firstSection)
    {
        var (best, start, end) = (0, 0, 0);
        var limit = Math.Min(lines.Length, firstSection > 0 ? firstSection : Math.Min(lines.Length, 40));
        for (var last = 0; last < limit; last++)
        {
            if (lines[last].Single?.Text is not { } text || !EndsTitle(text)) continue;
            var first = last;
            var joined = text;
            while (first > 0 && last - first < 3 && !Subject().IsMatch(ChineseText.Squeeze(joined)) && Previous(lines, first) is { } before
                && IsShort(lines[before].Single!.Text))
            {
                first = before;
                joined = lines[first].Single!.Text + " " + joined;
            }
            // 某机关2025年 / 政府信息公开工作年度报告: the year may stand with the agency.
            if (AgencyIn(joined) is null && Previous(lines, first) is { } above && IsAgencyName(YearWords().Replace(lines[above].Single!.Text, "")))
            {
                first = above;
                joined = lines[first].Single!.Text + " " + joined;
            }
            var score = Score(joined, lines[last].HeadingLevel);
            if (score > best) (best, start, end) = (score, first, last + 1);
        }
        return best > 2 ? (start, end) : (0, 0);
    }

    /// <summary>The title's lines as one text: joined by a space, or by nothing where a page broke them or a paragraph has them as its lines.</summary>
    public static string? Title(ImmutableArray<PrintedLine> lines, int start, int end)
    {
        Slot[] parts = [.. lines[start..end].Select(line => line.Single).OfType<Slot>()];
        return parts.Length == 0 ? null : parts.Skip(1).Zip(parts, (part, before) => (part, before))
            .Aggregate(Words(parts[0]),
                (title, pair) => title + (pair.part.At is PagePlace || AreOne(pair.part.At, pair.before.At) ? "" : " ") + Words(pair.part));
    }

    private static string Words(Slot part) => Spaces().Replace(part.Text.Trim(), " ");

    private static bool AreOne(Place one, Place other) => (one, other) is (LinePlace here, LinePlace there) && here.Line == there.Line;

    /// <summary>The agency that the title names before the year and the subject; null when it names none.</summary>
    public static string? AgencyIn(string title)
    {
        var text = ChineseText.Fold(title);
        var subject = Subject().Match(text);
        if (subject.Success) text = text[..subject.Index];
        text = Spaces().Replace(YearWords().Replace(Zeros(text), " "), " ").Trim(' ', '-', ':', '_', '"', '|', '关', '于');
        return text.Length >= 2 && text.Any(ChineseText.IsHan) ? text : null;
    }

    /// <summary>The year that the text names first; null when it names none.</summary>
    public static int? YearIn(string text)
    {
        var match = YearWords().Match(Zeros(ChineseText.Squeeze(text)));
        if (!match.Success) return null;
        var digits = match.Groups[1].Value;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return year;
        return ChineseNumerals.TryParse(digits, out var numeral) ? (int)numeral : null;
    }

    /// <summary>统计期限 as the text states it; null when it states none.</summary>
    public static ReportingPeriod? PeriodIn(string text)
    {
        foreach (System.Text.RegularExpressions.Match match in PeriodWords().Matches(Zeros(ChineseText.Squeeze(text))))
        {
            var g = match.Groups;
            var from = Day(g[1].Value, g[2].Value, g[3].Value);
            var to = Day(g[4].Success ? g[4].Value : g[1].Value, g[5].Value, g[6].Value);
            if (from is { } first && to is { } last && first <= last) return new(first, last);
        }
        return null;
    }

    /// <summary>The sentence, or the bracket, that tells whom to ask; null when there is none.</summary>
    public static string? ContactIn(string text)
    {
        foreach (var sentence in text.Split('。', '\n', '；'))
            if (sentence.Contains("联系", StringComparison.Ordinal) && Contact().IsMatch(sentence)
                || (Contact().Count(sentence) >= 2 && Digits().IsMatch(sentence)))
                return sentence.Trim();
        return null;
    }

    /// <summary>The agency and the day that one or two closing lines state; null when the line is no sign-off.</summary>
    public static SignOff? SignOffIn(string line)
    {
        var text = ChineseText.Fold(line).Trim();
        if (text.Length is 0 or > 60 || text.Contains('。', StringComparison.Ordinal)) return null;
        var date = SignDate().Match(Zeros(text.Replace(" ", "", StringComparison.Ordinal)));
        if (date.Success)
        {
            var rest = text.Replace(" ", "", StringComparison.Ordinal)[..date.Index];
            if (rest.Length > 0 && !IsAgencyName(rest)) return null;
            return Day(date.Groups[1].Value, date.Groups[2].Value, date.Groups[3].Value) is { } day ? new(rest.Length > 0 ? rest : null, day) : null;
        }
        return IsAgencyName(text) ? new(Spaces().Replace(line.Trim(), " "), null) : null;
    }

    /// <summary>Whether the text is the name of an agency and nothing else.</summary>
    public static bool IsAgencyName(string text) => AgencyName().IsMatch(ChineseText.Fold(text).Trim());

    private static bool EndsTitle(string text) =>
        IsShort(text) && TitleEnd().IsMatch(ChineseText.Squeeze(text));

    private static bool IsShort(string text) =>
        text.Trim().Length is > 0 and <= 60 && text.AsSpan().IndexOfAny("。；>》：") < 0;

    private static int? Previous(ImmutableArray<PrintedLine> lines, int from)
    {
        for (var i = from - 1; i >= 0 && i >= from - 4; i--)
            if (lines[i].Single is not null) return i;
            else if (lines[i].Slots.Any(slot => !slot.IsEmpty)) return null;
        return null;
    }

    private static int Score(string title, int? heading)
    {
        var text = ChineseText.Squeeze(title);
        var score = Subject().IsMatch(text) ? 2 : 0;
        if (YearWords().IsMatch(Zeros(text))) score += 2;
        if (text.Contains("信息公开工作", StringComparison.Ordinal)) score++;
        if (text.EndsWith("报告", StringComparison.Ordinal)) score += 2;
        if (AgencyIn(title) is not null) score++;
        return heading is not null ? score + 1 : score;
    }

    // 二○二三, 二零二三, 二O二三: what is typed for the zero of a year; the length stays.
    private static string Zeros(string text) =>
        ChineseZero()
            .Replace(text,
                static year => string.Concat(year.Value.Select(c => c is '○' or '零' or '◯' or 'O' or 'o' or '0' or 'Ｏ' or '０' or 'О' or 'о' ? '〇' : c)));

    private static DateOnly? Day(string year, string month, string day) =>
        Number(year) is { } y and > 1900 and < 2200 && Number(month) is { } m and >= 1 and <= 12 && Number(day) is { } d && d >= 1
            && d <= DateTime.DaysInMonth(y, m) ? new(y, m, d) : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : ChineseNumerals.TryParse(text, out var numeral) && numeral < 10_000 ? (int)numeral : null;

    [GeneratedRegex(@"政府?信息公开|政务公开|信息公开")]
    private static partial Regex Subject();

    [GeneratedRegex(@"二\s*[〇零○◯OoＯО0０о]\s*[〇零○◯OoＯО0０о一二三四五六七八九]\s*[〇零○◯OoＯО0０о一二三四五六七八九](?=\s*年)")]
    private static partial Regex ChineseZero();

    [GeneratedRegex(@"(年度报告|年报|工作报告|情况报告|年度工作报告|报告)(\(.{1,12}\))?$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"((?:19|20)\d\d|二\s*〇\s*[〇一二三四五六七八九]\s*[〇一二三四五六七八九])\s*年?\s*度?")]
    private static partial Regex YearWords();

    [GeneratedRegex(
        @"(\d{4}|[二〇一三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日起?[,，]?(?:至|到|-|—|–|~|～|──|—-)+(?:(\d{4}|[二〇一三四五六七八九]{4})年)?(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日")]
    private static partial Regex PeriodWords();

    [GeneratedRegex(@"电话|传真|邮编|邮政编码|地址|邮箱|E-?mail", RegexOptions.IgnoreCase)]
    private static partial Regex Contact();

    [GeneratedRegex(@"(\d{4}|[二〇零○一三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日$")]
    private static partial Regex SignDate();

    [GeneratedRegex(@"^[\u4e00-\u9fff()、· ]{2,40}(局|厅|委|委员会|办公室|政府|中心|院|部|署|处|管委会|办事处|公司|银行|税务局|联社|协会)(\([\u4e00-\u9fff]+\))?$")]
    private static partial Regex AgencyName();

    [GeneratedRegex(@"\d{3}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
