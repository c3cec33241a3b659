using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;
using Gongkai.Publishing.Scanning;
using Gongkai.Text;

namespace Gongkai.Documents.Scanning;

/// <summary>Takes a tree of HTML apart for scanners: every word with where it stands and whether readers see it, links, pictures.</summary>
internal sealed partial class PageTaker
{
    private readonly ImmutableArray<ScannedBlock>.Builder blocks = ImmutableArray.CreateBuilder<ScannedBlock>();
    private readonly ImmutableArray<ScannedLink>.Builder links = ImmutableArray.CreateBuilder<ScannedLink>();
    private readonly ImmutableArray<ScannedPicture>.Builder pictures = ImmutableArray.CreateBuilder<ScannedPicture>();
    private readonly StringBuilder words = new();
    private readonly HtmlLook look;
    private readonly Dictionary<(int Table, int Column), string> heads = [];
    private int paragraph, tables;
    private Sight wordsSight;
    private Cell? cell;

    private enum Sight
    {
        Seen,
        Hidden,
        Concealed,
    }

    private readonly record struct Cell(int Table, int Row, int Column);

    private PageTaker(IDocument document) => look = HtmlLook.Of(document);

    /// <summary>What the body of the document holds, after what is given.</summary>
    public static ScannedPage Take(IDocument document, ScannedPage page)
    {
        var taker = new PageTaker(document);
        taker.blocks.AddRange(page.Blocks);
        taker.Programs(document);
        if (document.Body is { } body)
        {
            taker.Handlers(body);
            taker.Children(body, Sight.Seen);
            taker.Flush();
        }
        return page with { Blocks = taker.blocks.ToImmutable(), Links = taker.links.ToImmutable(), Pictures = taker.pictures.ToImmutable() };
    }

    // What the page does by itself: programs of others, and where it goes without being asked.
    private void Programs(IDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script"))
            if (script.GetAttribute("src") is { Length: > 0 } source) links.Add(new(source, "<script>"));
            else Jumps(script.TextContent);
        foreach (var meta in document.QuerySelectorAll("meta[http-equiv]"))
            if (string.Equals(meta.GetAttribute("http-equiv")?.Trim(), "refresh", StringComparison.OrdinalIgnoreCase)
                && Refresh().Match(meta.GetAttribute("content") ?? "") is { Success: true } refresh)
                links.Add(new(refresh.Groups["address"].Value, "<meta>") { IsJump = true });
    }

    private void Jumps(string script)
    {
        foreach (var address in PageScript.Jumps(script)) links.Add(new(address, "<script>") { IsJump = true });
    }

    private void Children(INode parent, Sight sight)
    {
        foreach (var node in parent.ChildNodes)
            if (node is IText text) Append(text.Data, sight);
            else if (node is IElement element) Element(element, sight);
    }

    private void Append(string text, Sight sight)
    {
        if (string.IsNullOrWhiteSpace(text) && words.Length == 0) return;
        if (words.Length > 0 && sight != wordsSight && !string.IsNullOrWhiteSpace(text)) Flush();
        if (words.Length == 0) wordsSight = sight;
        words.Append(text);
    }

    private void Element(IElement element, Sight sight)
    {
        if (SightOf(element) is var own && own > sight) sight = own;
        var hidden = sight > Sight.Seen;
        Handlers(element);
        switch (element.LocalName)
        {
            case "script":
                return;
            case "iframe" or "frame" or "embed" or "object":
                if ((element.GetAttribute("src") ?? element.GetAttribute("data")) is { Length: > 0 } source)
                    links.Add(new(source, $"<{element.LocalName}>") { At = At(), IsHidden = hidden, IsJump = Covers(element) });
                return;
            // For machines that run no scripts, and hardly for readers.
            case "noscript":
                Flush();
                Children(element, (Sight)Math.Max((int)sight, (int)Sight.Hidden));
                Flush();
                return;
            case "style" or "template" or "select" or "link" or "meta" or "title":
                return;
            case "br":
                words.Append('\n');
                return;
            case "a" or "area" when element.GetAttribute("href") is { } address:
                links.Add(new(address, ChineseText.Fold(element.TextContent).Trim()) { At = At(), IsHidden = hidden });
                Children(element, sight);
                return;
            case "img":
                pictures.Add(new(element.GetAttribute("src") ?? "", element.GetAttribute("alt"))
                { At = At(), Above = Above(), IsContent = !hidden && IsContent(element) });
                return;
            case "input" or "textarea":
                return;
            case "table":
                Table(element, sight);
                return;
        }
        if (HtmlKinds.Of(element.LocalName) is not HtmlKind.Block)
        {
            Children(element, sight);
            return;
        }
        Flush();
        Children(element, sight);
        Flush(element.LocalName is "h1");
    }

