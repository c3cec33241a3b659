using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gongkai.Documents.Formats;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>Reads one page of a site that was saved: the item on it, or that there is none.</summary>
internal sealed partial class SavedPage
{
    private const int ShortText = 30, LeastWords = 60;

    private readonly FileSet files;
    private readonly string path;
    private readonly TextPolicy policy;
    private readonly DateOnly today;
    private readonly Removals removals = new();
    private readonly ImmutableArray<Particular>.Builder particulars = ImmutableArray.CreateBuilder<Particular>();
    private readonly List<TextFile> taken = [];
    private readonly List<string> attachments = [];
    private string? address;

    private SavedPage(FileSet files, string path, TextPolicy policy, DateOnly today) =>
        (this.files, this.path, this.policy, this.today) = (files, path, policy, today);

    /// <summary>The item; null where the page holds none.</summary>
    /// <exception cref="FileRefusedException">The page cannot be read.</exception>
    public static ImportedItem? Of(FileSet files, string path, TextPolicy policy, DateOnly today) => new SavedPage(files, path, policy, today).Read();

    private ImportedItem? Read()
    {
        var content = files.Read(path);
        var decoded = WebArchiveReader.Recognises(DecodedText.Of(content.Span[..Math.Min(content.Length, 4096)]).Text)
            ? WebArchiveReader.PageOf(content, ReadingLimits.Default) : DecodedText.OfHtml(content.Span);
        foreach (var finding in decoded.Findings) removals.Doubt(finding);
        if (decoded.Text.Length > policy.LongestHtml) throw new FileRefusedException(FileFault.TooLarge(decoded.Text.Length, policy.LongestHtml));
        address = Origin().Match(decoded.Text) is { Success: true } origin ? origin.Groups.Values.Skip(1).First(group => group.Success).Value : null;
        var page = HtmlTree.Of(Marked(decoded.Text), ReadingLimits.Default);
        var boxes = PageLabels.TakeBoxes(page.Body!);
        var element = PageContent.Of(page, HtmlLook.Of(page));
        if (element is null || !IsItem(page, element) && boxes.Count == 0) return null;
        Labelled([.. PageLabels.Metadata(page), .. boxes, .. PageLabels.Of(page, element)]);
        Title(page, element);
        var blocks = WithoutHead(HtmlText.Of(element, new(Link, Image), removals));
        Attached(page, element);
        var clean = CleanText.Of(Recognised(blocks), policy, removals);
        if (clean.Html.Length == 0 && attachments.Count == 0) return null;
        var words = CleanText.WordsOf(clean.Html).Count(ChineseText.IsHan);
        if (words < ShortText && attachments.Count == 0 && taken.Count == 0) removals.Doubt(TextFault.Doubtful("short-text", null, ("count", (long)words)));
        if (this[ParticularKind.PublishedOn] is null) removals.Doubt(TextFault.Doubtful("no-published", null));
        if (this[ParticularKind.Column] is null && PageLabels.Column(page.Body!) is { } column)
            particulars.Add(new(ParticularKind.Column, column, column, "网页上“当前位置”"));
        if (address is not null) particulars.Add(new(ParticularKind.Address, address, address, "保存网页的程序写下的地址"));
        ImmutableArray<TextFile> kept = [.. taken.Where(file => attachments.Contains(file.Name) || clean.Files.Contains(file.Name)).DistinctBy(file =>
            file.Name)];
        return new(path, particulars.ToImmutable(), clean.Html, kept, [.. attachments.Distinct()], removals.Findings);
    }

    private Particular? this[ParticularKind kind] => particulars.FirstOrDefault(one => one.Kind == kind);

