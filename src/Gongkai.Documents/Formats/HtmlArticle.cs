using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gongkai.Documents.Formats;

/// <summary>
/// Finds the report inside the page: the smallest element that holds its section titles and tables, and the report's title wherever it stands.
/// </summary>
internal static class HtmlArticle
{
    private const int LongestHidden = 500;

    public static IEnumerable<HtmlBlock> Of(List<HtmlBlock> blocks, IElement body, IHtmlDocument document)
    {
        var anchored = new HashSet<INode>();
        var anchors = Anchors(blocks, anchored);
        var scope = Scope(anchors, body);
        var (first, last) = (blocks.IndexOf(anchors.FirstOrDefault()!), blocks.IndexOf(anchors.LastOrDefault()!));
        var kept = new List<HtmlBlock>();
        var hidden = new List<HtmlBlock>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (!scope.Contains(block.Container) || HtmlPortal.IsNavigation(block, scope, anchored)) continue;
            if (block.IsHidden)
            {
                if (block.Text.Length <= LongestHidden) hidden.Add(block);
                continue;
            }
            var edge = first < 0 || i < first || i > last;
            if (block.Grid is null && (HtmlPortal.IsFurniture(block.Text) || (edge && block.IsLink))) continue;
            kept.Add(block);
        }
        var title = HasTitle(kept, anchors) ? [] : Title(blocks, first, document, body);
        return [.. title, .. kept, .. hidden];
    }

    private static List<HtmlBlock> Anchors(List<HtmlBlock> blocks, HashSet<INode> anchored)
    {
        var anchors = new List<HtmlBlock>();
        foreach (var block in blocks)
        {
            if (block.IsHidden || block.IsLink || !IsAnchor(block)) continue;
            anchors.Add(block);
            for (INode? above = block.Container; above is not null && anchored.Add(above); above = above.Parent) { }
        }
        return anchors;
    }

    private static bool IsAnchor(HtmlBlock block)
    {
        if (block.Grid is not { } grid)
            return block.Text.Contains('\n', StringComparison.Ordinal) ? AnyLine(block.Text) : ReportAnchors.IsSectionTitle(block.Text);
        foreach (var cell in grid)
            if (ReportAnchors.IsFormLabel(cell.Text) || ReportAnchors.IsSectionTitle(cell.Text)) return true;
        return false;
    }

    private static bool AnyLine(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
            if (ReportAnchors.IsSectionTitle(SoftLines.Trim(text.AsSpan()[range]).ToString())) return true;
        return false;
    }

    private static IElement Scope(List<HtmlBlock> anchors, IElement body)
    {
        if (anchors.Count == 0) return body;
        INode? scope = anchors[0].Container;
        if (anchors[0].Grid is not null) scope = scope.Parent;
        foreach (var anchor in anchors)
            while (scope is not null && !scope.Contains(anchor.Container)) scope = scope.Parent;
        // One heading alone is its own smallest element; the report is what stands around it.
        while (scope is IElement { LocalName: "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "span" or "table" or "tbody" or "thead" or "tr" or "li" })
            scope = scope.Parent;
        return scope as IElement ?? body;
    }

    private static bool HasTitle(List<HtmlBlock> kept, List<HtmlBlock> anchors)
    {
        foreach (var block in kept)
        {
            if (block.Grid is null && TitleLine(block)) return true;
            if (block.Grid is { } grid && grid.Any(cell => ReportAnchors.IsReportTitle(cell.Text))) return true;
            if (anchors.Count > 0 && block == anchors[0]) return false;
        }
        return false;
    }

    private static bool TitleLine(HtmlBlock block)
    {
        if (!block.Text.Contains('\n', StringComparison.Ordinal)) return ReportAnchors.IsReportTitle(block.Text);
        foreach (var range in block.Text.AsSpan().Split('\n'))
            if (ReportAnchors.IsReportTitle(SoftLines.Trim(block.Text.AsSpan()[range]).ToString())) return true;
        return false;
    }

    private static HtmlBlock[] Title(List<HtmlBlock> blocks, int first, IHtmlDocument document, IElement body)
    {
        for (var i = first - 1; i >= 0; i--)
            if (blocks[i] is { Grid: null, IsLink: false, IsHidden: false } block && TitleLine(block) && !HtmlPortal.IsFurniture(block.Text)) return [block];
        foreach (var stated in Stated(document))
            if (ReportAnchors.IsReportTitle(stated)) return [new(body, stated, null, null)];
        return [];
    }

    // GB/T 政府网站 pages carry their title as <meta name="ArticleTitle">; else the window's title, before the site's name.
    private static IEnumerable<string> Stated(IHtmlDocument document)
    {
        foreach (var meta in document.Head?.Children ?? (IEnumerable<IElement>)[])
            if (meta.LocalName == "meta" && "ArticleTitle".Equals(meta.GetAttribute("name"), StringComparison.OrdinalIgnoreCase))
                yield return SoftLines.Trim(meta.GetAttribute("content") ?? "").ToString();
        var window = document.Title ?? "";
        yield return SoftLines.Trim(window).ToString();
        foreach (var part in window.Split('_', '-', '|', '—', '–'))
            yield return SoftLines.Trim(part).ToString();
    }
}
