using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using Gongkai.Documents.Formats;
using Gongkai.Severing;

namespace Gongkai.Documents.Redaction;

/// <summary>Reads a result again, each time by other means. One hit, or nothing read where there must be something, and the result is not given out.</summary>
internal static class RedactionReading
{
    private const int ShortestBytes = 6, ShortestPlain = 7;

    /// <summary>All readings, after those that were done while the file was made; none of them has a hit.</summary>
    /// <exception cref="FileRefusedException">One has (RX04).</exception>
    public static ImmutableArray<SeveranceReading> Of(byte[] made, ImmutableArray<SeveranceReading> done, SourceFormat format, Taken taken,
        ImmutableArray<string> words, ReadingLimits limits, bool office)
    {
        var (readings, finder) = (done.ToBuilder(), taken.Finder);
        if (format == SourceFormat.Docx) readings.Add(Read("本软件的 DOCX 读取", Texts(DocxReader.Read(made, limits)), finder));
        if (format == SourceFormat.Xlsx)
        {
            readings.Add(Read("本软件的 XLSX 读取", Texts(XlsxReader.Read(made, limits)), finder));
            readings.Add(Read("ExcelDataReader", Cells(made), finder));
        }
        if (format is SourceFormat.Docx or SourceFormat.Xlsx) readings.Add(Read("逐个部件解压后的全部文字和属性", Parts(made), finder));
        if (taken.Covered.Count > 0) readings.Add(Covered(made, taken));
        readings.Add(Bytes(made, words));
        if (office && LibreOffice.IsInstalled && format is SourceFormat.Docx or SourceFormat.Xlsx && Opened(made, format, limits) is { } texts)
            readings.Add(Read("LibreOffice", texts, finder));
        foreach (var reading in readings)
            if (reading.Hits > 0) throw new FileRefusedException(RedactionFault.Left(reading.Reader, reading.Hits));
        return readings.ToImmutable();
    }

    // Of a machine that is busy it is not waited for: the proof names those who have read, and it is not among them.
    private static IEnumerable<string>? Opened(byte[] made, SourceFormat format, ReadingLimits limits)
    {
        var isSheet = format == SourceFormat.Xlsx;
        try
        {
            var text = LibreOffice.Convert(made, new(format, "Office", isSheet ? ".xlsx" : ".docx") { IsSheet = isSheet }, isSheet ? "html" : "txt", limits);
            return isSheet ? Texts(HtmlReader.Read(text, limits)) : Encoding.UTF8.GetString(text).Split('\n');
        }
        catch (FileRefusedException late) when (late.Finding.Code == "RD10")
        {
            return null;
        }
        catch (FileRefusedException)
        {
            throw new FileRefusedException(RedactionFault.Unread("LibreOffice"));
        }
    }

    // A second rectangle may have made a picture another: each is looked for in what the file has now.
    private static SeveranceReading Covered(byte[] made, Taken taken)
    {
        using var zip = new ZipArchive(new MemoryStream(made, writable: false));
        var (looked, left) = (0L, 0);
        foreach (var (part, area) in taken.Covered)
        {
            using var copy = new MemoryStream();
            using (var stream = zip.GetEntry(part)!.Open()) stream.CopyTo(copy);
            var picture = PictureRedaction.Decoded(copy.ToArray());
            looked += (long)picture.Width * picture.Height;
            if (!picture.IsCovered((double)area.Left, (double)area.Top, (double)(area.Left + area.Width), (double)(area.Top + area.Height))) left++;
        }
        return new("StbImageSharp（看图片里是否涂黑）", looked, left);
    }

    private static SeveranceReading Read(string reader, IEnumerable<string> texts, WordFinder finder)
    {
        var (characters, hits) = (0L, 0);
        foreach (var text in texts)
        {
            characters += text.Length;
            hits += finder.Count(text);
        }
        return new(reader, characters, hits);
    }

    private static IEnumerable<string> Texts(SourceDocument document) =>
        document.Blocks.SelectMany(block => block switch
        {
            Paragraph paragraph => [paragraph.Text],
            Table table => table.Cells.Select(cell => cell.Text),
            _ => Enumerable.Empty<string>(),
        });

    private static IEnumerable<string> Cells(byte[] made)
    {
        using var stream = new MemoryStream(made, writable: false);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        do
            while (reader.Read())
                for (var column = 0; column < reader.FieldCount; column++)
                    if (reader.GetValue(column) is { } value) yield return Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        while (reader.NextResult());
    }

    // Names, texts and worded attributes of every part; texts joined as far as a paragraph or a cell goes.
    private static IEnumerable<string> Parts(byte[] made)
    {
        using var zip = new ZipArchive(new MemoryStream(made, writable: false), ZipArchiveMode.Read);
        foreach (var part in zip.Entries)
        {
            yield return part.FullName;
            if (!part.FullName.EndsWith(".xml", StringComparison.Ordinal) && !part.FullName.EndsWith(".rels", StringComparison.Ordinal)) continue;
            var text = new StringBuilder();
            using var xml = XmlReader.Create(part.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });
            while (xml.Read())
            {
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Comment or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
                else if (xml.NodeType is XmlNodeType.EndElement && xml.LocalName is "p" or "c" or "oddHeader" or "oddFooter" or "v" && text.Length > 0)
                {
                    yield return text.ToString();
                    text.Clear();
                }
                else if (xml.NodeType == XmlNodeType.Element)
                    while (xml.MoveToNextAttribute())
                        if (!Ascii.IsValid(xml.Value) || xml.LocalName is "name" or "descr" or "title" or "string") yield return xml.Value;
            }
            yield return text.ToString();
        }
    }

    // Every part as programs write words, whatever it is. Short words of plain letters are words of the format as well; they are looked for above.
    private static SeveranceReading Bytes(byte[] made, ImmutableArray<string> words)
    {
        var needles = words.Where(word => !Ascii.IsValid(word) || word.Length >= ShortestPlain)
            .SelectMany(word => ((Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode]).Select(encoding => encoding.GetBytes(word)))
            .Where(bytes => bytes.Length >= ShortestBytes).ToList();
        var (read, hits) = (0L, 0);
        foreach (var part in Unpacked(made))
        {
            read += part.Length;
            hits += needles.Count(needle => part.AsSpan().IndexOf(needle) >= 0);
        }
        return new("逐个部件解压后的字节（UTF-8、UTF-16）", read, hits);
    }

    // The file itself, and what is packed in it: parts of a ZIP, streams of a PDF.
    private static IEnumerable<byte[]> Unpacked(byte[] made)
    {
        yield return made;
        if (made.AsSpan().StartsWith("PK"u8))
        {
            using var zip = new ZipArchive(new MemoryStream(made, writable: false), ZipArchiveMode.Read);
            foreach (var part in zip.Entries)
            {
                using var copy = new MemoryStream();
                using (var stream = part.Open()) stream.CopyTo(copy);
                yield return copy.ToArray();
            }
        }
        else if (made.AsSpan().StartsWith("%PDF"u8))
            for (var at = Next(made, 0); at >= 0; at = Next(made, at))
            {
                using var copy = new MemoryStream();
                using (var stream = new ZLibStream(new MemoryStream(made, at, made.Length - at, writable: false),
                    CompressionMode.Decompress)) stream.CopyTo(copy);
                yield return copy.ToArray();
            }
    }

    private static int Next(byte[] pdf, int from) => pdf.AsSpan(from).IndexOf(">>\nstream\n"u8) is >= 0 and var at ? from + at + ">>\nstream\n".Length : -1;
}
