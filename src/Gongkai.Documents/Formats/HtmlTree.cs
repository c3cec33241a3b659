using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Documents.Formats;

/// <summary>
/// Builds the tree of a page and looks at it while it grows: each element is measured where it stands in the tree when the next one is made, so that
/// depth and number are
/// the parser's own, whatever it makes of unclosed, misnested or foreign markup.
/// </summary>
internal sealed class HtmlTree : IElementFactory<Document, HtmlElement>
{
    private const int Deepest = 500;
    private const int DeepestTables = 100;
    private const int ElementsPerBlock = 10;

    private readonly IElementFactory<Document, HtmlElement> elements =
        new BrowsingContext(Configuration.Default).GetService<IElementFactory<Document, HtmlElement>>()!;
    private readonly int deepest;
    private readonly long most;
    private long made;
    private IElement? latest;

    private HtmlTree(ReadingLimits limits, int deepest) => (most, this.deepest) = ((long)limits.Blocks * ElementsPerBlock, deepest);

    /// <summary>The document; refuses with RD05 what nests deeper or holds more elements than any page made by people.</summary>
    public static IHtmlDocument Of(string html, ReadingLimits limits, int deepest = Deepest)
    {
        var tree = new HtmlTree(limits, deepest);
        using var context = new BrowsingContext(Configuration.Default.WithOnly<IElementFactory<Document, HtmlElement>>(tree));
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            SkipComments = true,
            DisableElementPositionTracking = true,
            // What is deeper is refused, not laid flat.
            MaximumDepth = int.MaxValue,
            OnCreated = (element, _) => tree.Make(element),
        };
        var document = new HtmlParser(options, context).ParseDocument(html);
        tree.MeasureAll(document);
        return document;
    }

    /// <summary>Called for elements of HTML, also for those that the parser makes anew when it mends misnested ones.</summary>
    public HtmlElement Create(Document document, string localName, string? prefix = null, NodeFlags flags = NodeFlags.None)
    {
        var element = elements.Create(document, localName, prefix, flags);
        Make(element);
        return element;
    }

    // Most elements come twice, from the factory and from the parser.
    private void Make(IElement element)
    {
        if (element == latest) return;
        if (++made > most) throw new FileRefusedException(FileFault.TooManyParts(most));
        Measure();
        latest = element;
    }

    private void Measure()
    {
        int depth = 0, tables = 0;
        for (var above = latest; above is not null; above = above.ParentElement)
        {
            Refuse(++depth, deepest);
            if (above is IHtmlTableElement) Refuse(++tables, DeepestTables);
        }
    }

    // Roots of drawings and formulas are made without a word, and mending moves what was measured: the tree as it is handed on is measured once more.
    private void MeasureAll(INode document)
    {
        var left = new Stack<(INode Node, int Depth)>([(document, 0)]);
        while (left.TryPop(out var next))
        {
            Refuse(next.Depth, deepest);
            var inside = (next.Node as IHtmlTemplateElement)?.Content.ChildNodes ?? next.Node.ChildNodes;
            foreach (var child in inside)
                if (child is IElement) left.Push((child, next.Depth + 1));
        }
    }

    private static void Refuse(int depth, int limit)
    {
        if (depth > limit) throw new FileRefusedException(FileFault.NestedTooDeep(limit));
    }
}
