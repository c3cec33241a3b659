using DocumentFormat.OpenXml.Packaging;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using static Gongkai.Tests.Formats.WordFile;

namespace Gongkai.Tests.Formats;

public sealed class DocxReaderTests
{
    private static string Read(string body, string styles = "",
        string numbering = "") => Told.By(DocxReader.Read(Of(body, styles, numbering), ReadingLimits.Default));

    [Fact]
    public void Automatic_numbers_are_part_of_the_text()
    {
        const string Numbering = """
            <w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="T1"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>
            """;
        const string Styles =
            """<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>""";
        const string Second = """<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>""";
        const string Heading = """<w:pStyle w:val="T1"/>""";
        Assert.Equal("# 一、总体情况\n（一）主动公开。\n（二）依申请公开。\n# 二、主动公开政府信息情况\n（一）再数。\n",
            Read(P("总体情况", Heading) + P("主动公开。", Second) + P("依申请公开。", Second) + P("", Heading) + P("主动公开政府信息情况", Heading) + P("再数。", Second),
                Styles, Numbering));
    }

    [Fact]
    public void Heading_levels_come_from_the_paragraph_or_its_style_chain() =>
        Assert.Equal("## 一\n### 二\n正文\n", Read(
            P("一", """<w:outlineLvl w:val="1"/>""") + P("二", """<w:pStyle w:val="b"/>""") + P("正文", """<w:outlineLvl w:val="9"/>"""),
            """<w:style w:type="paragraph" w:styleId="a"><w:name w:val="标题三"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="x"/><w:basedOn w:val="a"/></w:style>"""));

    [Fact]
    public void Revisions_are_read_as_accepted_and_hidden_text_is_not_read() =>
        Assert.Equal("收到申请4件。\n", Read("""
            <w:p><w:r><w:t>收到申请</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>3</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>4</w:t></w:r></w:ins>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>不见</w:t></w:r><w:r><w:t>件。</w:t></w:r></w:p>
            """));

    [Fact]
    public void Of_a_field_the_result_is_read() =>
        Assert.Equal("共12件见网站\n", Read("""
            <w:p><w:r><w:t>共</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(A1)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>件</w:t></w:r>
            <w:hyperlink w:anchor="a"><w:r><w:t>见网站</w:t></w:r></w:hyperlink></w:p>
            """));

    [Fact]
    public void Content_controls_and_text_boxes_are_descended_into() =>
        Assert.Equal("甲\n乙\n丙\n", Read($"""
            <w:sdt><w:sdtContent>{P("甲")}</w:sdtContent></w:sdt>
            <w:p><w:r><w:t>乙</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{P("丙")}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{P("丙")}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
            """));

    [Fact]
    public void Merged_cells_stand_once_with_their_spans()
    {
        const string Restart = """<w:vMerge w:val="restart"/>""";
        const string Goes = """<w:vMerge/>""";
        Assert.Equal("|0↓2→2=三、结果|2=予以公开|3=1|\n|2=部分公开|3=|\n|0→3=四、结转|3=2⏎3|\n", Read("<w:tbl>"
            + Tr(Tc("三、结果", """<w:gridSpan w:val="2"/>""" + Restart), Tc("予以公开"), Tc("1"))
            + Tr(Tc("", """<w:gridSpan w:val="2"/>""" + Goes), Tc("部分公开"), Tc(""))
            + Tr(Tc("四、结转", """<w:gridSpan w:val="3"/>"""), Tc("2</w:t><w:br/><w:t>3")) + "</w:tbl>"));
    }

    [Fact]
    public void A_comment_can_be_set_where_the_reader_found_a_word()
    {
        var file = Of(P("甲") + P("") + "<w:tbl>" + Tr(Tc("信息内容"), Tc("1")) + "</w:tbl>" + P("乙"));
        var read = DocxReader.Read(file, ReadingLimits.Default);
        using var package = WordprocessingDocument.Open(new MemoryStream(file), false);
        var places = DocxPlaces.Walk(package.MainDocumentPart).ToDictionary(spot => spot.Place, spot => spot.Element.InnerText);
        foreach (var block in read.Blocks)
            if (block is Paragraph paragraph) Assert.Equal(paragraph.Text, places[paragraph.At with { Sequence = 0 }]);
            else if (block is Table table)
                foreach (var cell in table.Cells) Assert.Equal(cell.Text, places[cell.At with { Sequence = 0 }]);
        Assert.Equal(new LinePlace(2, 1), ((Paragraph)read.Blocks[^1]).At with { Sequence = 0 });
    }

    [Fact]
    public void A_title_typed_into_a_row_of_its_own_parts_the_table() =>
        Assert.Equal("|0=规章|1=1|\n三、收到和处理政府信息公开申请情况\n|0=自然人|1=2|\n", Read("<w:tbl>"
            + Tr(Tc("规章"), Tc("1")) + Tr(Tc("三、收到和处理政府信息公开申请情况", """<w:gridSpan w:val="2"/>""")) + Tr(Tc("自然人"), Tc("2")) + "</w:tbl>"));
}
