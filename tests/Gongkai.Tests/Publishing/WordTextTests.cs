using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;
using Gongkai.Tests.Writing;
using static Gongkai.Tests.Formats.WordFile;

namespace Gongkai.Tests.Publishing;

/// <summary>Word files become text that may be published; what stays behind is told.</summary>
public sealed class WordTextTests
{
    private const string Notice = "<w:jc w:val=\"center\"/>";

    private const string Styles = """
        <w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>
        """;

    private const string Numbering = """
        <w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="2">
        <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        """;

    [Fact]
    public void An_official_document_is_taken_apart_into_its_particulars_and_its_text()
    {
        var reading = Read(Of(
            Red("云川市商务局文件") + P("云商发〔2026〕7号") + P("云川市商务局", Notice) + P("关于做好2026年家电以旧换新工作的", Notice) + P("通　知", Notice)
            + P("各县（区）商务局，局属各单位：") + P("　　为做好有关工作，现通知如下。") + Hei("一、总体要求") + P("坚持便民。") + Hei("二、主要任务") + P("按时完成。")
            + P("　　附件：1．任务分工表") + P("　　　　　2．联系人名单") + P("　　　　　　　　　　　云川市商务局") + P("　　　　　　　　　　　2026年3月5日") + P("（此件公开发布）")
            + P("附件1") + P("2026年4月1日") + P("抄送：市政府办公室。") + P("云川市商务局办公室　　　　2026年3月6日印发")));

        Assert.Equal(
            [
                (ParticularKind.Note, "此件公开发布"), (ParticularKind.Number, "云商发〔2026〕7号"), (ParticularKind.Agency, "云川市商务局"),
                (ParticularKind.Title, "云川市商务局关于做好2026年家电以旧换新工作的通知"), (ParticularKind.Addressee, "各县（区）商务局，局属各单位"),
                (ParticularKind.Attachment, "任务分工表"), (ParticularKind.Attachment, "联系人名单"), (ParticularKind.FormedOn, "2026-03-05"),
                (ParticularKind.Signature, "云川市商务局"),
            ],
            reading.Particulars.Select(one => (one.Kind, one.Value)));
        Assert.Equal("第 3 段", reading[ParticularKind.Title]!.Where);
        Assert.Equal("""
            <p class="addressee">各县（区）商务局，局属各单位：</p>
            <p>为做好有关工作，现通知如下。</p>
            <h2>一、总体要求</h2>
            <p>坚持便民。</p>
            <h2>二、主要任务</h2>
            <p>按时完成。</p>
            <p>附件：1．任务分工表</p>
            <p>2．联系人名单</p>
            <p class="right">云川市商务局</p>
            <p class="right">2026年3月5日</p>
            <p>附件1</p>
            <p>2026年4月1日</p>

            """.ReplaceLineEndings("\n"), reading.Html);
        Assert.All(reading.Findings, finding => Assert.Equal(("RD17", "furniture"), (finding.Code, finding.Variant)));
    }

    [Theory]
    [InlineData("云商发[2026]007号", "云商发〔2026〕7号"), InlineData("云商发（2026）7号　　　　签发人：某某", "云商发〔2026〕7号"), InlineData("文号：云商发【2026】 第7号", "云商发〔2026〕7号")]
    public void A_number_is_brought_to_the_brackets_of_the_standard(string line, string number) =>
        Assert.Equal(number, Read(Of(P(line) + P("关于某事的通知", Notice) + P("正文。")))[ParticularKind.Number]!.Value);

    [Fact]
    public void What_could_be_two_things_is_left_blank_and_told()
    {
        var reading = Read(Of(P("云商发〔2026〕7号") + P("云财发〔2026〕8号") + P("关于某事的通知", Notice) + P("正文。")
            + P("云川市商务局", "<w:jc w:val=\"right\"/>") + P("2026年2月30日", "<w:jc w:val=\"right\"/>")));

        Assert.Null(reading[ParticularKind.Number]);
        Assert.Null(reading[ParticularKind.FormedOn]);
        Assert.Equal(["number", "bad-date", "no-date"], reading.Findings.Where(finding => finding.Code == "RD22").Select(finding => finding.Variant));
    }

