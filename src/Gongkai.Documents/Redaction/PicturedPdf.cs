using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents.Redaction;

/// <summary>A character of the text that lies unseen over a page's picture, in points from the lower left corner.</summary>
internal readonly record struct LaidCharacter(string Text, double X, double Y, double Size, double Width);

/// <summary>
/// A PDF of pictures, each with its text laid unseen over it. Every object is new: no properties, outlines, forms, attachments, nor fonts of another file;
/// the one font that is named has no glyphs, and tells of those characters alone that stand in the text.
/// </summary>
internal sealed class PicturedPdf
{
    private readonly ArrayBufferWriter<byte> file = new();
    private readonly SortedDictionary<int, int> offsets = [];
    private readonly SortedSet<char> used = [];
    private readonly List<int> pages = [];
    private int last = 5;

    public PicturedPdf() => file.Write("%PDF-1.7\n%¶¶\n"u8);

    /// <summary>Adds a page.</summary>
    /// <param name="width">In points.</param>
    /// <param name="height">In points.</param>
    /// <param name="picture">What is seen.</param>
    /// <param name="text">What is read.</param>
    public void Add(double width, double height, Raster picture, IEnumerable<LaidCharacter> text)
    {
        var grey = picture.IsGrey;
        var (page, content, image) = (++last, ++last, ++last);
        pages.Add(page);
        Write(page, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Number(width)} {Number(height)}] /Contents {content} 0 R "
            + $"/Resources << /XObject << /P {image} 0 R >> /Font << /F 3 0 R >> >> >>");
        Write(image, $"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /ColorSpace /{(grey ? "DeviceGray" : "DeviceRGB")} "
            + $"/BitsPerComponent {(grey ? 4 : 8)} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {(grey ? 1 : 3)} "
            + $"/BitsPerComponent {(grey ? 4 : 8)} /Columns {picture.Width} >>", picture.Packed(grey));
        var said = new StringBuilder().Append(CultureInfo.InvariantCulture, $"q {Number(width)} 0 0 {Number(height)} 0 0 cm /P Do Q\nBT 3 Tr\n");
        foreach (var one in text)
        {
            if (one.Size <= 0 || one.Width <= 0) continue;
            foreach (var unit in one.Text) used.Add(unit);
            var stretch = 100 * one.Width / (one.Size * one.Text.Length);
            said.Append(CultureInfo.InvariantCulture, $"/F {Number(one.Size)} Tf {Number(stretch)} Tz 1 0 0 1 {Number(one.X)} {Number(one.Y)} Tm <")
                .AppendJoin("", one.Text.Select(unit => ((int)unit).ToString("X4", CultureInfo.InvariantCulture))).Append("> Tj\n");
        }
        WritePacked(content, Encoding.ASCII.GetBytes(said.Append("ET\n").ToString()));
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        Write(1, "<< /Type /Catalog /Pages 2 0 R >>");
        Write(2, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}] >>");
        Write(3, "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>");
        Write(4, "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
            + "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 "
            + "/CapHeight 880 /StemV 93 >> >>");
        WritePacked(5, Encoding.ASCII.GetBytes(Meanings()));
        var start = file.WrittenCount;
        var table = new StringBuilder($"xref\n0 {last + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Values) table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Write(Encoding.ASCII.GetBytes($"{table}trailer\n<< /Size {last + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.WrittenSpan.ToArray();
    }

    // Each code is its own character (9.10.3).
    private string Meanings()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /U def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var some in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var unit in some) map.Append(CultureInfo.InvariantCulture, $"<{(int)unit:X4}> <{(int)unit:X4}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private void WritePacked(int number, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(content);
        Write(number, "/Filter /FlateDecode", packed.ToArray());
    }

    private void Write(int number, string head, byte[] content)
    {
        offsets[number] = file.WrittenCount;
        file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n<< {head} /Length {content.Length} >>\nstream\n"));
        file.Write(content);
        file.Write("\nendstream\nendobj\n"u8);
    }

    private void Write(int number, string value)
    {
        offsets[number] = file.WrittenCount;
        file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n{value}\nendobj\n"));
    }

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
