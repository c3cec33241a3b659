using System.Collections.Immutable;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Bench.Formats;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;
using RunText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Gongkai.Bench.Redaction;

/// <summary>A document in which words hide.</summary>
/// <param name="Program">What made it.</param>
/// <param name="Extension">What it is.</param>
/// <param name="Words">The words.</param>
/// <param name="Content">The file.</param>
public sealed record MarkedDocument(string Program, string Extension, string Words, byte[] Content)
{
    private static readonly string[] Chinese =
        ["欧阳晓岚", "司徒远山", "上官文澜", "13800138000", "110101199003078515", "青岭区松风巷九号", "6222020200112233445", "慕容清和"];

    /// <summary>All documents that the programs installed here can make; the same each time.</summary>
    public static ImmutableArray<MarkedDocument> All(string folder)
    {
        var made = ImmutableArray.CreateBuilder<MarkedDocument>();
        foreach (var (place, i) in MarkedPackage.WordPlaces.Select((place, i) => (place, i)))
            made.Add(new("by hand", "docx", Word(i), MarkedPackage.Document(Word(i), one => one == place)));
        foreach (var (place, i) in MarkedPackage.SheetPlaces.Select((place, i) => (place, i)))
            made.Add(new("by hand", "xlsx", Word(i), MarkedPackage.Workbook(Word(i), one => one == place)));
        for (var i = 0; i < 8; i++)
        {
            made.Add(new("by hand", "docx", Word(i), MarkedPackage.Document(Word(i), _ => true)));
            made.Add(new("by hand", "xlsx", Word(i), MarkedPackage.Workbook(Word(i), _ => true)));
            made.Add(new("by hand", "pdf", $"Ouyang{i}Lan", MarkedPdf.Document($"Ouyang{i}Lan")));
            made.Add(new("by hand, with pictures", "docx", Word(i), PicturedPackage.Document(Word(i))));
            made.Add(new("by hand, with pictures", "xlsx", Word(i), PicturedPackage.Workbook(Word(i))));
        }
        for (var i = 0; i < 8; i++)
        {
            made.Add(new("gongkai", "docx", Word(i), new OfficialFile($"关于{Word(i)}的材料", $"<p>{Word(i)}已经到场。</p>").ToDocx(_ => null)));
            made.Add(new("gongkai", "xlsx", Word(i), Listed(Word(i))));
        }
        for (var i = 0; i < 20; i++) made.Add(new("Open XML SDK", "docx", Word(i), Sdk(Word(i), i)));
        made.AddRange(Converted("LibreOffice", "docx", "docx:MS Word 2007 XML", 20, folder, "--infilter=HTML (StarWriter)"));
        made.AddRange(Converted("LibreOffice", "xlsx", "xlsx:Calc MS Excel 2007 XML", 16, folder, "--infilter=HTML (StarCalc)"));
        made.AddRange(Through("LibreOffice, by ODT", "odt", "odt:writer8", "docx", "docx:MS Word 2007 XML", 12, folder, "--infilter=HTML (StarWriter)"));
        made.AddRange(Through("LibreOffice, by ODS", "ods", "ods:calc8", "xlsx", "xlsx:Calc MS Excel 2007 XML", 12, folder, "--infilter=HTML (StarCalc)"));
        made.AddRange(Converted("LibreOffice", "pdf", "pdf:writer_pdf_Export", 20, folder, "--infilter=HTML (StarWriter)"));
        made.AddRange(Each("pandoc", "docx", 24, folder, (page, to) => Tool.Run("pandoc", folder, "-f", "html", "-t", "docx", "-o", to, page)));
        made.AddRange(Each("mutool", "pdf", 8, folder, (page, to) => Tool.Run("mutool", folder, "convert", "-F", "pdf", "-o", to, page)));
        made.AddRange(Each("chromium", "pdf", 20, folder, (page, to) => Tool.Run("chromium", folder, "--no-sandbox", "--headless", "--disable-gpu",
            $"--user-data-dir={Path.Combine(folder, "chromium")}", $"--print-to-pdf={to}", page)));
        return made.ToImmutable();
    }

    private static string Picture(int i) => $"picture{i}.png";

    private static string Word(int i) => Chinese[i % Chinese.Length];

    // Words in the title, in runs of several looks, in a link, an attribute, a table, a list, and beside the pixels of a picture.
    private static string Page(string words, int i) => $"""
        <html><head><meta charset="utf-8"><title>关于{words}的材料</title><meta name="author" content="{words}"></head><body>
        <h1>办理情况（{i}）</h1><p>当事人<b>{words[..1]}</b><i>{words[1..]}</i>提出申请。{string.Concat(Enumerable.Repeat("有关情况说明如下。", i % 7))}{words}已经到场。</p>
        <p><a href="https://example.org/{words}" title="{words}">{words}的链接</a></p><!-- {words} -->
        <table border="1"><tr><td>姓名或者号码</td><td>{words}</td></tr><tr><td>备注</td><td>{i + 12.5}</td></tr></table>
        <ul><li>第一项</li><li>{words}</li></ul><p style="color:white">{words}</p><p style="display:none">{words}</p><p>本段与此无关，应当保留。</p>
        <p><img src="{Picture(i)}" alt="{words}" width="40" height="30"></p></body></html>
        """;

