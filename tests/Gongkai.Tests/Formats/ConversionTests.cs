using Gongkai.Bench.Formats;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.Formats;

/// <summary>A part of the matrix of formats (<c>docs/benchmarks/formats.md</c>): a report brought into another format by the real program, and read.</summary>
public sealed class ConversionTests
{
    private const int All = 200;

    [Theory]
    [InlineData("HTML|—|the page named .doc: gb18030",
        All), InlineData("HTML|—|the page named .xls: utf-8", All), InlineData("HTML|—|the page named .doc: utf-16", All)]
    [InlineData("DOCX|—|strict DOCX", All), InlineData("XLSX|—|strict XLSX", All)]
    [InlineData("DOCX|LibreOffice|DOC named .wps",
        All), InlineData("DOCX|LibreOffice|DOCM",
            All), InlineData("DOCX|LibreOffice|RTF", All), InlineData("DOCX|LibreOffice|ODT", All), InlineData("DOCX|LibreOffice|flat ODT", All)]
    [InlineData("DOCX|LibreOffice|Word 2003 XML",
        All), InlineData("HTML|LibreOffice|XHTML", All), InlineData("HTML|LibreOffice|EPUB", All), InlineData("HTML|LibreOffice|PDF, as a web page", 130)]
    [InlineData("XLSX|LibreOffice|XLS named .et",
        All), InlineData("XLSX|LibreOffice|XLSM", All), InlineData("XLSX|LibreOffice|ODS", All), InlineData("XLSX|LibreOffice|flat ODS", All)]
    [InlineData("HTML|pandoc|EPUB", All), InlineData("HTML|pandoc|MediaWiki", All), InlineData("DOCX|pandoc|Markdown, pandoc's own", All)]
    [InlineData("HTML without borders|Chromium|PDF", 150)]
    [InlineData("PDF of LibreOffice|poppler|HTML (pdftohtml -c)",
        140), InlineData("PDF of LibreOffice|poppler|XML (pdftohtml -xml)", 170), InlineData("PDF of LibreOffice|mutool|HTML", 170)]
    public void No_cell_changes_on_the_way(string way, int read)
    {
        var conversion = Assert.Single(Conversions.All, conversion => conversion.Name == way);
        Assert.SkipUnless(conversion.IsPossible, $"{conversion.By} is not installed: {way} not tried");
        var folder = Directory.CreateTempSubdirectory("gongkai-conversion-").FullName;
        try
        {
            var tally = conversion.Measure(NumberedReport.Draft(), folder);
            Assert.True(tally is not null, $"{conversion.By} made no file");
            Assert.Empty(tally.Wrong);
            Assert.True(tally.Right >= read, $"{tally.Right} cells read, {tally.Unread} not");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_workbook_in_the_XML_of_2003_is_read_as_a_workbook()
    {
        var reading = ReportReader.Read("报告.xls", System.Text.Encoding.UTF8.GetBytes("""
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>
            <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">云川市商务局2024年政府信息公开工作年度报告</Data></Cell></Row>
            <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">二、主动公开政府信息情况</Data></Cell></Row>
            <Row><Cell><Data ss:Type="String">信息内容</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">本年处理决定数量</Data></Cell></Row>
            <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">行政许可</Data></Cell><Cell><Data ss:Type="Number">1007</Data></Cell></Row>
            </Table></Worksheet></Workbook>
            """), ReadingLimits.Default);
        Assert.SkipWhen(reading.Findings.Any(finding => finding.Code == "RD06"), "LibreOffice is not installed: no XML of Excel 2003 read");
        Assert.Equal(SourceFormat.Legacy, reading.Source!.Format);
        Assert.Equal(1007, Assert.IsType<Gongkai.Reports.Count>(reading.Report!.Cells["proactive.b20_5.licensing.decisions"]).Value);
    }

    [Theory]
    [InlineData("<r><t>{0}</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>",
        true), InlineData("<r><rPr><strike/></rPr><t>99</t></r><r><rPr><sz val=\"11\"/></rPr><t>{0}</t></r>", true)]
    [InlineData("<r><rPr><sz val=\"11\"/></rPr><t>{0}</t></r><r><rPr><sz val=\"7\"/></rPr><t>1</t></r>", false)]
    public void A_mark_in_a_binary_workbook_is_no_digit_of_its_number(string runs, bool isRead)
    {
        Assert.SkipUnless(Conversions.All.First(way => way.By == "LibreOffice").IsPossible, "LibreOffice is not installed: no binary workbook made");
        var printed = Recognition.Printed.Of(ReportForm.B, 8);
        var value = printed.Row("requests.carried_in").Values[2];
        var folder = Directory.CreateTempSubdirectory("gongkai-conversion-").FullName;
        try
        {
            var path = Path.Combine(folder, "typed.xlsx");
            File.WriteAllBytes(path,
                Typed.Xlsx(printed,
                    new Dictionary<string, string> { [value] = $" t=\"inlineStr\"><is>{runs.Replace("{0}", value, StringComparison.Ordinal)}</is>" }));
            var step = ConversionStep.Office("xls", "MS Excel 97");
            step.Run(folder, path);
            var reading = ReportReader.Read("typed.xls", File.ReadAllBytes(Path.Combine(folder, "typed.xls")), ReadingLimits.Default);
            Assert.DoesNotContain(reading.Findings, finding => finding.Severity == Gongkai.Diagnostics.Severity.Error);
            var cell = reading.Report!["requests.carried_in.org_research"];
            if (isRead) Assert.Equal(value, $"{Assert.IsType<Count>(cell).Value}");
            else Assert.IsType<Unreadable>(cell);
            Assert.Equal(printed.Figures["requests.received.total"], $"{Assert.IsType<Count>(reading.Report["requests.received.total"]).Value}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
