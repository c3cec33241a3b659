using System.Globalization;
using System.IO.Compression;
using System.Text;
using Gongkai.Bench.Accuracy;
using Gongkai.Documents.Writing;

namespace Gongkai.Bench.Robustness;

/// <summary>A sound file of a format, and how files of that format are edited.</summary>
/// <param name="Format">The format as the table names it.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Content">The file.</param>
/// <param name="Weight">How often it is taken, among the others.</param>
/// <param name="Edit">An edit in terms of the format.</param>
internal sealed record FuzzSeed(string Format, string Name, byte[] Content, int Weight, Func<byte[], Random, byte[]> Edit);

/// <summary>Sound files of every format that is read, of invented reports.</summary>
internal static class FuzzSeeds
{
    public static List<FuzzSeed> All()
    {
        var (typed, other) = (Drafts.Clean(3, 2024), Drafts.Clean(12, 2020));
        List<FuzzSeed> seeds =
        [
            .. from kind in (PrintKind[])[PrintKind.TextTabs, PrintKind.TextCellPerLine, PrintKind.TextSpaces] select new FuzzSeed("text", "报告.txt", kind.Print(typed), 4, Lines),
            new("Markdown", "报告.md", PrintKind.Markdown.Print(other), 8, Lines),
            new("CSV", "报告.csv", PrintKind.WrittenCsv.Print(typed), 8, Lines),
            new("CSV", "表.csv", Encoding.UTF8.GetBytes("项目,数量\n收到,4\n\"办结\n件数\",4\n"), 4, Words),
            new("JSON", "报告.json", PrintKind.WrittenJson.Print(typed), 8, Words),
            .. from kind in (PrintKind[])[PrintKind.HtmlPortal, PrintKind.HtmlWord, PrintKind.WrittenHtml] select new FuzzSeed("HTML", "报告.html", kind.Print(typed), 10, Markup),
            new("MHTML", "报告.mht", Archived(PrintKind.HtmlWord.Print(typed)), 8, Lines),
            new("DOCX", "报告.docx", PrintKind.DocxTyped.Print(typed), 15, PackageEdits.Edit),
            new("DOCX", "报告.docx", PrintKind.WrittenDocx.Print(other), 15, PackageEdits.Edit),
            new("XLSX", "报告.xlsx", PrintKind.WrittenXlsx.Print(typed), 25, PackageEdits.Edit),
            new("OFD", "报告.ofd", Ofd(PrintKind.TextTabs.Print(typed)), 20, PackageEdits.Edit),
        ];
        if (PdfPrinter.IsAvailable) seeds.Add(new("PDF", "报告.pdf", PrintKind.WrittenPdf.Print(typed), 20, PdfEdits.Edit));
        if (Office.Converted(PrintKind.WrittenXlsx.Print(typed), ".xlsx", "xls") is { } xls) seeds.Add(new("XLS", "报告.xls", xls, 25, RecordEdits.Edit));
        // Each takes seconds of LibreOffice.
        if (Office.Converted(PrintKind.DocxTyped.Print(typed), ".docx", "rtf") is { } rtf) seeds.Add(new("RTF, by LibreOffice", "报告.rtf", rtf, 1, Words));
        return seeds;
    }

    private static byte[] Lines(byte[] content, Random random) => random.Next(10) == 0 ? ByteEdits.Edit(content, random) : Encoded.Text(TokenEdits.Edit(Encoding.UTF8.GetString(content), random.Next(3) == 0 ? TokenEdits.Words() : TokenEdits.Lines(), random), random);

    private static byte[] Words(byte[] content, Random random) => random.Next(10) == 0 ? ByteEdits.Edit(content, random) : Encoded.Text(TokenEdits.Edit(Encoding.UTF8.GetString(content), TokenEdits.Words(), random), random);

    private static byte[] Markup(byte[] content, Random random) => random.Next(10) == 0 ? ByteEdits.Edit(content, random) : Encoded.Text(TokenEdits.Edit(Encoding.UTF8.GetString(content), TokenEdits.Markup(), random), random);

    private static byte[] Archived(byte[] page) => Encoding.ASCII.GetBytes(
        $"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--=_x\"\r\n\r\n----=_x\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n{Convert.ToBase64String(page, Base64FormattingOptions.InsertLineBreaks)}\r\n----=_x--\r\n");

    // Every line of the text a run of glyphs, a page every forty lines, with rules around them as around a table.
    private static byte[] Ofd(byte[] text)
    {
        var pages = Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries).Chunk(40).ToList();
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "OFD.xml", "OFD", "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>");
            Add(zip, "Doc_0/Document.xml", "Document", "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>" +
                string.Concat(pages.Select((_, i) => $"<ofd:Page ID=\"{i + 1}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>")) + "</ofd:Pages>");
            for (var i = 0; i < pages.Count; i++)
                Add(zip, $"Doc_0/Pages/Page_{i}/Content.xml", "Page", $"<ofd:Content><ofd:Layer ID=\"2\">{string.Concat(pages[i].SelectMany(Objects))}</ofd:Layer></ofd:Content>");
        }
        return packed.ToArray();
    }

    private static IEnumerable<string> Objects(string line, int row)
    {
        var y = 15 + row * 6.5;
        foreach (var (cell, column) in line.Split('\t').Select((cell, column) => (cell, column)))
            if (cell.Length > 0) yield return Invariant($"<ofd:TextObject ID=\"9\" Boundary=\"{15 + column * 15} {y} 180 4\" Font=\"1\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"3\" DeltaX=\"g {cell.Length} 3\">{System.Security.SecurityElement.Escape(cell)}</ofd:TextCode></ofd:TextObject>");
        yield return Invariant($"<ofd:PathObject ID=\"8\" Boundary=\"10 {y - 1} 190 1\" LineWidth=\"0.3\"><ofd:AbbreviatedData>M 0 0 L 190 0</ofd:AbbreviatedData></ofd:PathObject>");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Add(ZipArchive zip, string path, string root, string content)
    {
        using var member = zip.CreateEntry(path).Open();
        member.Write(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:{root} xmlns:ofd=\"http://www.ofdspec.org/2016\">{content}</ofd:{root}>"));
    }
}
