using System.Text;
using AngleSharp.Dom;
using Gongkai.Documents.Formats;

namespace Gongkai.Documents.Publishing;

/// <summary>What a page says of its item outside the text: in its metadata, in the box of 索引号 and 发布日期, in the line below the title.</summary>
internal static class PageLabels
{
    private const int LongestLine = 400;

    // 政府网站 metadata, and what others use for the same.
    private static readonly (string Name, ParticularKind Kind)[] Names =
    [
        ("ArticleTitle", ParticularKind.Title), ("PubDate", ParticularKind.PublishedOn), ("PublishDate", ParticularKind.PublishedOn),
        ("article:published_time", ParticularKind.PublishedOn), ("firstpublishedtime", ParticularKind.PublishedOn), ("ContentSource", ParticularKind.Source),
        ("ColumnName", ParticularKind.Column), ("Keywords", ParticularKind.Keywords), ("IndexNumber", ParticularKind.IndexNumber),
    ];

    /// <summary>What it says to machines; the name under which each stands goes with it.</summary>
    public static IEnumerable<(ParticularKind Kind, string Name, string Value, string Where)> Metadata(IDocument page)
    {
        foreach (var (name, kind) in Names)
            foreach (var meta in page.QuerySelectorAll("meta"))
                if ((name.Equals(meta.GetAttribute("name"), StringComparison.OrdinalIgnoreCase)
                    || name.Equals(meta.GetAttribute("property"), StringComparison.OrdinalIgnoreCase))
                    && meta.GetAttribute("content") is { } said && said.Trim().Length > 0) yield return (kind, name, said, $"网页元数据 {name}");
    }

    /// <summary>What it says to people outside the text.</summary>
    public static IEnumerable<(ParticularKind Kind, string Name, string Value, string Where)> Of(IDocument page, IElement content)
    {
        if (page.Body is null) yield break;
        foreach (var pair in Pairs(page.Body, content)) yield return pair;
        foreach (var line in Lines(page.Body, content))
            foreach (var (kind, name, value) in ParticularNames.In(line)) yield return (kind, name, value, $"网页上“{name}”");
    }

    /// <summary>
    /// Takes the boxes of particulars (tables and lists in which names stand beside what they name) off the page, so that they are no part of its text.
    /// A table whose names head columns is none: there a name stands beside the next.
    /// </summary>
    public static IReadOnlyList<(ParticularKind Kind, string Name, string Value, string Where)> TakeBoxes(IElement body)
    {
        var taken = new List<(ParticularKind, string, string, string)>();
        foreach (var box in body.QuerySelectorAll("table,dl,ul").Where(box => box.QuerySelector("table") is null
            && box.TextContent.Length < 2 * LongestLine).ToList())
            if (Pairs(box, null).ToList() is { Count: > 1 } pairs)
            {
                taken.AddRange(pairs);
                box.Remove();
            }
        return taken;
    }

    /// <summary>Where the page stands in its site: the last of 当前位置 that is no 正文.</summary>
    public static string? Column(IElement body)
    {
        foreach (var line in Lines(body, null))
        {
            var at = line.IndexOf("位置", StringComparison.Ordinal);
            if (at is < 0 or > 8 || !line.AsSpan().ContainsAny(">》›»/".AsSpan())) continue;
            var steps = line[(at + 2)..].Split(['>', '》', '›', '»', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(step => step.Trim(':', '：', ' ', '　', '\u00A0')).Where(step => step.Length is > 1 and < 20
                    && step is not ("正文" or "详情" or "内容" or "首页" or "网站首页")).ToList();
            if (steps.Count > 0) return steps[^1];
        }
        return null;
    }

    // A cell or a term that is a name, and what stands beside it.
    private static IEnumerable<(ParticularKind, string, string, string)> Pairs(IElement body, IElement? content)
    {
        foreach (var element in body.QuerySelectorAll("td,th,dt,span,b,strong,label,li,p,div,em,i"))
        {
            if (element.ChildElementCount > 2 || element.TextContent.Length > 16 || (content is not null && content.Contains(element)
                && element != content)) continue;
            if (ParticularNames.Of(element.TextContent) is not { } kind) continue;
            var beside = element.NextElementSibling?.TextContent ?? (element.ParentElement is { ChildElementCount: 1 } parent
                ? parent.NextElementSibling?.TextContent : null)
                ?? (element.NextSibling as IText)?.Data;
            if (beside is { Length: > 0 and <= LongestLine } && ParticularNames.Of(beside) is null)
                yield return (kind, ParticularNames.Bare(element.TextContent), Plain(beside), $"网页上“{ParticularNames.Bare(element.TextContent)}”");
        }
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The words between blocks, outside the text.
    private static IEnumerable<string> Lines(IElement body, IElement? content)
    {
        var line = new StringBuilder();
        for (INode? node = body.FirstChild; node is not null;)
        {
            var enter = false;
            if (node is IText text) line.Append(text.Data).Append(' ');
            else if (node is IElement element)
            {
                enter = element != content && element.LocalName is not ("script" or "style" or "noscript" or "select" or "textarea");
                if (HtmlKinds.Of(element.LocalName) is HtmlKind.Block or HtmlKind.Break)
                {
                    if (Told(line) is { } told) yield return told;
                    line.Clear();
                }
            }
            node = enter && node.FirstChild is { } child ? child : After(node, body);
        }
        if (Told(line) is { } last) yield return last;
    }

    private static string? Told(StringBuilder line) => line.Length is > 2 and < LongestLine * 4
        && Plain(line.ToString()) is { Length: > 2 and <= LongestLine } plain ? plain : null;

    private static INode? After(INode node, IElement body)
    {
        for (var at = node; at is not null && at != body; at = at.Parent)
            if (at.NextSibling is { } next) return next;
        return null;
    }
}