    private static IEnumerable<MarkedDocument> Converted(string program, string extension, string filter, int count, string folder, params string[] more)
    {
        if (!Tool.IsInstalled("soffice")) yield break;
        var (from, to) = (Directory.CreateDirectory(Path.Combine(folder, extension)).FullName,
            Directory.CreateDirectory(Path.Combine(folder, $"{extension}-made")).FullName);
        for (var i = 0; i < count; i++)
        {
            File.WriteAllText(Path.Combine(from, $"{i}.html"), Page(Word(i), i), new UTF8Encoding(false));
            File.WriteAllBytes(Path.Combine(from, Picture(i)), PicturedPackage.Picture(Word(i)));
        }
        Tool.Run("soffice", folder, [$"-env:UserInstallation={new Uri(OfficeProfile.Folder).AbsoluteUri}", "--headless", "--norestore", "--nologo", .. more,
            "--convert-to", filter, "--outdir", to, .. Enumerable.Range(0, count).Select(i => Path.Combine(from, $"{i}.html"))]);
        for (var i = 0; i < count; i++)
            if (Path.Combine(to, $"{i}.{extension}") is var made && File.Exists(made)) yield return new(program, extension, Word(i), File.ReadAllBytes(made));
    }

    // As people go on with a file that came in another format.
    private static IEnumerable<MarkedDocument> Through(
        string program, string by, string first, string extension, string second, int count, string folder, params string[] more)
    {
        var to = Directory.CreateDirectory(Path.Combine(folder, $"{by}-{extension}")).FullName;
        var made = Converted(program, by, first, count, folder, more).ToList();
        foreach (var (one, i) in made.Select((one, i) => (one, i))) File.WriteAllBytes(Path.Combine(to, $"{i}.{by}"), one.Content);
        if (made.Count == 0) yield break;
        Tool.Run("soffice", folder, [$"-env:UserInstallation={new Uri(OfficeProfile.Folder).AbsoluteUri}", "--headless", "--norestore", "--nologo",
            "--convert-to", second, "--outdir", to, .. made.Select((_, i) => Path.Combine(to, $"{i}.{by}"))]);
        foreach (var (one, i) in made.Select((one, i) => (one, i)))
            if (Path.Combine(to, $"{i}.{extension}") is var path && File.Exists(path))
                yield return one with { Extension = extension, Content = File.ReadAllBytes(path) };
    }

    private static IEnumerable<MarkedDocument> Each(string program, string extension, int count, string folder, Action<string, string> make)
    {
        if (!Tool.IsInstalled(program)) yield break;
        for (var i = 0; i < count; i++)
        {
            var (page, made) = (Path.Combine(folder, $"{program}{i}.html"), Path.Combine(folder, $"{program}{i}.{extension}"));
            File.WriteAllText(page, Page(Word(i), i), new UTF8Encoding(false));
            File.WriteAllBytes(Path.Combine(folder, Picture(i)), PicturedPackage.Picture(Word(i)));
            make(page, made);
            if (File.Exists(made)) yield return new(program, extension, Word(i), File.ReadAllBytes(made));
        }
    }

    private static byte[] Listed(string words)
    {
        using var workbook = new MemoryStream();
        TableWorkbook.Write(workbook, "名单", [new("姓名或者号码", 20), new("备注", 20)], [[words, "应当保留"], ["甲", $"由{words}转交"]]);
        return workbook.ToArray();
    }

    private static byte[] Sdk(string words, int i)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new(Said($"页眉 {words}"));
            var comments = main.AddNewPart<WordprocessingCommentsPart>();
            comments.Comments = new(new Comment(Said($"批注 {words}")) { Id = "0", Author = words });
            main.Document = new(new Body(
                new Paragraph(new Run(new RunText(words[..2])), new Run(new RunProperties(new Bold()), new RunText(words[2..]))),
                Said(string.Concat(Enumerable.Repeat("有关情况说明如下。", 1 + i % 5)) + words),
                new Table(new TableRow(new TableCell(Said(words)), new TableCell(Said("应当保留")))),
                new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) })));
            document.PackageProperties.Creator = words;
            document.PackageProperties.Title = words;
        }
        return stream.ToArray();

        static Paragraph Said(string text) => new(new Run(new RunText(text)));
    }
}
