using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Formats;

namespace Gongkai.Tests.Formats;

public sealed class HtmlReaderTests
{
    [Fact]
    public void A_published_page_gives_its_tables_as_printed()
    {
        var page = File.ReadAllBytes(Path.Combine(Repository.Shared(), "reports", "real", "hangzhou-2025.html"));
        var document = HtmlReader.Read(page, ReadingLimits.Default);
        var tables = document.Blocks.OfType<Table>().ToArray();
        Assert.Equal([4, 10, 15], tables.Select(table => table.ColumnCount));
        Assert.Equal("四、结转下年度继续办理", tables[1].Cells.Single(cell => cell.Row == 27 && cell.Column == 0).Text);
        Assert.Equal("13612", tables[1].Cells.Single(cell => cell.Row == 3 && cell.Column == 3).Text);
        Assert.EndsWith("年度报告", Assert.IsType<Paragraph>(document.Blocks[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_portal_around_a_report_is_left_out()
    {
        var told = Told.By(HtmlReader.Read("""
            <html><head><title>云川市商务局2024年政府信息公开工作年度报告_云川市人民政府</title><style>p{}</style></head><body>
            <div class="header"><a href="/">首页</a> <a href="/xx">政务公开</a></div>
            <ul class="left"><li><a href="1">三、收到和处理政府信息公开申请情况</a></li><li><a href="2">云川市商务局2023年政府信息公开工作年度报告</a></li></ul>
            <div class="main"><div class="wz">当前位置：首页 &gt; 年报</div><h1>云川市商务局<br>2024年政府信息公开工作年度报告</h1>
            <div class="info">发布时间：2025-01-20 来源：云川市商务局 浏览次数：12</div>
            <div id="zoom"><p>　　根据《条例》编制。</p><p><b>一、总体情况</b></p><p>内容。</p>
            <p>三、收到和处理政府信息公开申请情况</p><table><tr><td>信息内容<td>本年<tr><td>规章<td>&nbsp;</table>
            <p>六、其他需要报告的事项</p><p>无。</p><p style="text-align:right">云川市商务局</p><p>2025年1月20日</p></div>
            <p>【打印本页】【关闭窗口】</p></div><script>document.write("一、总体情况")</script>
            <div class="foot">主办单位：云川市人民政府 云ICP备000号</div></body></html>
            """, ReadingLimits.Default));
        Assert.Equal("""
            # 云川市商务局
            # 2024年政府信息公开工作年度报告
            根据《条例》编制。
            一、总体情况
            内容。
            三、收到和处理政府信息公开申请情况
            |0=信息内容|1=本年|
            |0=规章|1=|
            六、其他需要报告的事项
            无。
            云川市商务局
            2025年1月20日

            """.ReplaceLineEndings("\n"), told);
    }

    [Fact]
    public void Text_pasted_from_Word_keeps_its_words_and_loses_its_markup()
    {
        var told = Told.By(HtmlReader.Read("""
            <p class=MsoNormal><span style='mso-list:Ignore'>一、<span lang=EN-US>&nbsp;</span></span><b><span>总体
            情况</span></b><o:p></o:p></p><!--[if gte mso 9]><p>不在</p><![endif]-->
            <table class=MsoTableGrid><thead><tr><th width=20><p class=MsoNormal><span>本年新</span></p><p><span>制作数量</span><o:p>&nbsp;</o:p></p></th><th>总<br>计</th></tr></thead>
            <tr><td>１<span style="display:none">2</span></td><td> &nbsp;0&nbsp; </td></tr></table>
            """, ReadingLimits.Default));
        Assert.Equal("一、\u00A0总体情况\n|0=本年新⏎制作数量|1=总⏎计|\n|0=１|1=\u00A00\u00A0|\n", told);
    }

    [Fact]
    public void A_row_span_that_reaches_out_of_its_rows_pushes_no_full_row_aside()
    {
        var told = Told.By(HtmlReader.Read("""
            <table><tr><td colspan=2>一、新收</td><td>1</td></tr><tr><td rowspan=9>三、结果</td><td>公开</td><td>2</td></tr><tr><td>总计</td><td>3</td></tr>
            <tr><td colspan=2>四、结转</td><td>4</td></tr></table>
            """, ReadingLimits.Default));
        Assert.Equal("|0→2=一、新收|2=1|\n|0↓2=三、结果|1=公开|2=2|\n|1=总计|2=3|\n|0→2=四、结转|2=4|\n", told);
    }

    [Fact]
    public void Tables_that_arrange_the_page_are_flattened_in_reading_order()
    {
        var told = Told.By(HtmlReader.Read("""
            <table><tr><td><a href=x>导航</a></td><td><p>一、总体情况</p><p>内容。</p><p>二、主动公开政府信息情况</p>
            <table><tr><td>信息内容</td><td>数量</td></tr></table><p>三、收到和处理政府信息公开申请情况</p></td></tr></table>
            """, ReadingLimits.Default));
        Assert.Equal("一、总体情况\n内容。\n二、主动公开政府信息情况\n|0=信息内容|1=数量|\n三、收到和处理政府信息公开申请情况\n", told);
    }

    [Fact]
    public void Hidden_words_come_last_so_that_they_can_be_checked()
    {
        var told = Told.By(HtmlReader.Read("<div><p>一、总体<span style='display: none'>隐藏的词</span>情况</p><p>内容。</p></div>", ReadingLimits.Default));
        Assert.Equal("一、总体情况\n内容。\n隐藏的词\n", told);
    }

    [Fact]
    public void Paragraphs_parted_by_line_breaks_are_paragraphs_and_a_torn_sentence_stays_one()
    {
        var document = HtmlReader.Read("<div>一、总体情况<br>&emsp;&emsp;2024年，本局按照要求做好政府信息公开工作，全年主动公开政<br>府信息12条。<br><br>六、其他需要报告的事项<br>无</div>",
            ReadingLimits.Default);
        Assert.Equal("一、总体情况\n2024年，本局按照要求做好政府信息公开工作，全年主动公开政⏎府信息12条。\n六、其他需要报告的事项\n无\n", Told.By(document));
        Assert.All(document.Blocks, block => Assert.Equal(1, ((LinePlace)((Paragraph)block).At).Line));
        Assert.Equal([1, 2, 3, 4], document.Blocks.Select(block => ((Paragraph)block).At.Sequence));
    }

    [Fact]
    public void Ten_thousand_nested_tables_are_refused()
    {
        var refused = Assert.Throws<FileRefusedException>(() =>
            HtmlReader.Read(string.Concat(Enumerable.Repeat("<table><tr><td>", 10_000)), ReadingLimits.Default));
        Assert.Equal(("RD05", "nested"), (refused.Finding.Code, refused.Finding.Variant));
    }
}
