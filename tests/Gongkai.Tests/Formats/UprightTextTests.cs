using System.Globalization;
using Gongkai.Documents;
using Gongkai.Reports;
using Gongkai.Tests.Recognition;

namespace Gongkai.Tests.Formats;

/// <summary>A cell's value is what stands there upright and valid, in every format that can set text off, strike it out or hide it.</summary>
public sealed class UprightTextTests
{
    private const string Sheet =
        ".up{vertical-align:super}.gone{text-decoration:line-through}.xl66 , td.xl67{ text-decoration : "
            + "line-through }.none{display:none}.pale{color:#FFFFFF} @media print{.paper{display:none}}";

    [Theory]
    [InlineData("{0}<sup>1</sup>",
        true), InlineData("{0}<sup>[2]</sup>",
            true), InlineData("{0}<sup>注1</sup>",
                true), InlineData("<sup>①</sup>{0}", true), InlineData("{0}<sup>*</sup>", true), InlineData("{0}<sub>1</sub>", true)]
    [InlineData("{0}<sup><a href='#f1'>1</a></sup>",
        true), InlineData("{0}<a href='#f1'><sup>1,2</sup></a>",
            true), InlineData("{0}<span style='vertical-align: super; font-size: 8pt'>1</span>", true), InlineData("{0}<span class=up>1</span>", true)]
    [InlineData("<span style='mso-text-raise:3.0pt'>{0}</span>",
        true), InlineData("{0}<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>1</span>",
            true), InlineData("{0}¹",
                true), InlineData("{0}①",
                    true), InlineData("{0}*",
                        true), InlineData("{0}注1", true), InlineData("{0}（注1）", true), InlineData("{0}[1]", true), InlineData("{0}〔1〕", true)]
    [InlineData("<sup>{0}</sup>",
        false), InlineData("7<sup>1</sup>{0}", false), InlineData("{0}(1)", false), InlineData("10<sup>4</sup>", false), InlineData("5×10<sup>3</sup>", false)]
    [InlineData("<del>99</del>{0}",
        true), InlineData("<s>99</s>{0}",
            true), InlineData("<strike>99</strike>{0}",
                true), InlineData("<del>99</del><ins>{0}</ins>",
                    true), InlineData("<span style='text-decoration:line-through'>99</span>{0}",
                        true), InlineData("<span class=gone>99</span>{0}",
                            true), InlineData("{0}<font style=\"text-decoration-line: line-through\">99</font>", true)]
    [InlineData("<span style='display:none'>9</span>{0}",
        true), InlineData("<span class=none>9</span>{0}",
            true), InlineData("<span style='font-size:0'>9</span>{0}",
                true), InlineData("<span class=paper>{0}</span>",
                    true), InlineData("<ruby>{0}<rt>9</rt></ruby>",
                        true), InlineData("{0}<wbr>", true), InlineData("<!-- 9 -->{0}", true), InlineData("{0}&shy;", true)]
    [InlineData("<input value='{0}'>",
        true), InlineData("<input type=text value={0} readonly>",
            true), InlineData("<input type=hidden value=9>{0}",
                true), InlineData("<textarea>{0}</textarea>",
                    true), InlineData("<select><option>9<option selected>{0}</select>",
                        true), InlineData("<img src=1001.png alt=1001>", false), InlineData("{0}<br>57", false)]
    [InlineData("{0}<small>1</small>",
        false), InlineData("<small>{0}</small>",
            true), InlineData("{0}<small>注1</small>",
                true), InlineData("<small>7</small>{0}",
                    false), InlineData("{0}<small><sup>1</sup></small>",
                        true), InlineData("{0}<sup><small>1</small></sup>", true), InlineData("{0}<font size=1>1</font>", false)]
    [InlineData("{0}<span style='font-size:6.5pt'>1</span>",
        false), InlineData("{0}<span style='font-size:60%'>1</span>",
            false), InlineData("<span style='font-size:7.5pt'>{0}</span>",
                true), InlineData("<span style='font-size:12pt'>{0}</span>", true), InlineData("{0}<small>件</small>", true)]
    [InlineData("<span style='color:#fff'>9</span>{0}",
        true), InlineData("{0}<font color=white>9</font>",
            true), InlineData("{0}<span class=pale>9</span>",
                true), InlineData("<span style='opacity:0'>9</span>{0}",
                    true), InlineData("<span style='font-size:0'><b>9</b></span>{0}",
                        true), InlineData("<span style='position:absolute;left:-9999px'>9</span>{0}", true)]
    [InlineData("<span style='color:#fff;background:#036'>{0}</span>",
        true), InlineData("<b style='background-color:navy'><font color='#FFFFFF'>{0}</font></b>",
            true), InlineData("<span style='color:#ffffff'><span style='color:#000'>{0}</span></span>",
                true), InlineData("<span style='color:transparent'>9</span>{0}", true)]
    public void A_page(string dressing, bool isRead) => Every(dressing, isRead, (printed, dressed) => Typed.Html(printed, dressed, Sheet));

