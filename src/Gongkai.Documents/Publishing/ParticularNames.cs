using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>The names that lists and pages of governments give to particulars, and how what stands beside a name is taken.</summary>
internal static partial class ParticularNames
{
    private static readonly (ParticularKind Kind, string Names)[] All =
    [
        (ParticularKind.Title, "标题 名称 信息名称 信息标题 文件名称 文件标题 公文标题 题名"),
        (ParticularKind.Number, "文号 发文字号 文件编号 发文号 发文文号 公文文号 文件字号"),
        (ParticularKind.PublishedOn, "发布日期 发布时间 公开日期 公开时间 上网日期 上网时间 信息发布日期 发表时间 更新时间 公布日期"),
        (ParticularKind.FormedOn, "成文日期 生成日期 产生日期 发文日期 印发日期 制发日期 形成日期 成文时间 生成时间 签发日期"),
        (ParticularKind.Column, "栏目 栏目名称 所属栏目 公开栏目 信息分类 信息类别"),
        (ParticularKind.IndexNumber, "索引号 信息索引号 索引编号 信息索引 索取号"),
        (ParticularKind.Agency, "发布机构 发文机关 制发机关 制作机关 发文单位 发布单位 公开主体 公开机构 责任部门 信息提供单位 发文机构 公文机关"),
        (ParticularKind.Source, "来源 信息来源 文章来源 稿件来源"),
        (ParticularKind.Validity, "有效性 时效性 效力状态 文件状态 是否有效 效力 有效状态"),
        (ParticularKind.ValidFrom, "施行日期 实施日期 生效日期 生效时间"),
        (ParticularKind.ValidUntil, "失效日期 废止日期 有效期至 失效时间 有效截止日期"),
        (ParticularKind.Topic, "主题分类 主题类别 主题 分类 信息主题"),
        (ParticularKind.Genre, "体裁分类 体裁 文种 公文种类"),
        (ParticularKind.Audience, "服务对象 对象分类"),
        (ParticularKind.Summary, "内容概述 摘要 概述 内容摘要 信息概述"),
        (ParticularKind.Keywords, "关键词 主题词 关键字"),
        (ParticularKind.Addressee, "主送机关 主送"),
        (ParticularKind.Address, "网址 原网址 链接 链接地址 原文地址"),
        (ParticularKind.Kind, "信息种类"),
    ];

    // Beside them on a page; they end a value.
    private const string Furniture =
        "浏览次数 访问次数 阅读次数 点击次数 点击数 浏览量 阅读量 阅读 字号 字体 字体大小 视力保护色 分享到 分享 打印 关闭 作者 编辑 责任编辑 审核 公开方式 公开范围 公开形式 公开程序 公开属性 公开时限 信息编号 语种 收藏 保护视力色 背景色 有效期";

    private static readonly FrozenDictionary<string, ParticularKind> ByName =
        All.SelectMany(one => one.Names.Split(' ').Select(name => (name, one.Kind))).ToFrozenDictionary(pair => pair.name, pair => pair.Kind,
            StringComparer.Ordinal);

    private static readonly Regex Labels = new(
        "(" + string.Join('|', ByName.Keys.Concat(Furniture.Split(' ')).OrderByDescending(name => name.Length)
            .Select(name => string.Join("[\\s　]*", name.Select(c => Regex.Escape(c.ToString()))))) + ")[\\s　]*[:：]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>What the name stands for; null where it is no name of a particular.</summary>
    public static ParticularKind? Of(string name) =>
        ByName.TryGetValue(Bare(name), out var kind) ? kind : null;

    /// <summary>The name without spaces, brackets and colons, as tables print it.</summary>
    public static string Bare(string name)
    {
        var squeezed = ChineseText.Squeeze(name).Trim(':', '*', '[', ']', '"');
        return squeezed.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket ? squeezed[..bracket] : squeezed;
    }

    /// <summary>The names of particulars in a line and what stands behind each, up to the next name of anything.</summary>
    public static IEnumerable<(ParticularKind Kind, string Name, string Value)> In(string line)
    {
        var found = Labels.Matches(line);
        for (var i = 0; i < found.Count; i++)
        {
            var (name, from) = (Bare(found[i].Value), found[i].Index + found[i].Length);
            var to = i + 1 < found.Count ? found[i + 1].Index : line.Length;
            if (ByName.TryGetValue(name, out var kind)) yield return (kind, name, line[from..to].Trim([' ', '\t', '　', '\u00A0', '|', '【', '[', '，', ',']));
        }
    }

    /// <summary>What is said, as a field takes it; null where nothing is said, or what is said cannot be understood (told).</summary>
    public static Particular? Taken(ParticularKind kind, string name, string printed, string where, DateOnly today, Removals removals)
    {
        var text = Visible(printed, removals);
        if (text.Length == 0 || IsNothing(text)) return null;
        if (kind is ParticularKind.PublishedOn or ParticularKind.FormedOn or ParticularKind.ValidFrom or ParticularKind.ValidUntil)
        {
            if (DayOf(text) is not { } day)
            {
                removals.Doubt(TextFault.Doubtful(WrittenDate.TryRead(text, out _) ? "bad-date" : "value", null, ("field", name), ("value",
                    Removals.Short(text))));
                return null;
            }
            if (day > today && kind is not (ParticularKind.ValidUntil or ParticularKind.ValidFrom))
            {
                removals.Doubt(TextFault.Doubtful("late-date", null, ("field", name), ("value", Removals.Short(text))));
                return null;
            }
            return new(kind, Iso(day), text, where);
        }
        return new(kind, kind == ParticularKind.Number ? DocumentNumber.Of(text) ?? text : text, text, where);
    }

    /// <summary>What is said, without what nobody sees.</summary>
    public static string Visible(string printed, Removals removals) =>
        TextTidy.Visible(printed, removals).Trim(' ', '\t', '　', '\u00A0', '\n');

    /// <summary>Whether nothing is said: 无, 暂无, —.</summary>
    public static bool IsNothing(string text) => Nothing().IsMatch(text);

    /// <summary>The day as fields have it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A whole date, or one with more behind it: 2026-03-05 09:30 星期四.
    private static DateOnly? DayOf(string text) =>
        WrittenDate.TryRead(text, out var day) ? day : WrittenDate.In(text).ToList() is [(Day: { } only, Printed: var printed)] && text.StartsWith(printed,
            StringComparison.Ordinal) ? only : null;

    [GeneratedRegex("\\A(?:无|空|暂无|没有|null|-+|—+|/)\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}
