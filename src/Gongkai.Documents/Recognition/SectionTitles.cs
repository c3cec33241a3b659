using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>Finds the titles of the six sections, whatever their numbers, words left out, or text running on behind them.</summary>
internal static class SectionTitles
{
    /// <summary>A section title at the start of a line: the section, and where in the raw text the title ends.</summary>
    internal readonly record struct Title(ReportSection Section, int End);

    private static readonly (ReportSection Section, string Key)[] Known =
    [
        (ReportSection.Overview, "总体情况"), (ReportSection.Overview, "总体工作情况"), (ReportSection.Overview, "政府信息公开工作总体情况"), (ReportSection.Overview, "概述"),
        (ReportSection.Overview, "工作总体情况"),
        (ReportSection.Proactive, "主动公开政府信息情况"), (ReportSection.Proactive, "主动公开情况"), (ReportSection.Proactive, "政府信息主动公开情况"),
        (ReportSection.Proactive, "行政机关主动公开政府信息情况"), (ReportSection.Proactive, "主动公开政府信息的情况"),
        (ReportSection.Requests, "收到和处理政府信息公开申请情况"), (ReportSection.Requests, "行政机关收到和处理政府信息公开申请情况"), (ReportSection.Requests, "收到和处理政府信息公开申请的情况"),
        (ReportSection.Requests, "依申请公开政府信息情况"),
        (ReportSection.Disputes, "政府信息公开行政复议行政诉讼情况"), (ReportSection.Disputes, "因政府信息公开工作被申请行政复议提起行政诉讼情况"), (ReportSection.Disputes, "行政复议行政诉讼情况"),
        (ReportSection.Disputes, "政府信息公开行政复议和行政诉讼情况"),
        (ReportSection.Problems, "存在的主要问题及改进情况"), (ReportSection.Problems, "政府信息公开工作存在的主要问题及改进情况"), (ReportSection.Problems, "存在问题及改进情况"),
        (ReportSection.Problems, "存在的主要问题和改进情况"), (ReportSection.Problems, "存在的主要问题及改进措施"), (ReportSection.Problems, "存在的问题及改进情况"),
        (ReportSection.Problems, "存在的主要问题"),
        (ReportSection.OtherMatters, "其他需要报告的事项"), (ReportSection.OtherMatters, "需要报告的其他事项"), (ReportSection.OtherMatters, "其他需要报告事项"),
        (ReportSection.OtherMatters, "其他需报告的事项"), (ReportSection.OtherMatters, "其他事项"),
    ];

    private const string Numbers = "一二三四五六七八九";

    /// <summary>The title that the line is, or begins with; null when it is none.</summary>
    public static Title? Find(string raw)
    {
        var start = 0;
        while (start < raw.Length && ChineseText.Fold(raw[start]) is ' ' or '#' or '*') start++;
        if (start == raw.Length || raw.Length - start > 400 && !Numbers.Contains(raw[start], StringComparison.Ordinal)) return null;
        var body = AfterNumber(raw, start);
        return body > start ? Numbered(raw, body) : Whole(raw, start);
    }

    // 一、 一. 第一部分 1、 ; never （一）, which heads a part of a section.
    private static int AfterNumber(string raw, int start)
    {
        var at = start;
        if (raw[at] == '第') at++;
        if (at >= raw.Length || !(Numbers.Contains(raw[at], StringComparison.Ordinal) || char.IsAsciiDigit(ChineseText.Fold(raw[at])))) return start;
        at++;
        if (raw[start] == '第' && at + 1 < raw.Length && raw[at] == '部' && raw[at + 1] == '分') at += 2;
        while (at < raw.Length && ChineseText.Fold(raw[at]) == ' ') at++;
        if (at < raw.Length && ChineseText.Fold(raw[at]) is '、' or '.' or ',' or ':' or '．' or '，') at++;
        else if (raw[start] != '第') return start;
        while (at < raw.Length && ChineseText.Fold(raw[at]) == ' ') at++;
        return at;
    }

    private static Title? Numbered(string raw, int body)
    {
        // The line is the title and no more: likeness is enough.
        var key = Key(raw.AsSpan(body), out var ends);
        if (key.Length is >= 3 and <= 40)
        {
            (decimal Likeness, ReportSection Section) best = default;
            foreach (var (section, title) in Known)
            {
                var likeness = Likeness(key, title);
                if (likeness > best.Likeness) best = (likeness, section);
            }
            if (best.Likeness >= 0.66m && !IsRowLabel(key)) return new(best.Section, raw.Length);
        }
        // The title runs on into text: the words must be the title's.
        foreach (var (section, title) in Known)
            if (title.Length >= 4 && key.StartsWith(title, StringComparison.Ordinal))
            {
                var end = body + ends[title.Length - 1] + 1;
                if (end < raw.Length && "：:。.，, 　\n".Contains(raw[end], StringComparison.Ordinal)) return new(section, end + 1);
            }
        return null;
    }

    private static Title? Whole(string raw, int start)
    {
        var text = raw.AsSpan(start).TrimEnd();
        if (text.Length > 30 || text.IndexOfAny('。', '，', '（') >= 0) return null;
        var key = Key(text, out _);
        foreach (var (section, title) in Known)
            if (key == title && title.Length >= 6 || key == title && section == ReportSection.Overview) return new(section, raw.Length);
        return null;
    }

    private static bool IsRowLabel(string key) =>
        key.StartsWith("本年", StringComparison.Ordinal) || key.StartsWith("上年结转", StringComparison.Ordinal) || key.StartsWith("结转下年", StringComparison.Ordinal);

    private static string Key(ReadOnlySpan<char> text, out int[] ends)
    {
        Span<char> key = stackalloc char[Math.Min(text.Length, 64)];
        var positions = new int[key.Length];
        var length = 0;
        for (var i = 0; i < text.Length && length < key.Length; i++)
            if (char.IsLetter(text[i]))
            {
                positions[length] = i;
                key[length++] = ChineseText.Fold(text[i]);
            }
        ends = positions;
        return new(key[..length]);
    }

    // Twice the longest common subsequence over both lengths.
    private static decimal Likeness(string left, string right)
    {
        if (left == right) return 1;
        if (Math.Min(left.Length, right.Length) * 10 < Math.Max(left.Length, right.Length) * 4) return 0;
        Span<int> row = stackalloc int[right.Length + 1];
        row.Clear();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = 0;
            for (var j = 0; j < right.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = left[i] == right[j] ? diagonal + 1 : Math.Max(above, row[j]);
                diagonal = above;
            }
        }
        return 2m * row[right.Length] / (left.Length + right.Length);
    }
}
