namespace Gongkai.Reports.Prose;

/// <summary>The agency that reports, as its text calls itself and others.</summary>
internal sealed class ReportingBody
{
    private readonly string name;
    private readonly string level;

    public ReportingBody(AnnualReport report)
    {
        var full = report.Agency ?? (report.Title is { } title && title.IndexOf("20", StringComparison.Ordinal) is > 1 and var at ? title[..at] : "");
        name = Short(full.Replace(" ", "", StringComparison.Ordinal));
        IsGovernment = name.EndsWith("政府", StringComparison.Ordinal) || name.EndsWith("管委会", StringComparison.Ordinal)
            || name.EndsWith("管理委员会", StringComparison.Ordinal)
            || name.EndsWith("街道办", StringComparison.Ordinal) || name.EndsWith("街道", StringComparison.Ordinal)
            || (name.Length > 1 && "省市区县州旗镇乡".Contains(name[^1], StringComparison.Ordinal));
        var stem = name.EndsWith("政府", StringComparison.Ordinal) ? name[..^2] : name;
        level = stem.Contains("街道", StringComparison.Ordinal) ? "街道" : stem.Length == 0 ? "" : stem[^1].ToString();
    }

    /// <summary>Whether it is a government (or the like) rather than a department.</summary>
    public bool IsGovernment { get; }

    /// <summary>Whose a figure is that is said of a body of the vocabulary.</summary>
    public Whose Of(Term term, string text) => term.Kind switch
    {
        TermKind.Own => Whose.Own,
        TermKind.Area => IsGovernment && (term.Payload == level || level == "会") ? Whose.Own : Whose.Unclear,
        TermKind.Government => IsGovernment && term.Payload == level ? Whose.OwnGovernment : Whose.Unclear,
        _ => name.Length > 0 && name.EndsWith(Short(text.Substring(term.Start, term.Length)), StringComparison.Ordinal) ? Whose.Own : Whose.Other,
    };

    /// <summary>The body that does what the verb says, named just before it and not in the vocabulary; null when none is.</summary>
    public Whose? Before(string text, int from, int verb)
    {
        var end = verb;
        for (var more = true; more;)
        {
            more = false;
            foreach (var adverb in Adverbs)
                if (end - from > adverb.Length && text.AsSpan(from, end - from).EndsWith(adverb, StringComparison.Ordinal))
                {
                    end -= adverb.Length;
                    more = true;
                }
        }
        var start = end;
        while (start > from && end - start < 16 && Text.ChineseText.IsHan(text[start - 1]) && text[start - 1] is not ('年' or '度' or '月' or '日' or '由' or '的')
            && !(text[start - 1] == '中' && text[start] != '心')) start--;
        var phrase = text.AsSpan(start, end - start);
        if (phrase.Length < 2 || !IsBody(phrase) || phrase[^2] is '我' or '本' or '全' or '该') return null;
        return IsOwn(phrase.ToString()) ? Whose.Own : Whose.Other;
    }

    /// <summary>Whether the words end as names of bodies do: 市自然资源局.</summary>
    public static bool IsBody(ReadOnlySpan<char> phrase)
    {
        foreach (var ending in Endings)
            if (phrase.EndsWith(ending, StringComparison.Ordinal)) return phrase.Length > ending.Length;
        return false;
    }

    /// <summary>Whether the words name this agency.</summary>
    public bool IsOwn(string phrase)
    {
        phrase = Short(phrase);
        if (name.Length == 0) return false;
        // 县局, 市局: its own kind at its own level.
        if (phrase.Length == 2 && phrase[1] == name[^1] && "省市区县州旗".Contains(phrase[0], StringComparison.Ordinal)
            && name.LastIndexOfAny(['省', '市', '区', '县', '州', '旗']) is >= 0 and var at && name[at] == phrase[0]) return true;
        return name.EndsWith(phrase, StringComparison.Ordinal) || (IsGovernment && phrase.Length > 2 && Stem.EndsWith(phrase, StringComparison.Ordinal))
            || phrase.EndsWith(name, StringComparison.Ordinal) || (!IsGovernment && phrase is "局办" or "局政务公开办" or "委办" or "局机关");
    }

    private static string Short(string text) => text
        .Replace("人民政府", "政府", StringComparison.Ordinal).Replace("办公室", "办", StringComparison.Ordinal).Replace("办公厅", "办", StringComparison.Ordinal)
        .Replace("管理委员会", "管委会", StringComparison.Ordinal).Replace("办事处", "办", StringComparison.Ordinal);

    // 石桥镇政府 is also called 石桥镇, 南湖街道办 also 南湖街道.
    private string Stem => name.EndsWith("政府", StringComparison.Ordinal) ? name[..^2] : name.EndsWith("街道办", StringComparison.Ordinal) ? name[..^1] : name;

    private static readonly string[] Adverbs =
    [
        "共", "累计", "全年", "总计", "依法", "依规", "及时", "认真", "新", "已", "规范", "严格", "合计", "妥善", "高效", "并", "实际", "直接", "当年", "本年", "主动", "按时", "按期",
    ];
    private static readonly string[] Endings =
    [
        "局", "委员会", "管委会", "厅", "办公室", "政府办", "街道", "镇", "乡", "中心", "支队", "大队", "公司", "法院", "检察院", "办事处", "发改委", "卫健委", "住建委", "教委",
    ];
}
