using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;
using Gongkai.Tests.Writing;

namespace Gongkai.Tests.Publishing;

/// <summary>A published item as a file: what it says comes out of every form of it again.</summary>
public sealed class OfficialFileTests
{
    private static readonly TextFile Picture = TextFile.Of("办理流程", "image/png", "png", Pictures.Png());

    private static readonly string Text = $"""
        <p class="addressee">各县（区）商务局：</p>
        <p>现将有关事项<strong>通知</strong>如下，见<a href="https://www.gov.cn/a?b=1&amp;c=2">中国政府网</a>，面积 m<sup>2</sup>。</p>
        <h2>一、总体要求</h2>
        <p>坚持便民。</p>
        <table>
        <caption>表1 任务</caption>
        <thead>
        <tr><th scope="col" colspan="2">项目</th><th scope="col">数</th></tr>
        </thead>
        <tbody>
        <tr><td rowspan="2">甲</td><td>一</td><td>1</td></tr>
        <tr><td>二</td><td>2</td></tr>
        </tbody>
        </table>
        <ol start="3">
        <li>第三点</li>
        <li>
        <p>第四点</p>
        <ul>
        <li>里面</li>
        </ul>
        </li>
        </ol>
        <p class="centre"><img src="file/{Picture.Name}" alt="办理流程"></p>

        """.ReplaceLineEndings("\n");

    private static readonly OfficialFile Notice = new("云川市商务局关于做好2026年家电以旧换新工作的通知", Text)
    {
        Head = "云川市商务局文件",
        Number = "云商发〔2026〕7号",
        Addressee = "各县（区）商务局",
        Attachments = ["任务分工表", "联系人名单"],
        Signature = ["云川市商务局"],
        FormedOn = new(2026, 3, 5),
        Note = "此件公开发布",
    };

    [Fact]
    public void The_Word_file_is_valid_and_says_what_the_item_says()
    {
        var docx = Notice.ToDocx(PictureOf);

        using (var package = WordprocessingDocument.Open(new MemoryStream(docx), false))
            Assert.Empty(new OpenXmlValidator().Validate(package, TestContext.Current.CancellationToken).Select(fault =>
                $"{fault.Path?.XPath} {fault.Description}"));
        var reading = TextReading.Read(docx, TextPolicy.Default, ReadingLimits.Default);
        Assert.Equal(
            [
                (ParticularKind.Note, "此件公开发布"), (ParticularKind.Number, "云商发〔2026〕7号"), (ParticularKind.Agency, "云川市商务局"),
                (ParticularKind.Title, Notice.Title), (ParticularKind.Addressee, "各县（区）商务局"), (ParticularKind.Attachment, "任务分工表"),
                (ParticularKind.Attachment, "联系人名单"), (ParticularKind.FormedOn, "2026-03-05"), (ParticularKind.Signature, "云川市商务局"),
            ],
            reading.Particulars.Select(one => (one.Kind, one.Value)));
        Assert.Equal(Picture.Content.ToArray(), Assert.Single(reading.Files).Content.ToArray());
        foreach (var part in Text.Split('\n').TakeWhile(line => line != "<ol start=\"3\">").Where(line => !line.Contains("caption", StringComparison.Ordinal)))
            Assert.Contains(part, reading.Html, StringComparison.Ordinal);
        Assert.Contains("<p>3．第三点</p>\n<p>4．第四点</p>\n<p>• 里面</p>", reading.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_text_says_itself_is_not_said_twice()
    {
        var words = CleanText.WordsOf(TextReading.Read((Notice with
        {
            Html = "<p class=\"addressee\">各单位：</p><p>正文。</p><p>附件：1．甲<br>2．乙</p><p class=\"right\">云川市商务局</p><p class=\"right\">2026年3月5日</p>",
            Head = null,
            Number = null,
            Note = null,
        }).ToDocx(PictureOf), TextPolicy.Default, ReadingLimits.Default).Html!);

        Assert.Equal("各单位：\n正文。\n附件：1．甲\n2．乙\n云川市商务局\n2026年3月5日", words);
    }

    [Fact]
    public void Readers_of_others_find_it_in_the_Word_file()
    {
        var docx = Notice.ToDocx(PictureOf);

        var plain = ForeignReader.Command("pandoc", docx, "docx", "{}", "-t", "json");
        var tree = JsonDocument.Parse(plain).RootElement.GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("t").GetString()).ToList();
        Assert.Contains("Table", tree);
        Assert.Contains("Header", tree);
        var printed = System.Text.Encoding.UTF8.GetString(ForeignReader.Office(docx, "docx", "txt", "Text (encoded):UTF8"));
        foreach (var words in (string[])["云川市商务局文件", "云商发〔2026〕7号", "各县（区）商务局：", "附件：1．任务分工表", "2．联系人名单", "2026年3月5日", "（此件公开发布）"])
            Assert.Contains(words, printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_HTML_is_complete_in_itself()
    {
        var html = (Notice with { Site = new("https://gk.yunchuan.gov.cn/"), Html = Text + "<p><a href=\"/item/7\">另见</a></p>" }).ToHtml(PictureOf);

        Assert.Contains("<title>云川市商务局关于做好2026年家电以旧换新工作的通知</title>", html, StringComparison.Ordinal);
        Assert.Contains($"src=\"data:image/png;base64,{Convert.ToBase64String(Picture.Content.Span)}\" alt=\"办理流程\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://gk.yunchuan.gov.cn/item/7\">另见</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("file/", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("〔图片：办理流程〕", Notice.ToHtml(_ => null), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_printed()
    {
        Assert.SkipUnless(PdfPrinter.IsAvailable, "neither LibreOffice nor a browser is installed: nothing printed");

        var printed = ForeignReader.Command("pdftotext", Notice.ToPdf(PictureOf), "pdf", "-layout", "{}", "-").Replace(" ", "", StringComparison.Ordinal);

        foreach (var words in (string[])["云商发〔2026〕7号", "各县（区）商务局：", "一、总体要求", "云川市商务局\n", "2026年3月5日"])
            Assert.Contains(words, printed, StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte>? PictureOf(string name) => name == Picture.Name ? Picture.Content : null;
}
