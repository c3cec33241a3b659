using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using Gongkai.Documents.Formats;

namespace Gongkai.Documents.Publishing;

/// <summary>What the addresses in a page become: those of links, those of pictures.</summary>
/// <param name="Link">The address as it is published, or null and why not.</param>
/// <param name="Image">The picture as it is published, or null where it is none of the item's.</param>
internal sealed record TextAddresses(Func<string, (string? Address, string Reason)> Link, Func<string, string, TextImage?> Image)
{
    /// <summary>Addresses as the policy has them: pictures only where they are files of the item.</summary>
    public static TextAddresses Of(TextPolicy policy) => new(
        address => (policy.Link(address, out var reason), reason),
        (source, alternative) => TextPolicy.IsFile(source) ? new(source, alternative) : null);
}

/// <summary>
/// Reads a text out of a page's tree: headings, paragraphs, lists, tables, links and pictures that it may have; everything else is left out and told. Only
/// what is known is taken, so nothing that is not known gets through. The tree's depth was bounded when it was built.
/// </summary>
internal sealed class HtmlText
{
    private const int LongestStart = 100_000;

    // What HtmlKinds does not name, because no report has it.
    private static readonly FrozenSet<string> Embedded =
        "frame noembed applet marquee bgsound xmp plaintext listing portal optgroup option progress meter output".Split(' ').ToFrozenSet();

    private readonly TextAddresses addresses;
    private readonly Removals removals;
    private readonly HtmlLook look;

    private HtmlText(HtmlLook look, TextAddresses addresses, Removals removals) => (this.look, this.addresses, this.removals) = (look, addresses, removals);

    /// <summary>The text of what stands in the element.</summary>
    public static ImmutableArray<TextBlock> Of(INode root, TextAddresses addresses, Removals removals)
    {
        var reader = new HtmlText(HtmlLook.Of(root.Owner), addresses, removals);
        return TextTidy.Of(reader.Flow(root, default), removals);
    }

    private readonly record struct Setting(RunLook Look, string? Link, int Level, TextAlign Align);

    // Blocks gathered in order, and the words of the paragraph at hand.
    private sealed class Gathering
    {
        private readonly ImmutableArray<TextBlock>.Builder blocks = ImmutableArray.CreateBuilder<TextBlock>();
        private readonly ImmutableArray<TextRun>.Builder runs = ImmutableArray.CreateBuilder<TextRun>();
        private Setting setting;

        public void Add(TextRun run, Setting at)
        {
            if (runs.Count == 0) setting = at;
            runs.Add(run with { Look = run.Look | at.Look, Link = at.Link });
        }

        public void Add(TextBlock block)
        {
            Close();
            blocks.Add(block);
        }

        public void Close()
        {
            if (runs.Count > 0) blocks.Add(new TextParagraph(runs.ToImmutable(), setting.Level, setting.Align));
            runs.Clear();
        }

        public ImmutableArray<TextBlock> Done()
        {
            Close();
            return blocks.ToImmutable();
        }
    }

    private ImmutableArray<TextBlock> Flow(INode parent, Setting setting)
    {
        var gathering = new Gathering();
        Children(parent, setting, gathering);
        return gathering.Done();
    }

    private void Children(INode parent, Setting setting, Gathering to)
    {
        foreach (var child in parent.ChildNodes)
            if (child is IText words) to.Add(new(Collapsed(words.Data)), setting);
            else if (child is IElement element) Element(element, setting, to);
    }

    private static string Collapsed(string text) => text.Replace('\n', ' ').Replace('\r', ' ');

    private void Element(IElement element, Setting setting, Gathering to)
    {
        Told(element);
        if (IsLeftOut(element)) return;
        var name = element.LocalName;
        switch (name)
        {
            case "br":
                to.Add(new("\n"), setting);
                break;
            case "hr":
                to.Add(new TextRule());
                break;
            case "img":
                Image(element, setting, to);
                break;
            case "a":
                Children(element, setting with { Link = LinkOf(element) ?? setting.Link }, to);
                break;
            case "q":
                to.Add(new("“"), setting);
                Children(element, setting, to);
                to.Add(new("”"), setting);
                break;
            case "rt":
                to.Add(new("（"), setting);
                Children(element, setting, to);
                to.Add(new("）"), setting);
                break;
            case "rp" or "wbr":
                break;
            case "ul" or "ol" or "menu" or "dir":
                to.Add(ListOf(element, setting));
                break;
            case "table":
                to.Close();
                foreach (var block in TableOf(element, setting)) to.Add(block);
                break;
            case "blockquote":
                to.Add(new TextQuote(Flow(element, default)));
                break;
            case "pre":
                to.Close();
                foreach (var line in element.TextContent.Split('\n'))
                {
                    to.Add(new(line), setting);
                    to.Close();
                }
                break;
            default:
                Other(element, setting, to);
                break;
        }
    }