    // onload="location='https://…'", href="javascript:location='https://…'".
    private void Handlers(IElement element)
    {
        foreach (var attribute in element.Attributes)
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && attribute.Name is not ("onclick" or "onmousedown" or "onmouseup"))
                Jumps(attribute.Value);
    }

    // A frame over the whole page: what readers see is another's.
    private static bool Covers(IElement frame) => frame.GetAttribute("style") is { } style && Fixed().IsMatch(style) && Everywhere().Count(style) >= 2;

    private Sight SightOf(IElement element)
    {
        var seen = look.At(element);
        if (element.LocalName == "noframes" || seen.HasFlag(HtmlSight.Hidden) && !seen.HasFlag(HtmlSight.Absent)) return Sight.Concealed;
        if (element.GetAttribute("style") is { Length: > 8 } style && NoRoom().IsMatch(style)
            || element.LocalName is "marquee" or "iframe" && new[] { "width", "height" }.Any(
                side => element.GetAttribute(side)?.Trim() is "0" or "1" or "2" or "3" or "4" or "5" or "1px" or "0px")) return Sight.Concealed;
        return seen.HasFlag(HtmlSight.Hidden) || HtmlKinds.IsHidden(element) ? Sight.Hidden : Sight.Seen;
    }

    private void Table(IElement table, Sight sight)
    {
        Flush();
        var (outer, number, row) = (cell, ++tables, 0);
        // Cells that reach over several rows and columns take their places in those below.
        var taken = new Dictionary<(int Row, int Column), bool>();
        foreach (var tr in Rows(table))
        {
            row++;
            var column = 0;
            foreach (var element in tr.Children.Where(child => child.LocalName is "td" or "th"))
            {
                while (taken.ContainsKey((row, column))) column++;
                var (across, down) = (Span(element, "colspan"), Span(element, "rowspan"));
                for (var i = 0; i < down; i++)
                    for (var j = 0; j < across; j++) taken[(row + i, column + j)] = true;
                cell = new(number, row, column);
                Children(element, HtmlKinds.IsHidden(element) || HtmlKinds.IsHidden(tr) ? (Sight)Math.Max((int)sight, (int)Sight.Hidden) : sight);
                Flush();
                column += across;
            }
        }
        cell = outer;
    }

    private static int Span(IElement element, string name) => int.TryParse(element.GetAttribute(name), out var span) ? Math.Clamp(span, 1, 50) : 1;

    private static IEnumerable<IElement> Rows(IElement table)
    {
        foreach (var child in table.Children)
            if (child.LocalName == "tr") yield return child;
            else if (child.LocalName is "thead" or "tbody" or "tfoot")
                foreach (var row in child.Children.Where(row => row.LocalName == "tr")) yield return row;
    }

    private void Flush(bool isTitle = false)
    {
        // Signs that nobody sees stand between letters to escape being read.
        var text = VisibleText.Of(words.ToString()).Trim();
        words.Clear();
        if (text.Length == 0) return;
        if (cell is { } at)
        {
            // The first words of a column are its head; a cell of many words is none.
            if (!heads.ContainsKey((at.Table, at.Column)) && text.Length <= 30) heads.Add((at.Table, at.Column), text);
            var head = heads.GetValueOrDefault((at.Table, at.Column), "");
            blocks.Add(new(BlockSort.Cell, text)
            {
                At = new TablePlace(at.Table, at.Row, at.Column + 1),
                Table = at.Table,
                Row = at.Row,
                Label = head,
                IsHidden = wordsSight > Sight.Seen,
                IsConcealed = wordsSight == Sight.Concealed
            });
            return;
        }
        paragraph++;
        blocks.Add(new(isTitle ? BlockSort.Title : BlockSort.Paragraph, text)
        {
            At = new LinePlace(paragraph, 1),
            IsHidden = wordsSight > Sight.Seen,
            IsConcealed = wordsSight == Sight.Concealed
        });
    }

    private LinePlace At() => new(paragraph + 1, 1);

    private string Above() => words.Length > 0 ? words.ToString().Trim() : blocks.Count > 0 ? blocks[^1].Text : "";

    // Pictures of the frame of a page: emblems, buttons, pixels.
    private static bool IsContent(IElement picture) =>
        picture.Closest("header,footer,nav,[class*=footer],[class*=header],[id*=footer],[id*=header]") is null
        && !(int.TryParse(picture.GetAttribute("width"), out var width) && width < 40) && !(int.TryParse(picture.GetAttribute("height"), out var height)
        && height < 40);

    [GeneratedRegex("(?:^|[;\\s])(?:max-)?(?:width|height)\\s*:\\s*[01](?:px|em|%)?\\s*(?:;|!|$)", RegexOptions.IgnoreCase)]
    private static partial Regex NoRoom();

    [GeneratedRegex("position\\s*:\\s*(?:fixed|absolute)", RegexOptions.IgnoreCase)]
    private static partial Regex Fixed();

    [GeneratedRegex("(?:width|height)\\s*:\\s*(?:100%|100v[wh])", RegexOptions.IgnoreCase)]
    private static partial Regex Everywhere();

    [GeneratedRegex("url\\s*=\\s*[\"']?(?<address>(?:https?:)?//[^\"'\\s;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Refresh();
}
