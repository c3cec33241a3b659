using Gongkai.Documents;
using Gongkai.Reports;
using Gongkai.Tests.Formats;
using Gongkai.Text;

namespace Gongkai.Tests.Recognition;

/// <summary>Reports before the uniform format, copies in traditional characters, and tables that are the agency's own.</summary>
public sealed class OtherDocumentsTests
{
    private const string Former = """
        云川市商务局{0}年政府信息公开工作年度报告

        本报告由云川市商务局编制，统计期限自{0}年1月1日至12月31日。

        一、概述

        {0}年，本局认真贯彻落实条例。

        二、主动公开政府信息的情况

        全年主动公开政府信息126条。

        信息类别	条数
        政策法规	26
        工作动态	100

        三、依申请公开政府信息和不予公开政府信息的情况

        全年收到申请3件，均已答复。

        四、政府信息公开的收费及减免情况

        未收取费用。

        五、因政府信息公开申请行政复议、提起行政诉讼的情况

        无。

        六、政府信息公开工作存在的主要问题及改进措施

        公开的主动性不强。
        """;

    [Theory, InlineData(2008), InlineData(2012), InlineData(2018)]
    public void A_report_before_the_uniform_format_is_told_for_what_it_is_and_read_as_text(int year)
    {
        foreach (var text in new[] { Text(Former, year), Text(Former, year).Replace("\n\n", "\n", StringComparison.Ordinal), Page(Text(Former, year)) })
        {
            var reading = Reading(text);
            Assert.Equal("RD15", Assert.Single(reading.Findings).Code);
            Assert.Equal((year, "云川市商务局", true), (reading.Report!.Year, reading.Report.Agency, reading.Report.IsBeforeTheForm));
            Assert.Equal("全年收到申请3件，均已答复。", reading.Report.Text(ReportSection.Requests));
            Assert.Equal("未收取费用。", reading.Report.Text(ReportSection.OtherMatters));
            Assert.Equal("无。", reading.Report.Text(ReportSection.Disputes));
            Assert.Contains("全年主动公开政府信息126条。", reading.Report.Text(ReportSection.Proactive), StringComparison.Ordinal);
            Assert.Equal(6, reading.Report.Passages.Count(passage => passage.IsSectionTitle));
            Assert.Empty(RuleBook.Examine(new(reading.Report)));
        }
    }

    [Fact]
    public void A_report_of_the_form_is_none_of_before_whatever_year_its_title_says()
    {
        var reading = Reading(Printed.Of(ReportForm.A, 3).Print(Shape.Tabs).Replace("2024年", "2018年", StringComparison.Ordinal));
        Assert.Empty(reading.Findings);
        Assert.False(reading.Report!.IsBeforeTheForm);
    }

    [Fact]
    public void A_copy_in_traditional_characters_is_read_whole_and_told_for_what_it_is()
    {
        var printed = Printed.Of(ReportForm.B, 3);
        var traditional = TraditionalCharacters.Simplified.GroupBy(pair => pair.Value).ToDictionary(pair => pair.Key, pair => pair.Min(one => one.Key));
        foreach (var shape in new[] { Shape.Tabs, Shape.Markdown, Shape.CellPerLine })
        {
            var reading = Reading(string.Concat(printed.Print(shape).Select(c => traditional.GetValueOrDefault(c, c))));
            Assert.Equal("RD16", Assert.Single(reading.Findings).Code);
            Assert.Equal([], printed.Form.Cells.Where(cell => reading.Report![cell.Id].Raw != printed.Figures[cell.Id]).Select(cell => cell.Id));
            Assert.Equal("本年度未收取信息处理费。", reading.Report!.Text(ReportSection.OtherMatters));
        }
    }

