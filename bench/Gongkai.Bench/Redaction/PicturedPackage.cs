using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Bench.Redaction;

/// <summary>Office files written by hand with two frames of one picture, and what such a picture can hold beside its pixels.</summary>
public static class PicturedPackage
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/";

    /// <summary>A grey PNG of 40 × 30 with words in a chunk of text.</summary>
    public static byte[] Picture(string words)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, [0, 0, 0, 40, 0, 0, 0, 30, 8, 0, 0, 0, 0]);
        Chunk(png, "iTXt"u8, [.. "Author\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(words)]);
        using (var packed = new MemoryStream())
        {
            var row = new byte[41];
            row.AsSpan(1).Fill(200);
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                for (var y = 0; y < 30; y++) zlib.Write(row);
            Chunk(png, "IDAT"u8, packed.ToArray());
        }
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>A Word document: words, and the picture twice.</summary>
    public static byte[] Document(string words) => Zip(words,
        ("[Content_Types].xml", Types("word/document.xml", "wordprocessingml.document.main+xml")),
        ("_rels/.rels", Related(("officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels", Related(("image", "media/§.png"))),
        ("word/document.xml", $"""
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{Office}" xmlns:a="{Drawing}main"
            xmlns:wp="{Drawing}wordprocessingDrawing" xmlns:pic="{Drawing}picture"><w:body><w:p><w:r><w:t>前文§后文</w:t></w:r></w:p>{Frame(1)}{Frame(2)}
            <w:p><w:r><w:t>末段应当保留</w:t></w:r></w:p></w:body></w:document>
            """),
        ("word/media/§.png", null));

    /// <summary>A workbook: words in a cell, and the picture twice.</summary>
    public static byte[] Workbook(string words) => Zip(words,
        ("[Content_Types].xml", Types("xl/workbook.xml", "spreadsheetml.sheet.main+xml",
            ("xl/worksheets/sheet1.xml", "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"),
            ("xl/drawings/drawing1.xml", "vnd.openxmlformats-officedocument.drawing+xml"))),
        ("_rels/.rels", Related(("officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", Related(("worksheet", "worksheets/sheet1.xml"))),
        ("xl/workbook.xml", $"""
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}"><sheets>
            <sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/worksheets/_rels/sheet1.xml.rels", Related(("drawing", "../drawings/drawing1.xml"))),
        ("xl/worksheets/sheet1.xml", $"""
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}">
            <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>§</t></is></c>
            <c r="B1"><v>12.5</v></c></row></sheetData><drawing r:id="rId1"/></worksheet>
            """),
        ("xl/drawings/_rels/drawing1.xml.rels", Related(("image", "../media/§.png"))),
        ("xl/drawings/drawing1.xml", $"""
            <xdr:wsDr xmlns:xdr="{Drawing}spreadsheetDrawing" xmlns:a="{Drawing}main" xmlns:r="{Office}">{Anchor(1)}{Anchor(8)}</xdr:wsDr>
            """),
        ("xl/media/§.png", null));

    private static string Frame(int number) => $"""
        <w:p><w:r><w:drawing><wp:inline><wp:extent cx="381000" cy="285750"/><wp:docPr id="{number}" name="§" descr="§"/>
        <a:graphic><a:graphicData uri="{Drawing}picture">
        <pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="§.png"/><pic:cNvPicPr/></pic:nvPicPr>{Shown("pic")}
        </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        """;

    private static string Anchor(int row) => $"""
        <xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
        <xdr:ext cx="381000" cy="285750"/>
        <xdr:pic>
        <xdr:nvPicPr><xdr:cNvPr id="{row}" name="§" descr="§"/><xdr:cNvPicPr/></xdr:nvPicPr>{Shown("xdr")}</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>
        """;

    private static string Shown(string prefix) => $"""
        <{prefix}:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></{prefix}:blipFill><{prefix}:spPr><a:xfrm><a:off x="0" y="0"/>
        <a:ext cx="381000" cy="285750"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></{prefix}:spPr>
        """;

    private static string Types(string main, string type, params (string Part, string Type)[] others) =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
        + string.Concat(others.Prepend((Part: main, Type: $"vnd.openxmlformats-officedocument.{type}"))
            .Select(part => $"<Override PartName=\"/{part.Part}\" ContentType=\"application/{part.Type}\"/>")) + "</Types>";

    private static string Related(params (string Type, string Target)[] to) => $"<Relationships xmlns=\"{Relations}\">"
        + string.Concat(to.Select((one, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{one.Type}\" Target=\"{one.Target}\"/>")) + "</Relationships>";

    private static byte[] Zip(string words, params (string Name, string? Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(Said(name)).Open();
                part.Write(text is null ? Picture(words) : Encoding.UTF8.GetBytes(Said(text)));
            }
        return stream.ToArray();

        string Said(string text) => text.Replace("§", words, StringComparison.Ordinal);
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(type);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. content]));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        }
        return ~crc;
    }
}