    [Theory]
    [InlineData("{0}|<w:vertAlign w:val=\"superscript\"/>1",
        true), InlineData("{0}|<w:vertAlign w:val=\"subscript\"/>1",
            true), InlineData("{0}|<w:position w:val=\"6\"/><w:sz w:val=\"12\"/>1",
                true), InlineData("{0}|<w:rStyle w:val=\"mark\"/>1",
                    true), InlineData("{0}|<w:rStyle w:val=\"derived\"/>1",
                        true), InlineData("<w:position w:val=\"6\"/>{0}", true), InlineData("<w:position w:val=\"-2\"/>{0}", true)]
    [InlineData("<w:strike/>99|{0}",
        true), InlineData("<w:dstrike/>99|{0}",
            true), InlineData("<w:strike w:val=\"0\"/>{0}",
                true), InlineData("<w:vanish/>9|{0}",
                    true), InlineData("{0}|<w:position w:val=\"-2\"/><w:sz w:val=\"19\"/>1",
                        true), InlineData("<w:rStyle w:val=\"Del\"/>99|<w:rStyle w:val=\"Ins\"/>{0}",
                            true), InlineData("<w:rStyle w:val=\"gone\"/>99|{0}",
                                true), InlineData("<w:rStyle w:val=\"gone\"/><w:strike w:val=\"false\"/>{0}", true)]
    [InlineData("<w:vertAlign w:val=\"superscript\"/>{0}", false), InlineData("7|<w:vertAlign w:val=\"superscript\"/>1|{0}", false)]
    [InlineData("<w:sz w:val=\"21\"/>{0}|<w:sz w:val=\"13\"/>1",
        false), InlineData("<w:sz w:val=\"24\"/>{0}|<w:sz w:val=\"21\"/>件",
            true), InlineData("<w:sz w:val=\"13\"/>{0}", true), InlineData("<w:sz w:val=\"21\"/>{0}|<w:sz w:val=\"13\"/>注1", true)]
    [InlineData("<w:color w:val=\"FFFFFF\"/>9|{0}",
        true), InlineData("<w:sz w:val=\"2\"/>9|{0}",
            true), InlineData("<w:color w:val=\"ffffff\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>{0}",
                true), InlineData("<w:color w:val=\"auto\"/>{0}", true)]
    public void A_Word_document(string runs, bool isRead) =>
        Every(string.Concat(runs.Split('|').Select(Run)), isRead, (printed, dressed) => Typed.Docx(printed, dressed,
        "<w:style w:type=\"character\" w:styleId=\"mark\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign "
            + "w:val=\"superscript\"/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"derived\"><w:basedOn w:val=\"mark\"/></w:style><w:style w:type=\"character\" w:styleId=\"gone\"><w:rPr><w:strike/></w:rPr></w:style>"));

