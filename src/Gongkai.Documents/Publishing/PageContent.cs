using AngleSharp.Dom;
using Gongkai.Documents.Formats;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// Where on a page its text stands: the element that content systems of governments put it in, or, where none is known, the one that holds nearly all the
/// words that are no links.
/// </summary>
internal static class PageContent
{
    private const double Nearly = 0.75;
    private const int Shortest = 20;

    // Ids and classes of the systems in wide use; told apart from their neighbours by what they hold.
    private static readonly string[] Known =
    [
        "#UCAP-CONTENT", "#zoom", ".TRS_Editor", ".TRS_UEDITOR", ".trs_editor_view", ".trs_paper_default", ".pages_content", ".article-content",
        ".article_content", ".articleContent", ".news_content", ".news-content", ".content-text", ".xxgk_content", ".xxgk-content", ".detail-content",
        ".detail_content", "#detailContent", ".info_content", ".view-content", ".v_news_content", "#vsb_content", ".wp_articlecontent", ".art_con", "#con_con",
        ".bt_content", ".main-txt", ".zwxl-article", "#articleContent", "#article-content", "#content", ".conTxt", ".con_text", "[itemprop=articleBody]",
            "article",
    ];

    /// <summary>The element; null where the page has no words.</summary>
    public static IElement? Of(IDocument page, HtmlLook look)
    {
        if (page.Body is not { } body) return null;
        foreach (var selector in Known)
        {
            var found = page.QuerySelectorAll(selector).Where(element => !IsHidden(element, look)).MaxBy(Words);
            // A box of that name for something else: links, or a line.
            if (found is not null && (Words(found) >= Shortest && Links(found) * 2 < Words(found) || found.QuerySelector("img,table") is not null
                && Words(found) > 0))
                return found;
        }
        return Densest(body);
    }

    /// <summary>Ideographs in the element.</summary>
    public static int Words(INode element) => element.TextContent.Count(ChineseText.IsHan);

    /// <summary>Ideographs in its links.</summary>
    public static int Links(IElement element) => element.QuerySelectorAll("a").Sum(Words);

    private static bool IsHidden(IElement element, HtmlLook look)
    {
        for (var above = element; above is not null; above = above.ParentElement)
            if (look.At(above).HasFlag(HtmlSight.Absent)) return true;
        return false;
    }

    private static IElement? Densest(IElement body)
    {
        var weights = new Dictionary<IElement, int>();
        Weigh(body, inLink: false, weights);
        var at = body;
        while (Within(at, weights) is { } next) at = next;
        return weights[at] > 0 ? at : null;
    }

    // The part that holds nearly all of it. Tables that arrange a page are gone into; a cell of the text's own tables never holds that much.
    private static IElement? Within(IElement at, Dictionary<IElement, int> weights)
    {
        var enough = Math.Max(1, Nearly * weights[at]);
        return at.Children.FirstOrDefault(child => weights.GetValueOrDefault(child) >= enough) switch
        {
            null or { LocalName: "p" or "span" or "font" or "a" or "h1" or "h2" or "h3" or "ul" or "ol" } => null,
            { LocalName: "table" } layout => layout.QuerySelectorAll("td").LastOrDefault(cell => weights.GetValueOrDefault(cell) >= enough),
            var part => part,
        };
    }

    // Words that are no links, each element's with all below it. The tree's depth was bounded when it was built.
    private static int Weigh(IElement element, bool inLink, Dictionary<IElement, int> weights)
    {
        if (element.LocalName is "script" or "style" or "nav" or "footer" or "header" or "noscript" or "select") return 0;
        var link = inLink || element.LocalName == "a";
        var weight = 0;
        foreach (var child in element.ChildNodes)
            weight += child is IElement inner ? Weigh(inner, link, weights) : child is IText text && !link ? text.Data.Count(ChineseText.IsHan) : 0;
        weights[element] = weight;
        return weight;
    }
}
