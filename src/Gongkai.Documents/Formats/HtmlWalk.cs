using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Text;

namespace Gongkai.Documents.Formats;

/// <summary>A paragraph or a table as it stands in the page, with the innermost block element around it.</summary>
internal sealed record HtmlBlock(IElement Container, string Text, int? HeadingLevel, List<GridCell>? Grid)
{
    /// <summary>Whether a link covers nearly all of it.</summary>
    public bool IsLink { get; init; }

    /// <summary>Whether the page does not show it.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>Goes through a page once, without recursion, and yields its paragraphs and tables in reading order.</summary>
internal sealed class HtmlWalk
{
    private readonly List<HtmlBlock> blocks = [];
    private readonly HashSet<IElement> layoutTables = [];
    private readonly StringBuilder text = new();
    private readonly StringBuilder unseen = new();
    private readonly Dictionary<IElement, int> listed = [];
    private readonly HtmlLook look;
    private readonly HtmlMarks marks = new();
    private IElement container;
    private IElement? hidden;
    private IElement? link;
    private int linked;
    private string? bullet;

    private HtmlWalk(IElement root) => (container, look) = (root, HtmlLook.Of(root.Owner));

    public static List<HtmlBlock> Through(IElement root)
    {
        var walk = new HtmlWalk(root);
        walk.FindNestedTables(root);
        walk.Walk(root);
        return walk.blocks;
    }

    private void FindNestedTables(IElement root)
    {
        for (var node = HtmlOrder.Next(root, root, true); node is not null; node = HtmlOrder.Next(node, root, true))
        {
            if (node is not IElement { LocalName: "table" } table) continue;
            for (var above = table.ParentElement; above is not null && above != root; above = above.ParentElement)
                if (above.LocalName == "table" && !layoutTables.Add(above)) break;
        }
    }

    private void Walk(IElement root)
    {
        for (var node = root.FirstChild; node is not null;)
        {
            var descend = false;
            if (node is IText run) Append(run.Data);
            else if (node is IElement element) descend = Enter(element);
            if (descend && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (node is not null)
            {
                if (node is IElement ended) Leave(ended);
                if (node.NextSibling is { } sibling)
                {
                    node = sibling;
                    break;
                }
                node = node.Parent is { } parent && parent != root ? parent : null;
            }
        }
        Flush();
    }

    private bool Enter(IElement element)
    {
        var kind = HtmlKinds.Of(element.LocalName);
        if (kind == HtmlKind.Skipped) return false;
        if (hidden is null && HtmlKinds.IsHidden(element)) hidden = element;
        if (hidden is not null)
        {
            if (kind != HtmlKind.Inline) unseen.Append('\n');
            return true;
        }
        var sight = look.At(element);
        if (sight.HasFlag(HtmlSight.Struck) && HtmlMarks.IsPhrase(element)) return false;
        if (sight.HasFlag(HtmlSight.Hidden) && kind is HtmlKind.Inline or HtmlKind.Link)
        {
            hidden = element;
            return true;
        }
        if (kind is HtmlKind.Inline or HtmlKind.Link) marks.Begin(element, sight, text);
        if (kind == HtmlKind.Break) text.Append('\n');
        if (kind == HtmlKind.Link) link ??= element;
        if (kind != HtmlKind.Block) return true;
        Flush();
        if (element.LocalName == "table" && !layoutTables.Contains(element))
        {
            var grid = HtmlTable.Read(element, look);
            if (grid.Count > 0 && !LayoutTable.Is(grid))
            {
                blocks.Add(new(element, "", null, grid));
                return false;
            }
        }
        container = element;
        if (element.LocalName == "li") bullet = Number(element);
        return true;
    }

    private void Leave(IElement element)
    {
        if (hidden is not null)
        {
            if (element == hidden) CloseHidden();
            return;
        }
        marks.End(element, text);
        if (HtmlKinds.Of(element.LocalName) == HtmlKind.Block) Flush();
        if (element == container) container = element.ParentElement ?? element;
        if (element == link) link = null;
    }

    private void Append(string data)
    {
        if (hidden is not null)
        {
            HtmlSpace.Append(unseen, data);
            return;
        }
        var before = text.Length;
        HtmlSpace.Append(text, data);
        if (link is not null) linked += text.Length - before;
    }

    private void CloseHidden()
    {
        var words = SoftLines.Trim(unseen.ToString()).ToString();
        if (words.Length > 0) blocks.Add(new(container, words, null, null) { IsHidden = true });
        unseen.Clear();
        hidden = null;
    }

    private void Flush()
    {
        if (text.Length > 0)
        {
            ShrunkText.Settle(text);
            var printed = marks.Settled(SoftLines.Trim(text.ToString()).ToString());
            if (printed.Length > 0)
                blocks.Add(new(container, bullet + printed, LevelOf(container), null) { IsLink = linked * 10 >= printed.Length * 8 });
            if (printed.Length > 0) bullet = null;
            text.Clear();
        }
        marks.Clear();
        linked = 0;
    }

    private static int? LevelOf(IElement element)
    {
        for (var above = element; above is not null; above = above.ParentElement)
        {
            if (above.LocalName is ['h', >= '1' and <= '6']) return above.LocalName[1] - '0';
            if (above.LocalName is "p" or "div" or "td" or "body") return null;
        }
        return null;
    }

    private string? Number(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list) return null;
        var next = int.TryParse(item.GetAttribute("value"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated
            : listed.TryGetValue(list, out var last) && last < int.MaxValue ? last + 1
            : int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        listed[list] = next;
        var style = list.GetAttribute("style") ?? "";
        if (style.Contains("none", StringComparison.OrdinalIgnoreCase)) return null;
        return style.Contains("cjk", StringComparison.OrdinalIgnoreCase) || style.Contains("chinese", StringComparison.OrdinalIgnoreCase)
            ? ListNumber.Chinese(next) + "、"
            : list.GetAttribute("type") switch
            {
                "a" => ListNumber.Letter(next) + ".",
                "A" => ListNumber.Letter(next).ToUpperInvariant() + ".",
                "i" => ListNumber.Roman(next).ToLowerInvariant() + ".",
                "I" => ListNumber.Roman(next) + ".",
                _ => next.ToString(CultureInfo.InvariantCulture) + ".",
            };
    }
}

/// <summary>Document order without recursion.</summary>
internal static class HtmlOrder
{
    /// <summary>The node after this one in document order inside the root; its children come first when they are to be entered.</summary>
    public static INode? Next(INode node, INode root, bool enter)
    {
        if (enter && node.FirstChild is { } child) return child;
        for (var at = node; at is not null && at != root; at = at.Parent)
            if (at.NextSibling is { } sibling) return sibling;
        return null;
    }
}

/// <summary>White space as a browser shows it: runs become one space, and none at a line end between ideographs.</summary>
internal static class HtmlSpace
{
    public static void Append(StringBuilder text, string data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            var c = data[i];
            if (!c.IsSpaceCharacter())
            {
                text.Append(c);
                continue;
            }
            var broken = false;
            for (; i < data.Length && data[i].IsSpaceCharacter(); i++) broken |= data[i] is '\n' or '\r';
            i--;
            if (text.Length == 0 || text[^1] is ' ' or '\n') continue;
            if (broken && IsWide(text[^1]) && i + 1 < data.Length && IsWide(data[i + 1])) continue;
            text.Append(' ');
        }
    }

    private static bool IsWide(char c) =>
        c is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60' or >= '\u3000' and <= '\u303F';
}
