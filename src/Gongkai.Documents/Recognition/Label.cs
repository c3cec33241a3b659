using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>What a label of the form is.</summary>
internal enum LabelKind
{
    /// <summary>第二十条第（一）项</summary>
    Block,

    /// <summary>A value column.</summary>
    Column,

    /// <summary>A row with values.</summary>
    Row,

    /// <summary>A label over rows: （三）不予公开, 三、本年度办理结果.</summary>
    Group,

    /// <summary>A label over columns: 信息内容, 申请人情况, 法人或其他组织, 行政诉讼, the corner of table 三.</summary>
    Header,
}

/// <summary>A label as the form prints it.</summary>
/// <param name="Id">A row id, a column id, a block id, or a name for headers.</param>
/// <param name="Only">The generation that alone prints it; null for both.</param>
internal sealed record Label(LabelKind Kind, ReportSection Section, string Id, string Text, ReportFormGeneration? Only)
{
    public string Key { get; } = ChineseText.Key(Text);
}

/// <summary>A label found in print, and how.</summary>
internal readonly record struct Match(Label Label, LabelMatch How);

/// <summary>Every label of both generations, found by what is printed.</summary>
internal static class Labels
{
    public const string Corner = "corner", Applicants = "applicants", Organisations = "organisations", Content = "content", Litigation = "litigation";

    public static ImmutableArray<Label> All { get; } = [.. Collect()];

    private static readonly ILookup<string, Label> ByKey = All.ToLookup(label => label.Key);

    private static readonly ImmutableArray<Label> LongestFirst = [.. All.Where(label => label.Key.Length >= 4).OrderByDescending(label => label.Key.Length)];

    // Ways of printing a label that cannot mean another.
    private static readonly Dictionary<string, string> Variants = new()
    {
        ["没有现成信息需另行制作"] = "2没有现成信息需要另行制作",
        ["2没有现成信息需另行制作"] = "2没有现成信息需要另行制作",
        ["本年制发数量"] = "本年制发件数",
        ["本年废止数量"] = "本年废止件数",
        ["现行有效数量"] = "现行有效件数",
        ["本年增减"] = "本年增/减",
        ["维持"] = "结果维持",
        ["纠正"] = "结果纠正",
        ["合计"] = "总计",
        ["三本年度办理结果"] = "三本年度办理结果",
        ["商业组织"] = "商业企业",
        ["企业"] = "商业企业",
        ["六其他"] = "六其他处理",
        ["七合计"] = "七总计",
        ["经复议后起诉"] = "复议后起诉",
        ["本年收费金额单位万元保留4位小数"] = "本年收费金额单位万元",
        ["本年收费金额单位万元保留四位小数"] = "本年收费金额单位万元",
    };

    /// <summary>Whether the form itself is published with this wording too.</summary>
    public static bool IsOfficial(string printed, string expected) =>
        expected == "本年收费金额（单位：万元）" && ChineseText.Key(printed) is "本年收费金额单位万元保留4位小数" or "本年收费金额单位万元保留四位小数";

    private static readonly HashSet<string> Fragments = [.. All.Where(label => label.Kind is LabelKind.Group or LabelKind.Header).Select(label => label.Key)];

    /// <summary>The label that the text is, letter for letter or after folding; of several (总计) the one of the section.</summary>
    public static Match? Exactly(string text, ReportSection? section, ReportFormGeneration? generation = null)
    {
        var key = ChineseText.Key(text);
        if (key.Length == 0) return null;
        if (ByKeyIn(key, text, section, generation) is { } match) return match;
        // 釆购: another character, and no other word.
        return key.Contains('釆', StringComparison.Ordinal) && ByKeyIn(key.Replace('釆', '采'), text, section, generation) is { } meant
            ? meant with { How = LabelMatch.Variant } : null;
    }

    private static Match? ByKeyIn(string key, string text, ReportSection? section, ReportFormGeneration? generation)
    {
        if (Pick(ByKey[key], section, generation) is { } label) return new(label, text == label.Text ? LabelMatch.Exact : LabelMatch.Folded);
        if (Variants.TryGetValue(key, out var variant) && Pick(ByKey[variant], section, generation) is { } same) return new(same, LabelMatch.Variant);
        return null;
    }

    /// <summary>Whether the text is a number and behind it words of a row's label, whatever stands between: 3、其他, 3)其他, 1 逾期不补正.</summary>
    public static bool IsNumbered(string text)
    {
        var key = ChineseText.Key(text);
        if (key.Length < 3 || key[0] is < '1' or > '8' || !ChineseText.IsHan(key[1])) return false;
        return ByKey[key].Any(label => label.Kind == LabelKind.Row) || key.Length >= 4 && ShortLabels.MayBe(text, ReportSection.Requests);
    }

    /// <summary>The row label that the text ends with, behind a group label or a piece of one: （三）1.属于国家秘密.</summary>
    public static Match? RowAtEnd(string text, ReportSection? section)
    {
        var key = ChineseText.Key(text);
        foreach (var label in LongestFirst)
            if (label.Kind == LabelKind.Row && key.Length > label.Key.Length && (section is null || label.Section == section)
                && key.EndsWith(label.Key, StringComparison.Ordinal)
                && IsPiece(key[..^label.Key.Length]))
                return new(label, LabelMatch.Folded);
        return null;
    }