    private void Other(IElement element, Setting setting, Gathering to)
    {
        var isBlock = HtmlKinds.Of(element.LocalName) == HtmlKind.Block;
        var inner = setting with { Look = setting.Look | LookOf(element) };
        if (!isBlock)
        {
            Children(element, inner, to);
            return;
        }
        to.Close();
        var level = element.LocalName is ['h', >= '1' and <= '6' and var digit] ? digit - '0' : setting.Level;
        Children(element, inner with { Level = level, Align = AlignOf(element) ?? setting.Align }, to);
        to.Close();
    }

    private static RunLook LookOf(IElement element) => element.LocalName switch
    {
        "strong" or "b" or "dt" => RunLook.Strong,
        "em" or "i" => RunLook.Emphasised,
        "u" or "ins" => RunLook.Underlined,
        "del" or "s" or "strike" => RunLook.Struck,
        "sup" => RunLook.Raised,
        "sub" => RunLook.Lowered,
        _ => FontOf(element),
    };

    // What Word and old editors say of single words.
    private static RunLook FontOf(IElement element)
    {
        if (element.LocalName is not ("span" or "font") || element.GetAttribute("style") is not { Length: > 8 } style) return RunLook.Plain;
        var said = style.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var look = RunLook.Plain;
        if (said.Contains("font-weight:bold", StringComparison.Ordinal) || said.Contains("font-weight:700", StringComparison.Ordinal)) look |= RunLook.Strong;
        if (said.Contains("text-decoration:underline", StringComparison.Ordinal)) look |= RunLook.Underlined;
        if (said.Contains("vertical-align:super", StringComparison.Ordinal)) look |= RunLook.Raised;
        if (said.Contains("vertical-align:sub", StringComparison.Ordinal)) look |= RunLook.Lowered;
        return look;
    }

    private static TextAlign? AlignOf(IElement element)
    {
        if (element.LocalName == "center") return TextAlign.Centre;
        foreach (var name in element.ClassList)
            if (name switch { TextHtml.Centre => TextAlign.Centre, TextHtml.Right => TextAlign.Right, TextHtml.Flush => TextAlign.Flush, _ => (TextAlign?)null }
                is { } own) return own;
        var said = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var at = said.IndexOf("text-align:", StringComparison.Ordinal);
        var value = at >= 0 ? said[(at + "text-align:".Length)..] : element.GetAttribute("align")?.Trim().ToLowerInvariant() ?? "";
        return value.StartsWith("center", StringComparison.Ordinal) ? TextAlign.Centre
            : value.StartsWith("right", StringComparison.Ordinal) ? TextAlign.Right
            : value.StartsWith("left", StringComparison.Ordinal) || value.StartsWith("justify", StringComparison.Ordinal) ? TextAlign.Start : null;
    }

    private void Image(IElement element, Setting setting, Gathering to)
    {
        var source = element.GetAttribute("src")?.Trim() ?? "";
        var alternative = TextTidy.Visible(element.GetAttribute("alt") ?? "", removals).ReplaceLineEndings(" ").Trim();
        if (addresses.Image(source, alternative) is { } image) to.Add(new("") { Image = image }, setting);
        else removals.Add("picture", source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? "data:" : source);
    }

    private string? LinkOf(IElement element)
    {
        if (element.GetAttribute("href") is not { } address || address.AsSpan().Trim().IsEmpty) return null;
        var (link, reason) = addresses.Link(address);
        if (link is null) removals.Add(address.TrimStart().StartsWith('#') ? "anchor" : reason, address.Trim());
        return link;
    }

