using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Showing;

namespace Gongkai.Tests;

public sealed partial class PagesTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Every_finding_leads_to_its_place_and_every_place_to_its_finding()
    {
        Check(Examples.Folder);
        foreach (var page in Directory.EnumerateFiles(scratch.Folder, "*.html"))
        {
            var html = File.ReadAllText(page);
            var ids = Ids().Matches(html).Select(match => match.Groups[1].Value).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(Links().Matches(html).Select(match => match.Groups[1].Value), link => Assert.Contains(link, ids));
            foreach (var place in ids.Where(id => id[0] == 'p'))
                Assert.Contains($"href=\"#f{place[1..]}\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pages_carry_no_script_and_load_nothing()
    {
        Check(Examples.Folder);
        foreach (var page in Directory.EnumerateFiles(scratch.Folder, "*.html"))
        {
            var html = File.ReadAllText(page);
            Assert.DoesNotMatch(@"<script|<link|<img|<iframe|\son\w+=|javascript:|url\(|@import|\sstyle=", html);
            Assert.DoesNotMatch(@"(?:src|href)=""(?:https?:)?//", html);
            Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_page_shows_the_document_with_the_cells_in_question_marked()
    {
        Check(Examples.Wrong);
        var html = File.ReadAllText(scratch.At("云川市商务局2020.html"));
        Assert.Contains("云川市商务局2020年政府信息公开工作年度报告", html, StringComparison.Ordinal);
        Assert.Contains("其他法律行政法规禁止公开", html, StringComparison.Ordinal);
        Assert.Matches(@"<td id=""p\d+"" class=""n c error"">(?:<span id=""p\d+""></span>)*<a href=""#f\d+"">5</a>.*</td>", html);
        Assert.Contains("怎样改正", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_a_document_is_never_markup()
    {
        var path = scratch.Write("x.txt", Examples.CleanText.Replace("各项工作有序推进", "<b onclick=alert(1)>各项工作</b>有序推进", StringComparison.Ordinal));
        var html = CommandLine.Run("check", path, "--format", "html").Out;
        Assert.Contains("&lt;b onclick", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b onclick", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_has_an_index_worst_first()
    {
        Check(Examples.Folder);
        var html = File.ReadAllText(scratch.At("index.html"));
        Assert.True(html.IndexOf("云川市商务局", StringComparison.Ordinal) < html.IndexOf("白沙县商务局2020", StringComparison.Ordinal));
        foreach (Match link in Regex.Matches(html, "<td><a href=\"([^\"]+)\""))
            Assert.True(File.Exists(scratch.At(Uri.UnescapeDataString(link.Groups[1].Value))));
    }

    [Fact]
    public void The_list_of_findings_can_be_sent_back()
    {
        Check(Examples.Folder);
        using var package = SpreadsheetDocument.Open(scratch.At("findings.xlsx"), false);
        Assert.Empty(new OpenXmlValidator().Validate(package, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Path?.XPath} {fault.Description}"));
        var sheet = package.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var rows = sheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        Assert.Equal(["机关", "年份", "文件", "代码", "级别", "位置", "问题", "怎样改正", "单位说明"], rows[0]);
        Assert.Contains(rows, row => row[0] == "云川市商务局" && row[1] == "2020" && row[3] == "CF02" && row[4] == "错误" && row[5] == "第76行" && row[8].Length == 0);
        Assert.NotNull(sheet.Descendants<AutoFilter>().SingleOrDefault());
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
    }

    [Fact]
    public void A_Word_file_comes_back_with_the_findings_as_comments_and_its_words_unchanged()
    {
        Check(Examples.NextYear, "--previous", Examples.Clean);
        using var original = WordprocessingDocument.Open(Examples.NextYear, false);
        using var copy = WordprocessingDocument.Open(scratch.At("青岭区商务局2024.批注.docx"), false);
        var known = new OpenXmlValidator().Validate(original, TestContext.Current.CancellationToken).Count();
        Assert.Equal(known, new OpenXmlValidator().Validate(copy, TestContext.Current.CancellationToken).Count());
        Assert.Equal(original.MainDocumentPart!.Document!.Body!.InnerText, copy.MainDocumentPart!.Document!.Body!.InnerText);
        var comments = copy.MainDocumentPart.WordprocessingCommentsPart!.Comments!.Elements<DocumentFormat.OpenXml.Wordprocessing.Comment>().ToList();
        var carried = comments.Single(comment => comment.InnerText.Contains("IY01", StringComparison.Ordinal));
        Assert.Equal(CommentedDocx.Author, carried.Author!.Value);
        Assert.Equal(2026, carried.Date!.Value.Year);
        var start = copy.MainDocumentPart.Document.Descendants<CommentRangeStart>().Single(mark => mark.Id!.Value == carried.Id!.Value);
        Assert.NotNull(start.Ancestors<TableCell>().FirstOrDefault());
        Assert.Equal(comments.Count, copy.MainDocumentPart.Document.Descendants<CommentReference>().Count());
    }

    [Fact]
    public void Names_never_collide_and_are_safe()
    {
        var names = FileNames.Of(["a/报告.docx", "b/报告.pdf", "c.zip/报告.html", "d/index.html", "e/<x>:?.txt", "f/..", "g/CON.txt"]);
        Assert.Equal(["报告", "报告-2", "报告-3", "index-2", "x", "report", "CON-2"], names);
    }

    private void Check(params string[] arguments) =>
        CommandLine.Run(["check", .. arguments, "--format", "html", "--out", scratch.Folder]);

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Links();
}