    [Theory]
    [InlineData(
        "<w:smartTag w:uri=\"urn:schemas-microsoft-com:office:smarttags\" w:element=\"chmetcnv\"><w:smartTagPr><w:attr w:name=\"x\" "
            + "w:val=\"9\"/></w:smartTagPr>{0}</w:smartTag>")]
    [InlineData("<w:smartTag w:uri=\"u\" w:element=\"a\"><w:smartTag w:uri=\"u\" w:element=\"b\">{0}</w:smartTag></w:smartTag>"),
        InlineData("<w:customXml w:element=\"n\">{0}</w:customXml>"), InlineData("<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>")]
    [InlineData("<w:fldSimple w:instr=\" =SUM(LEFT) \">{0}</w:fldSimple>"), InlineData("<w:hyperlink w:anchor=\"a\">{0}</w:hyperlink>"),
        InlineData("<w:ins w:id=\"1\" w:author=\"甲\">{0}</w:ins>"),
        InlineData("<w:del w:id=\"1\" w:author=\"甲\"><w:r><w:delText>99</w:delText></w:r></w:del>{0}"),
        InlineData("<w:moveFrom w:id=\"1\" w:author=\"甲\"><w:r><w:t>99</w:t></w:r></w:moveFrom><w:moveTo w:id=\"2\" w:author=\"甲\">{0}</w:moveTo>"),
        InlineData("<w:bdo w:val=\"ltr\">{0}</w:bdo>")]
    [InlineData(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> =9 </w:instrText></w:r><w:r><w:fldChar "
            + "w:fldCharType=\"separate\"/></w:r>{0}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
            InlineData("{0}<w:r><w:footnoteReference w:id=\"2\"/></w:r>")]
    [InlineData("<w:smartTag w:uri=\"u\" w:element=\"a\"><w:r><w:rPr><w:strike/></w:rPr><w:t>99</w:t></w:r></w:smartTag>{0}")]
    public void A_Word_document_with_the_number_in_a_wrapping(string wrapped) =>
        Every(wrapped.Replace("{0}", Typed.Run("{0}"), StringComparison.Ordinal), true, (printed, dressed) => Typed.Docx(printed, dressed));

    [Theory]
    [InlineData("{0}|<vertAlign val=\"superscript\"/>1",
        true), InlineData("<strike/>99|{0}",
            true), InlineData("<strike val=\"0\"/>{0}",
                true), InlineData("<strike/><sz val=\"9\"/>9|<b/>{0}", true), InlineData("<vertAlign val=\"superscript\"/>{0}", false)]
    [InlineData("<sz val=\"11\"/>{0}|<sz val=\"7\"/>1",
        false), InlineData("<sz val=\"11\"/>{0}|<sz val=\"10\"/>件",
            true), InlineData("<sz val=\"11\"/><color rgb=\"FFFFFFFF\"/>9|<sz val=\"11\"/>{0}",
                true), InlineData("<sz val=\"1\"/>9|{0}", true), InlineData("<color theme=\"0\"/>9|<color theme=\"1\"/>{0}", true)]
    public void A_workbook(string runs, bool isRead)
    {
        var text = string.Concat(runs.Split('|')
            .Select(run =>
                run.LastIndexOf("/>", StringComparison.Ordinal) is >= 0 and var end
                    ? $"<r><rPr>{run[..(end + 2)]}</rPr><t>{run[(end + 2)..]}</t></r>" : $"<r><t>{run}</t></r>"));
        Every($" t=\"inlineStr\"><is>{text}</is>", isRead, (printed, dressed) => Typed.Xlsx(printed, dressed));
        Every(text, isRead,
            (printed, dressed) =>
                Typed.Xlsx(printed, dressed.Select((one, i) => (one.Key, Value: $" t=\"s\"><v>{i}</v>")).ToDictionary(one => one.Key, one => one.Value),
            strings: string.Concat(dressed.Values.Select(value => $"<si>{value}<rPh sb=\"0\" eb=\"1\"><t>9</t></rPh></si>"))));
    }

    [Theory]
    [InlineData(" t=\"e\"><v>#DIV/0!</v>"), InlineData(" t=\"e\"><f>A1/0</f><v>#REF!</v>"), InlineData("><f>SUM(A1:A3)</f>"),
        InlineData("><f>SUM(A1:A3)</f><v></v>"), InlineData(" s=\"2\"><v>{0}</v>"), InlineData(" t=\"b\"><v>1</v>")]
    public void A_workbook_whose_cell_shows_no_number_is_not_said_to_be_empty(string cell) =>
        Every(cell, false, (printed, dressed) => Typed.Xlsx(printed, dressed, "<font/><font><strike/></font><font><vertAlign val=\"superscript\"/></font>"));

    [Fact]
    public void A_workbook_shows_the_error_and_the_formula_in_what_could_not_be_read()
    {
        var printed = Recognition.Printed.Of(ReportForm.B, 5);
        var values = printed.Row("requests.carried_in").Values;
        var report =
            Read(Typed.Xlsx(printed,
                new Dictionary<string, string>
                {
                    [values[0]] = " t=\"e\"><f>A1/0</f><v>#DIV/0!</v>",
                    [values[1]] = "><f>SUM(A1:A3)</f>",
                    [values[2]] = " s=\"1\"><v>7</v>",
                }, "<font/><font><strike/></font>"), "xlsx");
        Assert.Equal("#DIV/0!", Assert.IsType<Unreadable>(report["requests.carried_in.natural_person"]).Raw);
        Assert.Equal("=SUM(A1:A3)", Assert.IsType<Unreadable>(report["requests.carried_in.org_commercial"]).Raw);
        Assert.IsType<Blank>(report["requests.carried_in.org_research"]);
    }

    [Fact]
    public void What_a_workbook_hides_is_not_read()
    {
        var printed = Recognition.Printed.Of(ReportForm.B, 5);
        var values = printed.Row("requests.carried_in").Values;
        var report = Read(Typed.Xlsx(printed, new Dictionary<string, string>
        {
            [values[0]] = $" s=\"1\"><v>{values[0]}</v>",
            [values[1]] = $" s=\"2\"><v>{values[1]}</v>",
            [values[2]] = $" s=\"3\"><v>{values[2]}</v>",
            [values[3]] = $" s=\"4\"><v>{values[3]}</v>",
        }, "<font/><font><color rgb=\"FFFFFFFF\"/></font><font/><font><color rgb=\"FFFFFFFF\"/></font><font><sz val=\"1\"/></font>",
        formats: ["", "", "165", "", ""], fills: [0, 0, 0, 1, 0]), "xlsx");
        Assert.IsType<Blank>(report["requests.carried_in.natural_person"]);
        Assert.IsType<Blank>(report["requests.carried_in.org_commercial"]);
        Assert.Equal(values[2], Figure(report["requests.carried_in.org_research"]));
        Assert.IsType<Blank>(report["requests.carried_in.org_public_welfare"]);
        Assert.Equal(values[6], Figure(report["requests.carried_in.total"]));
    }

    [Fact]
    public void Hidden_rows_and_columns_of_a_workbook_are_not_read()
    {
        var printed = Recognition.Printed.Of(ReportForm.B, 5);
        var own = new PrintRow("", ["一、本年新收政府信息公开申请数量", "", ""], ["1", "2", "3", "4", "5", "6", "7"]);
        printed.Tables[^2].Insert(3, own);
        foreach (var row in printed.Tables[^2].Where(row => row.Values.Count > 0 && row != own)) row.Values.Insert(3, "9999");
        own.Values.Insert(3, "9999");
        foreach (var row in printed.Tables[^2].Take(3)) row.Labels.Insert(Math.Min(row.Labels.Count, 6), "");
        var report = Read(Typed.Xlsx(printed, hides: (row, cells) => (cells.Contains("1") && cells.Contains("2"), 6)), "xlsx");
        Assert.Equal([],
            printed.Form.Cells.Where(cell => cell.Table.Section == ReportSection.Requests && Figure(report[cell.Id]) != printed.Figures[cell.Id])
                .Select(cell => $"{cell.Id} {report[cell.Id]}").Take(3));
    }

    [Fact]
    public void A_cell_whose_number_is_struck_out_is_blank()
    {
        var printed = Recognition.Printed.Of(ReportForm.B, 5);
        var value = printed.Row("requests.carried_in").Values[0];
        Assert.IsType<Blank>(
            Read(Typed.Html(printed, new Dictionary<string, string> { [value] = $"<del>{value}</del>" }), "html")["requests.carried_in.natural_person"]);
        Assert.IsType<Blank>(
            Read(Typed.Docx(printed,
                new Dictionary<string, string> { [value] = Typed.Run(value, "<w:strike/>") }), "docx")["requests.carried_in.natural_person"]);
    }

    [Fact]
    public void Labels_and_text_keep_their_marks_and_lose_what_is_struck()
    {
        var report = Read("""
            <h1>云川市商务局2024年政府信息公开工作年度报告</h1><h2>一、总体情况<sup>1</sup></h2><p>收到申请<del>99</del>20件<sup>注1</sup>，大厅60m<sup>2</sup>。</p><h2>三、收到和处理政府信息公开申请情况</h2>
            <table><tr><td>二、上年结转政府信息公开申请数量<sup>2</sup></td><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>7</td></tr></table><h2>六、其他需要报告的事项</h2><p>无。</p>
            """u8.ToArray(), "html");
        Assert.Equal("收到申请20件⁽注¹⁾，大厅60m²。", report.Text(ReportSection.Overview));
        Assert.Equal(7, report.Number("requests.carried_in.total"));
    }

    // One cell in each row of the report is dressed; it is read, or not, and no other is touched.
    private static void Every(string dressing, bool isRead, Func<Recognition.Printed, Dictionary<string, string>, byte[]> type)
    {
        var printed = Recognition.Printed.Of(ReportForm.B, 11);
        var dressed = printed.Tables.SelectMany(table => table).Where(row => row.Values.Count > 0).Select((row, i) => row.Values[i % row.Values.Count])
            .ToDictionary(value => value, value => dressing.Replace("{0}", value, StringComparison.Ordinal));
        var report = Read(type(printed, dressed), "file");
        var wrong = from cell in printed.Form.Cells
                    let value = printed.Figures[cell.Id]
                    let unread = dressed.ContainsKey(value) && !isRead
                    where unread ? report[cell.Id] is not Unreadable : Figure(report[cell.Id]) != value
                    select $"{cell.Id} {value}: {report[cell.Id]}";
        Assert.Equal([], wrong.Take(3));
    }

    private static string Run(string run) =>
        run.LastIndexOf("/>", StringComparison.Ordinal) is >= 0 and var end ? Typed.Run(run[(end + 2)..], run[..(end + 2)]) : Typed.Run(run);

    private static AnnualReport Read(byte[] content, string name)
    {
        var reading = ReportReader.Read(name, content, ReadingLimits.Default);
        Assert.True(reading.Report is not null, string.Join(' ', reading.Findings));
        return reading.Report;
    }

    private static string? Figure(Cell cell) => cell switch
    {
        Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Amount amount => amount.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