    /// <summary>The one row label that the text begins, so far on that it can be no other: a label whose end stands below its values.</summary>
    public static Match? RowAtStart(string text, ReportSection? section)
    {
        var key = ChineseText.Key(text);
        if (key.Length < 6) return null;
        Label? found = null;
        foreach (var label in LongestFirst)
            if (label.Kind == LabelKind.Row && (section is null || label.Section == section) && label.Key.StartsWith(key, StringComparison.Ordinal)
                && key.Length * 2 >= label.Key.Length)
            {
                if (found is not null && found.Key != label.Key) return null;
                found = label;
            }
        return found is null ? null : new(found, LabelMatch.Variant);
    }

    /// <summary>The row label that the text is most like, when it is clearly more like it than like any other.</summary>
    public static Match? Alike(string text, ReportSection? section, Func<Label, bool> among)
    {
        var key = ChineseText.Key(text);
        if (key.Length < 3) return null;
        if (WithoutNumber(key, section, among) is { } unnumbered) return new(unnumbered, LabelMatch.Variant);
        var (best, next) = (0m, 0m);
        Label? found = null;
        foreach (var label in All)
        {
            if ((section is not null && label.Section != section) || !among(label)
                || Math.Abs(label.Key.Length - key.Length) > Math.Max(label.Key.Length, key.Length) / 2) continue;
            var likeness = 1 - (decimal)Distance(key, label.Key) / Math.Max(key.Length, label.Key.Length);
            if (found is not null && label.Key == found.Key) continue;
            if (likeness > best) (best, next, found) = (likeness, best, label);
            else if (likeness > next) next = likeness;
        }
        return found is not null && best >= (key.Length <= 4 ? 0.74m : 0.6m) && best - next >= 0.12m ? new(found, LabelMatch.Approximate) : null;
    }

    /// <summary>Whether the text is a piece of a group label or header, as vertical or broken labels leave.</summary>
    public static bool IsPiece(string text)
    {
        var key = ChineseText.Key(text);
        return key.Length == 0 || Fragments.Any(label => label.Contains(key, StringComparison.Ordinal) || key.Contains(label, StringComparison.Ordinal))
            || "一二三四五六七".Contains(key[0], StringComparison.Ordinal) && key.Length == 1;
    }

    // 属于国家秘密 for 1.属于国家秘密; 予以公开 for （一）予以公开; another number before the same words.
    private static Label? WithoutNumber(string key, ReportSection? section, Func<Label, bool> among)
    {
        var bare = Bare(key);
        if (bare.Length < 2) return null;
        Label? found = null;
        foreach (var label in All)
            if ((section is null || label.Section == section) && among(label) && Bare(label.Key) == bare)
            {
                if (found is not null && found.Key != label.Key) return null;
                found = label;
            }
        return found;
    }

    private static string Bare(string key)
    {
        var start = 0;
        while (start < key.Length - 1 && (char.IsAsciiDigit(key[start]) || "一二三四五六七八九".Contains(key[start], StringComparison.Ordinal))) start++;
        return key[start..];
    }

    private static Label? Pick(IEnumerable<Label> labels, ReportSection? section, ReportFormGeneration? generation)
    {
        Label? found = null;
        foreach (var label in labels)
        {
            if (section is not null && label.Section != section) continue;
            if (generation is null || label.Only is null || label.Only == generation) return label;
            found ??= label;
        }
        return found;
    }

    private static int Distance(string left, string right)
    {
        Span<int> previous = stackalloc int[right.Length + 1], current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            current.CopyTo(previous);
        }
        return previous[right.Length];
    }

    private static IEnumerable<Label> Collect()
    {
        yield return new(LabelKind.Header, ReportSection.Proactive, Content, "信息内容", null);
        yield return new(LabelKind.Header, ReportSection.Requests, Corner, ReportForm.RequestsCorner, null);
        yield return new(LabelKind.Header, ReportSection.Requests, Applicants, "申请人情况", null);
        yield return new(LabelKind.Header, ReportSection.Requests, Organisations, "法人或其他组织", null);
        yield return new(LabelKind.Header, ReportSection.Disputes, Litigation, "行政诉讼", null);
        yield return new(LabelKind.Group, ReportSection.Requests, "requests.outcome", ReportForm.OutcomeLabel, null);
        foreach (var label in new[] { "（三）不予公开", "（四）无法提供", "（五）不予处理" }) yield return new(LabelKind.Group, ReportSection.Requests, label, label, null);
        foreach (var form in new[] { ReportForm.A, ReportForm.B })
            foreach (var table in form.Tables)
            {
                if (table.Section == ReportSection.Proactive) yield return new(LabelKind.Block, table.Section, table.Id, table.Label, form.Generation);
                foreach (var row in table.Rows)
                    yield return new(LabelKind.Row, table.Section, row.Id, row.Label, table.Section == ReportSection.Disputes ? null : form.Generation);
                foreach (var column in table.Columns)
                    yield return new(LabelKind.Column, table.Section, column.Id, column.Label,
                        table.Section == ReportSection.Proactive ? form.Generation : null);
            }
    }
}