    [Theory, InlineData(""), InlineData("<meta charset=\"big5\">"), InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">")]
    public void A_page_in_Big5_is_read_whatever_it_says_of_itself(string says)
    {
        var printed = Printed.Of(ReportForm.B, 3);
        var traditional = TraditionalCharacters.Simplified.GroupBy(pair => pair.Value).ToDictionary(pair => pair.Key, pair => pair.Min(one => one.Key));
        var page = System.Text.Encoding.UTF8.GetString(Typed.Html(printed)).Replace("<meta charset=utf-8>", says, StringComparison.Ordinal);
        foreach (var text in new[] { page, printed.Print(Shape.Tabs) })
        {
            DecodedText.Register();
            var reading = ReportReader.Read("report",
                System.Text.Encoding.GetEncoding("big5").GetBytes(string.Concat(text.Select(c => traditional.GetValueOrDefault(c, c)))), ReadingLimits.Default);
            Assert.Equal("RD16", Assert.Single(reading.Findings).Code);
            Assert.Equal([], printed.Form.Cells.Where(cell => reading.Report![cell.Id].Raw != printed.Figures[cell.Id]).Select(cell => cell.Id));
        }
    }

    [Fact]
    public void Traditional_characters_in_GB18030_are_not_taken_for_Big5()
    {
        DecodedText.Register();
        var text = string.Concat(Printed.Of(ReportForm.B, 3).Print(Shape.Tabs)
            .Select(c => TraditionalCharacters.Simplified.FirstOrDefault(pair => pair.Value == c).Key is var key and not '\0' ? key : c));
        Assert.Equal(text, DecodedText.Of(System.Text.Encoding.GetEncoding("GB18030").GetBytes(text)).Text);
    }

    [Theory, InlineData("tabs"), InlineData("html"), InlineData("docx"), InlineData("xlsx")]
    public void A_table_of_the_agency_s_own_glued_to_the_form_s_is_one_hint_and_touches_no_cell(string format)
    {
        foreach (var at in Enumerable.Range(-3, 3))
        {
            var printed = Printed.Of(ReportForm.B, 3);
            printed.Tables[^-at].AddRange([new("", ["公开渠道", "发布数量（条）"], []), new("", ["政务网站栏目"], ["12"]), new("", ["政务新媒体"], ["30"]), new("", ["合计"], ["43"])]);
            byte[] content = format switch
            {
                "html" => Typed.Html(printed),
                "docx" => Typed.Docx(printed),
                "xlsx" => Typed.Xlsx(printed),
                _ => printed.Print(Shape.Tabs).InUtf8(),
            };
            var report = ReportReader.Read("report", content, ReadingLimits.Default).Report!;
            Assert.Equal([],
                printed.Form.Cells.Where(cell => report[cell.Id].Raw != printed.Figures[cell.Id]).Select(cell => $"{at} {cell.Id} {report[cell.Id]}"));
            var found = RuleBook.Examine(new(report)).Where(finding => finding.Code[..2] is "ST" || finding.Code is "CF11")
                .Select(finding => $"{finding.Code} {finding.Severity}");
            Assert.Equal(["CF11 Warning", "ST10 Hint"], found.Order(StringComparer.Ordinal));
        }
    }

    [Theory, InlineData("tabs"), InlineData("html"), InlineData("docx"), InlineData("xlsx")]
    public void A_table_of_the_agency_s_own_is_one_hint_and_touches_no_cell(string format)
    {
        foreach (var at in Enumerable.Range(0, 3))
        {
            var printed = Printed.Of(ReportForm.B, 3);
            var table = new List<PrintRow>
            {
                new("", ["公开渠道", "发布数量（条）"], []),
                new("", ["政务网站栏目"], ["12"]),
                new("", ["政务新媒体"], ["30"]),
                new("", ["合计"], ["43"]),
            };
            byte[] content = format switch
            {
                "html" => Typed.Html(printed, after: (at, table)),
                "docx" => Typed.Docx(printed, after: (at, table)),
                "xlsx" => Typed.Xlsx(printed, after: (at, table)),
                _ => printed.Print(Shape.Tabs, (at, table)).InUtf8(),
            };
            var report = ReportReader.Read("report", content, ReadingLimits.Default).Report!;
            Assert.Equal([], printed.Form.Cells.Where(cell => report[cell.Id].Raw != printed.Figures[cell.Id]).Select(cell => cell.Id));
            Assert.Equal([], report.Layout.Where(note => note is ValueSurplus or CellShifted or PartRepeated or WidthDiffers));
            var found = RuleBook.Examine(new(report)).Where(finding => finding.Code is "ST10" or "CF11")
                .Select(finding => $"{finding.Code} {finding.Severity}");
            Assert.Equal(["CF11 Warning", "ST10 Hint"], found.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("年度|件数;2022年|3;2023年|4;合计|9",
        ""), InlineData("渠道|件数;窗口受理|3;信函受理|4;合计|7", ""), InlineData("渠道|件数;窗口受理|3;信函受理|4;合计|8", "CF11"), InlineData("渠道|件数;合计|8;窗口受理|3;信函受理|4", "CF11")]
    [InlineData("渠道|上半年|下半年|合计;窗口受理|3|4|7;信函受理|4|4|9",
        "CF11"), InlineData("渠道|收件|占比;窗口受理|3|30%;信函受理|7|70%;合计|10|100%", ""), InlineData("渠道|收件;窗口受理|3;其中当面|2;合计|3", "")]
    public void The_totals_of_an_own_table_are_checked_where_they_are_sums(string rows, string code)
    {
        var report =
            A.CleanReport(ReportFormGeneration.B,
                2024) with
            {
                Layout = [new OwnTable(ReportSection.Requests,
                    [.. rows.Split(';').Select(row => (System.Collections.Immutable.ImmutableArray<string>)[.. row.Split('|')])], null)]
            };
        Assert.Equal(code, string.Join(' ', RuleBook.Examine(new(report)).Where(finding => finding.Code == "CF11").Select(finding => finding.Code)));
    }

    private static string Text(string text, int year) => text.Replace("{0}", $"{year}", StringComparison.Ordinal);

    private static string Page(string text) =>
        "<html><body>"
            + string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains('\t', StringComparison.Ordinal))
                .Select(line => $"<p>{line}</p>"))
        + "</body></html>";

    private static ReportReading Reading(string text) => ReportReader.Read("report", text.InUtf8(), ReadingLimits.Default);
}