    [Theory]
    [InlineData("机密★1年"), InlineData("（此件不公开）"), InlineData("（此件依申请公开）")]
    public void A_document_marked_as_not_for_the_public_says_so_loudly(string mark)
    {
        var finding = Assert.Single(Read(Of(P(mark) + P("关于某事的通知", Notice) + P("正文。"))).Findings, finding => finding.Code == "RD20");
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Fact]
    public void Numbers_points_tables_notes_and_links_come_out_as_Word_shows_them()
    {
        var reading = Read(Of(
            P("第一", Num(1, 0)) + P("甲", Num(1, 1)) + P("乙", Num(1, 1)) + P("第二", Num(1, 0)) + P("点", Num(2, 0)) + P("里面的点", Num(2, 1)) + P("又一点", Num(2, 0))
            + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + Tc("项目", "<w:gridSpan w:val=\"2\"/>") + Tc("数") + "</w:tr>"
            + Tr(Tc("甲", "<w:vMerge w:val=\"restart\"/>"), Tc("一"), Tc("1")) + Tr(Tc("", "<w:vMerge/>"), Tc("二"), Tc("2")) + "</w:tbl>"
            + "<w:p><w:r><w:t>面积 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
                + "<w:t>要紧</w:t></w:r></w:p>"
            + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://www.gov.cn/a\" </w:instrText></w:r><w:r>"
                + "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>中国政府网</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            Styles, Numbering));

        Assert.Equal("""
            <p>一、第一</p>
            <p>1.甲</p>
            <p>2.乙</p>
            <p>二、第二</p>
            <ul>
            <li>
            <p>点</p>
            <ul>
            <li>里面的点</li>
            </ul>
            </li>
            <li>又一点</li>
            </ul>
            <table>
            <thead>
            <tr><th scope="col" colspan="2">项目</th><th scope="col">数</th></tr>
            </thead>
            <tbody>
            <tr><td rowspan="2">甲</td><td>一</td><td>1</td></tr>
            <tr><td>二</td><td>2</td></tr>
            </tbody>
            </table>
            <p>面积 m<sup>2</sup><strong>要紧</strong></p>
            <p><a href="https://www.gov.cn/a">中国政府网</a></p>

            """.ReplaceLineEndings("\n"), reading.Html);
    }

    [Fact]
    public void What_a_reader_of_the_page_must_not_see_is_left_out_and_told()
    {
        var reading = Read(Of(
            "<w:p><w:r><w:t>看得见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着的</w:t></w:r><w:del w:id=\"1\" w:author=\"某人\"><w:r>"
                + "<w:delText>删去的</w:delText></w:r></w:del>"
            + "<w:ins w:id=\"2\" w:author=\"某人\"><w:r><w:t>加上的</w:t></w:r></w:ins><w:r><w:rPr><w:strike/></w:rPr><w:t>划掉的</w:t></w:r></w:p>"
            + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> MERGEFIELD 姓名 </w:instrText></w:r><w:r><w:fldChar "
                + "w:fldCharType=\"separate\"/></w:r><w:r><w:t>结果</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + P("单击此处输入文字") + "</w:sdtContent></w:sdt>"));

        Assert.Equal("<p>看得见加上的<del>划掉的</del></p>\n<p>结果</p>\n", reading.Html);
        Assert.Equal(["RD17 deleted", "RD17 field", "RD17 hidden", "RD17 prompt", "RD19 inserted", "RD19 struck", "RD22 no-date", "RD22 title"],
            reading.Findings.Select(finding => $"{finding.Code} {finding.Variant}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("某人", string.Concat(reading.Findings.Select(finding => Message.Of(finding))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_pandoc_with_pictures_notes_and_properties_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-pandoc-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "图.png"), Pictures.Png(("tEXt", "Author\0某人"u8.ToArray())));
            var markdown = "---\ntitle: 关于公布办事流程的公告\nauthor: 某人\n---\n\n# 一、流程\n\n正文[^1]。\n\n![办理流程](图.png)\n\n| 项 | 数 |\n|---|---|\n| 甲 | 1 |\n\n[^1]: 注解。\n";
            var docx = Path.Combine(folder.FullName, "公告.docx");
            ForeignReader.Command("pandoc", System.Text.Encoding.UTF8.GetBytes(markdown), "md", "{}", "--resource-path", folder.FullName, "-o", docx);
            var reading = Read(File.ReadAllBytes(docx));

            var picture = Assert.Single(reading.Files);
            Assert.Equal("关于公布办事流程的公告", reading[ParticularKind.Title]?.Value);
            Assert.Contains($"<img src=\"file/{picture.Name}\" alt=\"办理流程\">", reading.Html, StringComparison.Ordinal);
            Assert.Contains("<h2>一、流程</h2>", reading.Html, StringComparison.Ordinal);
            Assert.Contains("正文<sup>[1]</sup>。", reading.Html, StringComparison.Ordinal);
            Assert.Contains("<hr>\n<p>[1] 注解。</p>", reading.Html, StringComparison.Ordinal);
            Assert.Contains("<th scope=\"col\">项</th>", reading.Html, StringComparison.Ordinal);
            Assert.True(picture.Content.Span.IndexOf("某人"u8) < 0);
            Assert.Contains(reading.Findings, finding => finding is { Code: "RD17", Variant: "properties" });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, InlineData("doc", "MS Word 97"), InlineData("rtf", "Rich Text Format"), InlineData("odt", "writer8")]
    public void Older_formats_come_through_LibreOffice(string extension, string filter)
    {
        var word = Of(P("云商发〔2026〕7号") + P("关于某事的通知", Notice) + P("各单位：") + P("正文。") + "<w:tbl>" + Tr(Tc("甲", "<w:gridSpan w:val=\"2\"/>")) + Tr(Tc("一"),
            Tc("二")) + "</w:tbl>"
            + P("云川市商务局", "<w:jc w:val=\"right\"/>") + P("2026年3月5日", "<w:jc w:val=\"right\"/>"));
        var reading = Read(ForeignReader.Office(word, "docx", extension, filter));

        Assert.Equal(["云商发〔2026〕7号", "关于某事的通知", "各单位", "2026-03-05", "云川市商务局", "云川市商务局"], reading.Particulars.Select(one => one.Value));
        Assert.Contains("<tr><td colspan=\"2\">甲</td></tr>\n<tr><td>一</td><td>二</td></tr>", reading.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_none_is_a_finding()
    {
        Assert.Equal("RD09", Assert.Single(Read([]).Findings).Code);
        Assert.Null(Read("%PDF-1.7 "u8.ToArray()).Html);
        Assert.Equal("RD02", Assert.Single(Read([.. "PK\u0003\u0004"u8, .. new byte[40]]).Findings).Code);
    }

    [Fact]
    public void Mutated_files_are_refused_or_read_but_never_break_out()
    {
        var whole = Of(P("云商发〔2026〕7号") + P("关于某事的通知", Notice) + "<w:tbl>" + Tr(Tc("甲"), Tc("乙")) + "</w:tbl>", Styles, Numbering);
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var mutated = (byte[])whole.Clone();
            for (var n = random.Next(1, 6); n > 0; n--) mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            var reading = Read(mutated);
            Assert.True(reading.Html is not null || reading.Findings.Length > 0);
        }
    }

    [Fact]
    public void A_reading_survives_JSON()
    {
        var options = System.Text.Json.JsonSerializerOptions.Web;
        var reading = Read(Of(P("云商发〔2026〕7号") + P("关于某事的通知", Notice) + P("正文。")));
        var again = System.Text.Json.JsonSerializer.Deserialize<TextReading>(System.Text.Json.JsonSerializer.Serialize(reading, options), options)!;

        Assert.Equal((reading.Html, reading.Particulars.Length), (again.Html, again.Particulars.Length));
        Assert.Equal(reading.Particulars, again.Particulars);
    }

    private static string Num(int id, int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>";

    private static string Red(string text) => $"<w:p><w:r><w:rPr><w:color w:val=\"FF0000\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>";

    private static string Hei(string text) => $"<w:p><w:r><w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>";

    private static TextReading Read(byte[] content) => TextReading.Read(content, TextPolicy.Default, ReadingLimits.Default);
}