    private TextList ListOf(IElement element, Setting setting)
    {
        var items = ImmutableArray.CreateBuilder<ImmutableArray<TextBlock>>();
        foreach (var child in element.ChildNodes)
            if (child is IElement { LocalName: "li" } item)
            {
                Told(item);
                if (!IsLeftOut(item)) items.Add(Flow(item, Inner(setting)));
            }
            else if (child is IText words && words.Data.AsSpan().Trim().Length > 0) items.Add([new TextParagraph([new(Collapsed(words.Data))])]);
            else if (child is IElement other)
            {
                // A list that stands between the items, as old editors write it, goes on below the last.
                var gathering = new Gathering();
                Element(other, Inner(setting), gathering);
                var found = gathering.Done();
                if (items.Count > 0 && other.LocalName is "ul" or "ol") items[^1] = [.. items[^1], .. found];
                else items.Add(found);
            }
        var start = int.TryParse(element.GetAttribute("start"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 0, LongestStart) : 1;
        return new(element.LocalName == "ol", element.LocalName == "ol" ? start : 1, items.ToImmutable());
    }

    // What stands in an item or a cell has its own lines, and no level.
    private static Setting Inner(Setting setting) => setting with { Level = 0, Align = TextAlign.Start };

    private IEnumerable<TextBlock> TableOf(IElement table, Setting setting)
    {
        var rows = ImmutableArray.CreateBuilder<TextRow>();
        ImmutableArray<TextRun> caption = [];
        foreach (var child in table.Children)
            if (child.LocalName == "caption")
                caption = [.. caption, .. Flow(child, Inner(setting)).OfType<TextParagraph>().SelectMany((part, i) =>
                    i == 0 ? part.Runs : [new TextRun("\n"), .. part.Runs])];
            else if (child.LocalName is "thead" or "tbody" or "tfoot")
            {
                Told(child);
                if (!IsLeftOut(child))
                    foreach (var row in child.Children) Row(row, child.LocalName == "thead", Inner(setting), rows);
            }
            else Row(child, isHead: false, Inner(setting), rows);
        var cells = rows.SelectMany(row => row.Cells).ToList();
        // A table that arranges a page: its parts stand one after the other.
        if (cells.Count == 1 || cells.Any(cell => HoldsTable(cell.Blocks)))
            return [.. caption.IsEmpty ? Enumerable.Empty<TextBlock>() : [new TextParagraph(caption)], .. cells.SelectMany(cell => cell.Blocks)];
        return [new TextTable(caption, rows.ToImmutable())];
    }

    internal static bool HoldsTable(ImmutableArray<TextBlock> blocks) => blocks.Any(block => block switch
    {
        TextTable => true,
        TextQuote quote => HoldsTable(quote.Blocks),
        TextList list => list.Items.Any(HoldsTable),
        _ => false,
    });

    private void Row(IElement row, bool isHead, Setting setting, ImmutableArray<TextRow>.Builder rows)
    {
        if (row.LocalName != "tr") return;
        Told(row);
        if (IsLeftOut(row)) return;
        var cells = ImmutableArray.CreateBuilder<TextCell>();
        foreach (var cell in row.Children)
            if (cell.LocalName is "td" or "th")
            {
                Told(cell);
                if (IsLeftOut(cell)) continue;
                var scope = cell.LocalName == "th" ? cell.GetAttribute("scope")?.Trim().ToLowerInvariant() ?? "" : null;
                cells.Add(new(Flow(cell, setting), scope, Span(cell, "colspan"), Span(cell, "rowspan")));
            }
        rows.Add(new(isHead, cells.ToImmutable()));
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1;

    private void Told(IElement element)
    {
        foreach (var attribute in element.Attributes)
            if (attribute.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)) removals.Add("script", attribute.LocalName);
            else if (attribute.LocalName is "style" or "bgcolor" or "color" or "face" or "background") removals.Add("style");
            else if (attribute.LocalName is "id" or "name" or "headers") removals.Add("id");
    }

    private bool IsLeftOut(IElement element)
    {
        var name = element.LocalName;
        if (element.NamespaceUri is { } space && space != NamespaceNames.HtmlUri) removals.Add("foreign", name);
        else if (name is "script" or "noscript" or "template") removals.Add("script", name);
        else if (name is "style" or "link") removals.Add("style");
        else if (name is "head" or "title" or "meta" or "base" or "colgroup" or "col" or "source" or "track" or "param")
        {
            // These say nothing of the text.
        }
        else if ((HtmlKinds.Of(name) == HtmlKind.Skipped && name is not ("rt" or "rp")) || Embedded.Contains(name)) removals.Add("embedded", name);
        else if (element.LocalName != "img" && look.At(element).HasFlag(HtmlSight.Hidden)) Hidden(element);
        else if (HtmlKinds.IsFiller(element))
        {
            // Word marks empty paragraphs so.
        }
        else return false;
        return true;
    }

    private void Hidden(IElement element)
    {
        if (element.TextContent.AsSpan().Trim().Length > 0 || element.QuerySelector("a,img") is not null) removals.Add("hidden", element.TextContent);
    }
}