    // What one system marks by remarks, which are no part of the tree.
    private static string Marked(string html) => html
        .Replace("<!--ZJEG_RSS.content.begin-->", "<div class=\"article-content\">", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--ZJEG_RSS.content.end-->", "</div>", StringComparison.OrdinalIgnoreCase);

    // A page that says its title to machines is an item; another has words of its own, not mostly links, and a title.
    private static bool IsItem(IDocument page, IElement element)
    {
        if (page.QuerySelectorAll("meta").Any(meta => "ArticleTitle".Equals(meta.GetAttribute("name"), StringComparison.OrdinalIgnoreCase)
            && !string.IsNullOrWhiteSpace(meta.GetAttribute("content")))) return true;
        var (words, links) = (PageContent.Words(element), PageContent.Links(element));
        return words >= LeastWords && links * 2 < words && page.QuerySelectorAll("p,br,td").Length > 0;
    }

    // What stands above the text in the same element: the title once more, the line of date and source.
    private ImmutableArray<TextBlock> WithoutHead(ImmutableArray<TextBlock> blocks)
    {
        var kept = blocks.ToBuilder();
        for (var (at, left) = (0, 4); at < kept.Count && left > 0; left--)
        {
            if (kept[at] is not TextParagraph { Words: { Length: > 2 and < 200 } words }) break;
            var isTitle = this[ParticularKind.Title] is { } title && ChineseText.Key(title.Value) == ChineseText.Key(words);
            ImmutableArray<(ParticularKind, string, string, string)> labels =
                [.. ParticularNames.In(words).Select(one => (one.Kind, one.Name, one.Value, $"网页上“{one.Name}”"))];
            var isLine = labels.Any(label => label.Item1 is ParticularKind.PublishedOn or ParticularKind.Source) && !words.EndsWith('。');
            if (isLine) Labelled(labels);
            if (isTitle || isLine) kept.RemoveAt(at);
            else at++;
        }
        return kept.ToImmutable();
    }

    private void Labelled(ImmutableArray<(ParticularKind Kind, string Name, string Value, string Where)> labels)
    {
        foreach (var (kind, name, value, where) in labels)
            if (this[kind] is not { } said)
            {
                if (ParticularNames.Taken(kind, name, value, where, today, removals) is { } one) particulars.Add(one);
            }
            else if (kind is ParticularKind.PublishedOn or ParticularKind.FormedOn or ParticularKind.Number or ParticularKind.IndexNumber
                && ParticularNames.Taken(kind, name, value, where, today, new()) is { } other
                    && ChineseText.Squeeze(other.Value) != ChineseText.Squeeze(said.Value))
                Differs(said, other);
    }

    private void Differs(Particular said, Particular other) =>
        removals.Doubt(TextFault.Doubtful("differs", null, ("field", said.Where), ("values", $"{Removals.Short(said.Value)}、{Removals.Short(other.Value)}")));

    // The heading nearest to the text; the window's title before the name of the site.
    private void Title(IDocument page, IElement element)
    {
        var printed = Headings(page, element).FirstOrDefault();
        if (this[ParticularKind.Title] is { } said)
        {
            if (printed is not null && !Alike(said.Value, printed)) Differs(said, new(ParticularKind.Title, printed, printed, "网页上的标题"));
            return;
        }
        var window = (page.Title ?? "").Split(['_', '|', '-', '—', '–'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        if (printed is not null) particulars.Add(new(ParticularKind.Title, printed, printed, "网页上的标题"));
        else if (window is { Length: > 3 }) particulars.Add(new(ParticularKind.Title, TextTidy.Visible(window, removals), window, "浏览器窗口的标题"));
        else removals.Doubt(TextFault.Doubtful("title", null));
    }

    private static bool Alike(string one, string other) =>
        ChineseText.Key(one) is var first && ChineseText.Key(other) is var second
        && (first.Contains(second, StringComparison.Ordinal) || second.Contains(first, StringComparison.Ordinal));

    private static IEnumerable<string> Headings(IDocument page, IElement element)
    {
        var window = ChineseText.Key(page.Title ?? "");
        foreach (var heading in page.QuerySelectorAll("h1,h2,.title,.tit,.bt,.article-title,.xxgk_title,.news_title,.arc_tit,#title,.con_title,.articleTitle"))
        {
            if (element.Contains(heading) && heading.LocalName is not ("h1" or "h2")) continue;
            var words = string.Join(' ', heading.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            // The name of the site stands in headings too: the title of the item is that of the window as well, where there is one.
            if (words.Length is > 3 and <= 160 && heading.QuerySelectorAll("a").Length == 0
                && (window.Length == 0 || window.Contains(ChineseText.Key(words), StringComparison.Ordinal) || heading.LocalName == "h1"
                    && page.QuerySelectorAll("h1").Length == 1))
                yield return VisibleText.OnOneLine(words);
        }
    }

    // What the text says itself, as official documents do, where nothing around it says it.
    private ImmutableArray<TextBlock> Recognised(ImmutableArray<TextBlock> blocks)
    {
        var doubts = new Removals();
        var (found, rest) = OfficialLayout.Of(new([.. blocks.Select((block, i) => new LaidOut(block, $"正文第 {i + 1} 段"))], [], []), doubts);
        var isTitled = found.FirstOrDefault(one => one.Kind == ParticularKind.Title) is not { } inner || this[ParticularKind.Title] is { } title
            && Alike(inner.Value, title.Value);
        foreach (var finding in doubts.Findings)
            if (finding.Code == "RD20" || finding is { Code: "RD22", Variant: "number" or "dates" or "bad-date" or "agency" }) removals.Doubt(finding);
        foreach (var one in found)
            if (one.Kind is ParticularKind.Title or ParticularKind.Attachment || (one.Kind == ParticularKind.FormedOn && !IsPast(one))) continue;
            else if (this[one.Kind] is not { } said) particulars.Add(one);
            else if (one.Kind is ParticularKind.Number or ParticularKind.FormedOn && said.Value != one.Value) Differs(said, one);
        if (!isTitled) return blocks;
        foreach (var finding in doubts.Findings.Where(finding => finding is { Code: "RD17", Variant: "furniture" })) removals.Doubt(finding);
        return [.. rest];
    }

    private bool IsPast(Particular one) => DateOnly.TryParseExact(one.Value, "yyyy-MM-dd", out var day) && day <= today;

    private (string? Address, string Reason) Link(string target)
    {
        if (PathOf(target) is { } file && files.Find(file) is { } found && !IsPage(found) && Take(found) is { } kept)
        {
            attachments.Add(kept.Name);
            return (TextPolicy.FilePrefix + kept.Name, "");
        }
        var absolute = Absolute(target);
        if (IsDocument(target)) removals.Doubt(TextFault.Doubtful("missing-file", null, ("file", Removals.Short(NameOf(target)))));
        // A path of the old site is none of the new one.
        return absolute is not null && policy.Link(absolute, out var reason) is { } allowed ? (allowed, "") : (null, absolute is null ? "link" : "host");
    }

    private TextImage? Image(string source, string alternative)
    {
        if (source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || PathOf(source) is not { } file || files.Find(file) is not { } found) return null;
        try
        {
            if (PictureFile.Copy(files.Read(found).Span, out var fault) is not { } copy)
            {
                removals.Doubt(TextFault.NoPicture(fault.Kind, fault.Variant));
                return null;
            }
            var kept = TextFile.Of(alternative, copy.MediaType, copy.Extension, copy.Content);
            taken.Add(kept);
            if (alternative.Length == 0) removals.Doubt(TextFault.NoAlternative(taken.Count(one => one.MediaType.StartsWith("image/",
                StringComparison.Ordinal))));
            return new(TextPolicy.FilePrefix + kept.Name, alternative);
        }
        catch (FileRefusedException refused)
        {
            removals.Doubt(refused.Finding);
            return null;
        }
    }

    // Attachments stand below the text, in a box of their own, as often as in it.
    private void Attached(IDocument page, IElement element)
    {
        foreach (var link in page.QuerySelectorAll("a[href]"))
        {
            if (element.Contains(link) || !IsDocument(link.GetAttribute("href")!) && !IsDocument(link.TextContent.Trim())) continue;
            if (link.Closest("nav,footer,header") is not null) continue;
            if (PathOf(link.GetAttribute("href")!) is { } file && files.Find(file) is { } found && !IsPage(found))
            {
                if (Take(found, link.TextContent) is { } kept) attachments.Add(kept.Name);
            }
            else removals.Doubt(TextFault.Doubtful("missing-file", null, ("file", Removals.Short(link.TextContent))));
        }
    }

    private TextFile? Take(string found, string title = "")
    {
        try
        {
            var words = string.Join(' ', TextTidy.Visible(title, new()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (AttachedFile.Of(words.Length > 0 ? words : NameOf(found), files.Read(found)) is { } file)
            {
                taken.Add(file);
                return file;
            }
            removals.Doubt(TextFault.Doubtful("foreign-file", null, ("file", Removals.Short(NameOf(found)))));
        }
        catch (FileRefusedException refused)
        {
            removals.Doubt(refused.Finding);
        }
        return null;
    }

    private static string NameOf(string address) => Path.GetFileName(Uri.UnescapeDataString(address.Split('?', '#')[0]).TrimEnd('/'));

    private static bool IsDocument(string address) => DocumentEnding().IsMatch(address.Split('#')[0]);

    private static bool IsPage(string file) => PageEnding().IsMatch(file);

    private string? Absolute(string target) =>
        Uri.TryCreate(target.Trim(), UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole.OriginalString
        : address is not null && Uri.TryCreate(address, UriKind.Absolute, out var origin) && Uri.TryCreate(origin, target.Trim(), out var resolved)
            && resolved.Scheme is "http" or "https" ? resolved.AbsoluteUri : null;

    // The path of what an address names among the files: as it stands, relative to the page, or below the folder of its site.
    private string? PathOf(string target)
    {
        var plain = target.Trim();
        if (plain.Length is 0 or > 500 || plain.StartsWith('#')) return null;
        if (Uri.TryCreate(plain, UriKind.Absolute, out var whole))
            return whole.Scheme is "http" or "https" ? files.Find(whole.Host + Unescaped(whole.AbsolutePath))
                ?? files.Find(Unescaped(whole.AbsolutePath).TrimStart('/')) : null;
        var bare = Unescaped(plain);
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        foreach (var candidate in (string[])[bare, bare.Split('?', '#')[0]])
        {
            if (candidate.Length == 0) continue;
            var joined = candidate.StartsWith('/') ? candidate.TrimStart('/') : Joined(folder, candidate);
            if (joined is not null && files.Find(joined) is { } found) return found;
        }
        return null;
    }

    private static string Unescaped(string address) => Uri.UnescapeDataString(address).Replace('\\', '/');

    private static string? Joined(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (part == "..")
            {
                if (parts.Count == 0) return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".") parts.Add(part);
        return string.Join('/', parts);
    }

    // Browsers write “saved from url”, HTTrack “Mirrored from”; a page may name itself.
    [GeneratedRegex("<!--\\s*saved from url=\\([0-9]+\\)(\\S+?)\\s*-->|<!--\\s*Mirrored from (\\S+) by HTTrack|<link[^>]{0,200}rel=[\"']?canonical"
        + "[\"']?[^>]{0,200}href=[\"']([^\"']{1,500})[\"']", RegexOptions.IgnoreCase)]
    private static partial Regex Origin();

    [GeneratedRegex("\\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|odt|ods|zip|rar|7z|pptx?|txt|csv)(?:\\?.*)?\\z", RegexOptions.IgnoreCase)]
    private static partial Regex DocumentEnding();

    [GeneratedRegex("\\.(?:s?html?|mht(?:ml)?|jsp|aspx?|php|js|css)\\z", RegexOptions.IgnoreCase)]
    private static partial Regex PageEnding();
}
