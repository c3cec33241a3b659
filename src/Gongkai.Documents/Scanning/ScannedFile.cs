using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Dom;
using Gongkai.Documents.Formats;
using Gongkai.Publishing.Scanning;
using Gongkai.Text;

namespace Gongkai.Documents.Scanning;

/// <summary>Takes pages of the web and files apart for scanners.</summary>
public static class ScannedFile
{
    /// <summary>A page of the web as it came over the line, or from a saved site.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="html">The page.</param>
    /// <param name="address">The address that it was read from; null where it has none.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="FileRefusedException">It nests deeper or holds more than pages do (RD05).</exception>
    public static ScannedPage OfHtml(string name, string html, Uri? address, ReadingLimits limits)
    {
        var document = HtmlTree.Of(html, limits);
        var blocks = ImmutableArray.CreateBuilder<ScannedBlock>();
        if (document.Title is { Length: > 0 } title) blocks.Add(new(BlockSort.Title, VisibleText.Of(title).Trim()));
        foreach (var meta in document.QuerySelectorAll("meta[name][content]"))
            if (meta.GetAttribute("name")!.ToUpperInvariant() is "KEYWORDS" or "DESCRIPTION" && meta.GetAttribute("content")!.Trim() is { Length: > 0 } said)
                blocks.Add(new(BlockSort.Head, said));
        var own = address ?? OwnAddress(document);
        return PageTaker.Take(document, new ScannedPage(name) { Address = own, Blocks = blocks.ToImmutable() });
    }

    /// <summary>A file on the disk or in an archive.</summary>
    public static ScannedPage Of(ReportFile file, ReadingLimits limits)
    {
        try
        {
            return Of(file.Name, file.Load(limits), limits);
        }
        catch (FileRefusedException refused)
        {
            return new(file.Name) { Findings = [refused.Finding] };
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            return new(file.Name) { Findings = [FileFault.Unopened(Path.GetFileName(file.Name))] };
        }
    }

    /// <summary>A file, whatever it is; one that cannot be read says why in its findings.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="limits">What it may cost.</param>
    public static ScannedPage Of(string name, ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        try
        {
            if (content.IsEmpty) throw new FileRefusedException(FileFault.Empty());
            var kind = FileKind.Of(content);
            if (kind.IsEncrypted) throw new FileRefusedException(FileFault.Encrypted(kind.Name));
            if (kind is { Format: SourceFormat.Html, IsBook: false })
                return Deadline.Run(() => OfHtml(name, (kind.IsWebArchive ? WebArchiveReader.PageOf(content, limits) : DecodedText.OfHtml(content.Span)).Text,
                    null, limits),
                    limits.Time);
            if (kind.Format == SourceFormat.Json) return OfJson(name, content);
            if (kind.IsPicture) return new(name) { Pictures = [new(Path.GetFileName(name), null) { IsContent = false }] };
            return kind.Format == SourceFormat.Legacy ? OfSource(name, kind, content, limits) : Deadline.Run(() => OfSource(name, kind, content, limits),
                limits.Time);
        }
        catch (FileRefusedException refused)
        {
            return new(name) { Findings = [refused.Finding] };
        }
        // Parsers throw whatever they like at bytes that are not what they claim to be; to the clerk the file is damaged all the same.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new(name) { Findings = [FileFault.Damaged(Path.GetExtension(name).TrimStart('.').ToUpperInvariant())] };
        }
    }

    private static ScannedPage OfSource(string name, FileKind kind, ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var source = kind.Name.StartsWith("PPTX", StringComparison.Ordinal) ? new(SourceFormat.Unknown, []) : ReportReader.Open(kind, content, limits);
        var blocks = ImmutableArray.CreateBuilder<ScannedBlock>();
        blocks.Add(new(BlockSort.File, Path.GetFileName(name)));
        var table = 0;
        foreach (var block in source.Blocks)
            if (block is Paragraph paragraph)
                blocks.Add(new(BlockSort.Paragraph, paragraph.Text) { At = paragraph.At, IsHidden = paragraph.IsHidden });
            else if (block is Table { Cells: var cells })
            {
                table++;
                var heads = new Dictionary<int, string>();
                foreach (var cell in cells)
                {
                    if (cell.Text.Length is > 0 and <= 30) heads.TryAdd(cell.Column, cell.Text);
                    if (cell.Text.Length > 0)
                        blocks.Add(new(BlockSort.Cell, cell.Text)
                        {
                            At = cell.At,
                            Table = table,
                            Row = cell.Row + 1,
                            Label = heads.GetValueOrDefault(cell.Column, "")
                        });
                }
            }
        return new(name)
        {
            Blocks = blocks.ToImmutable(),
            Findings = [.. source.Findings.Where(finding => finding.Code != "RD07"), .. HiddenContent.In(kind, content, limits)],
        };
    }

    // A report as data, which is handed out beside its page: every text in it.
    private static ScannedPage OfJson(string name, ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(DecodedText.Of(content.Span).Text);
        return new(name)
        {
            Blocks = [new(BlockSort.File, Path.GetFileName(name)), .. Texts(document.RootElement).Select(text => new ScannedBlock(BlockSort.Paragraph, text))],
        };

        static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
            JsonValueKind.String when element.GetString() is { Length: > 0 } text => [text],
            _ => [],
        };
    }

    // What programs that save pages write into them: where the page came from.
    private static Uri? OwnAddress(IDocument document) =>
        document.QuerySelector("link[rel=canonical][href],base[href]")?.GetAttribute("href") is { } said
        && Uri.TryCreate(said, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}
