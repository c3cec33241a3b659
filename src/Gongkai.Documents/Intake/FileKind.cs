using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents;

/// <summary>What a file is by its content.</summary>
/// <param name="Format">The format whose reader takes it; <see cref="SourceFormat.Unknown"/> when none does.</param>
/// <param name="Name">How people call the kind: DOCX, 加密的 Office 文档, JPEG 图片.</param>
/// <param name="Extension">The extension that LibreOffice goes by; empty when it does not matter.</param>
internal sealed record FileKind(SourceFormat Format, string Name, string Extension = "")
{
    private const int Head = 16_384;

    /// <summary>Whether it is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Whether it is a picture, or holds pictures only.</summary>
    public bool IsPicture { get; init; }

    /// <summary>Whether LibreOffice makes a workbook of it, not a text.</summary>
    public bool IsSheet { get; init; }

    /// <summary>Whether it is a book of pages (EPUB).</summary>
    public bool IsBook { get; init; }

    /// <summary>Whether it is a web archive (MHTML), whose page must be taken out first.</summary>
    public bool IsWebArchive { get; init; }

    /// <summary>Looks at the content. A ZIP too broken to list throws <see cref="InvalidDataException"/>.</summary>
    public static FileKind Of(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8)) return OfZip(Container.Stream(content));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return OfCompound(bytes);
        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0) return new(SourceFormat.Pdf, "PDF");
        return OfMagic(bytes) ?? OfText(bytes);
    }

    /// <summary>What a ZIP is by the names of its members.</summary>
    public static FileKind OfZip(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return OfZip(archive);
    }

    /// <inheritdoc cref="OfZip(Stream)" />
    public static FileKind OfZip(ZipArchive archive)
    {
        bool word = false, sheet = false, slides = false, types = false, ofd = false;
        ZipArchiveEntry? mime = null;
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            types |= name == "[Content_Types].xml";
            word |= name.StartsWith("word/", StringComparison.OrdinalIgnoreCase);
            sheet |= name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase);
            slides |= name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase);
            ofd |= name.TrimStart('/').Equals("OFD.xml", StringComparison.OrdinalIgnoreCase);
            if (name == "mimetype") mime = entry;
        }
        if (ofd) return new(SourceFormat.Ofd, "OFD");
        if (word && types) return new(SourceFormat.Docx, "DOCX");
        if (sheet && types) return new(SourceFormat.Xlsx, "XLSX");
        if (slides && types) return new(SourceFormat.Unknown, "PPTX 演示文稿");
        return mime is null ? new(SourceFormat.Archive, "ZIP") : OfMime(mime);
    }

    private static FileKind OfMime(ZipArchiveEntry mime)
    {
        using var reader = new StreamReader(mime.Open(), Encoding.ASCII);
        var buffer = new char[100];
        var type = new string(buffer, 0, reader.ReadBlock(buffer));
        if (type.Contains("opendocument.text", StringComparison.Ordinal)) return new(SourceFormat.Legacy, "ODT", ".odt");
        if (type.Contains("opendocument.spreadsheet", StringComparison.Ordinal)) return new(SourceFormat.Legacy, "ODS", ".ods") { IsSheet = true };
        if (type.Contains("epub", StringComparison.Ordinal)) return new(SourceFormat.Html, "EPUB") { IsBook = true };
        return new(type.Contains("opendocument", StringComparison.Ordinal) ? SourceFormat.Unknown : SourceFormat.Archive, "ZIP");
    }

    // [MS-CFB] 2.6: directory entries are 128 bytes, aligned; a UTF-16 name, its length at 64, the first sector at 116.
    private static FileKind OfCompound(ReadOnlySpan<byte> bytes)
    {
        if (Entry(bytes, "EncryptedPackage") >= 0) return new(SourceFormat.Unknown, "Office 文档") { IsEncrypted = true };
        if (Entry(bytes, "WordDocument") is >= 0 and var word)
            return new(SourceFormat.Legacy, "DOC/WPS", ".doc") { IsEncrypted = IsEncryptedWord(bytes, word) };
        if ((Entry(bytes, "Workbook") is >= 0 and var book ? book : Entry(bytes, "Book")) is >= 0 and var workbook)
            return XlsFonts.MaySetOff(CompoundFile.Stream(bytes, workbook, XlsFonts.Head))
                ? new(SourceFormat.Legacy, "XLS", ".xls") { IsSheet = true }
                : new(SourceFormat.Xls, "XLS");
        if (Entry(bytes, "PowerPoint Document") >= 0) return new(SourceFormat.Unknown, "PPT 演示文稿");
        return new(SourceFormat.Legacy, "WPS", ".wps");
    }

    private static int Entry(ReadOnlySpan<byte> bytes, string name)
    {
        var wanted = Encoding.Unicode.GetBytes(name + "\0");
        for (var at = 512; at + 128 <= bytes.Length; at += 128)
            if (bytes[at..].StartsWith(wanted) && BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 64)..]) == wanted.Length) return at;
        return -1;
    }

    // [MS-DOC] 2.5.2 FibBase: fEncrypted is bit 8 of the word at 10.
    private static bool IsEncryptedWord(ReadOnlySpan<byte> bytes, int entry)
    {
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(bytes[30..]);
        if (shift is not 9 and not 12) return false;
        var at = (BinaryPrimitives.ReadUInt32LittleEndian(bytes[(entry + 116)..]) + 1L) << shift;
        return at + 12 <= bytes.Length && (BinaryPrimitives.ReadUInt16LittleEndian(bytes[((int)at + 10)..]) & 0x100) != 0;
    }

    private static FileKind? OfMagic(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("{\\rtf"u8)) return new(SourceFormat.Legacy, "RTF", ".rtf");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return new(SourceFormat.Unknown, "JPEG 图片") { IsPicture = true };
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])) return new(SourceFormat.Unknown, "PNG 图片") { IsPicture = true };
        if (bytes.StartsWith("GIF8"u8)) return new(SourceFormat.Unknown, "GIF 图片") { IsPicture = true };
        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8)) return new(SourceFormat.Unknown, "TIFF 图片") { IsPicture = true };
        if (bytes.StartsWith("BM"u8) && bytes.Length > 6 && bytes[6] == 0 && bytes[7] == 0) return new(SourceFormat.Unknown, "BMP 图片") { IsPicture = true };
        if (bytes.StartsWith("Rar!"u8)) return new(SourceFormat.Unknown, "RAR 压缩包");
        if (bytes.StartsWith("7z\u00BC"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])) return new(SourceFormat.Unknown, "7z 压缩包");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return new(SourceFormat.Unknown, "GZ 压缩包");
        if (bytes.StartsWith("MZ"u8) && bytes.IndexOf((byte)0) is >= 0 and < 64) return new(SourceFormat.Unknown, "程序文件");
        return null;
    }

    private static FileKind OfText(ReadOnlySpan<byte> bytes)
    {
        var head = DecodedText.Of(Whole(bytes)).Text;
        var start = head.AsSpan().TrimStart("\uFEFF \t\r\n\0");
        if (Controls(head) * 50 > head.Length) return new(SourceFormat.Unknown, "二进制数据");
        if (start.IsEmpty) return new(SourceFormat.Text, "空白文本");
        if (start[0] is '{' or '[' && ReportJsonReader.Recognises(bytes)) return new(SourceFormat.Json, "JSON");
        if (WebArchiveReader.Recognises(head)) return new(SourceFormat.Html, "MHTML") { IsWebArchive = true };
        if (WikiReader.Recognises(head)) return new(SourceFormat.Text, "MediaWiki");
        if (start[0] == '<' || Has(head, "<html") || Has(head, "<body") || Has(head, "<table")) return OfMarkup(head, start);
        return Delimiter.Of(head) is null ? new(SourceFormat.Text, "文本") : new(SourceFormat.Csv, "CSV");
    }

    private static FileKind OfMarkup(string head, ReadOnlySpan<char> start)
    {
        if (Has(head, "progid=\"Word.Document\"") || Has(head, "<w:wordDocument") || Has(head, "<pkg:package"))
            return new(SourceFormat.Legacy, "Word XML", ".xml");
        if (Has(head, "progid=\"Excel.Sheet\"") || (Has(head, "<Workbook") && Has(head, "urn:schemas-microsoft-com:office:spreadsheet")))
            return new(SourceFormat.Legacy, "Excel XML", ".xml") { IsSheet = true };
        if (Has(head, "<office:document") && Has(head, "opendocument.text\"")) return new(SourceFormat.Legacy, "FODT", ".fodt");
        if (Has(head, "<office:document") && Has(head, "opendocument.spreadsheet\"")) return new(SourceFormat.Legacy, "FODS", ".fods") { IsSheet = true };
        if (Has(head, "<pdf2xml")) return new(SourceFormat.Html, "pdftohtml XML");
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && !Has(head, "<html")) return new(SourceFormat.Unknown, "XML");
        foreach (var tag in (ReadOnlySpan<string>)["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<span", "<h1", "<h2", "<meta",
            "<title", "<article", "<section", "<br", "<font", "<td", "<tr", "<style", "<script", "<link", "<center"])
            if (Has(head, tag)) return new(SourceFormat.Html, "HTML");
        return new(SourceFormat.Text, "文本");
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    // The head is cut where a character ends, so that the cut itself makes nothing undecodable.
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Head) return bytes;
        var end = Head;
        while (end > Head - 4 && bytes[end - 1] >= 0x80) end--;
        if (end == Head - 4)
            for (end = Head; end > Head - 4 && (bytes[end] & 0xC0) == 0x80;) end--;
        return bytes[..end];
    }

    private static int Controls(string text)
    {
        var count = 0;
        foreach (var c in text)
            if (c is < ' ' and not ('\t' or '\r' or '\n' or '\f' or '\v') or '\uFFFD') count++;
        return count;
    }
}
