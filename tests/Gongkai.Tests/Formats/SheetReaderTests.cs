using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Formats;

namespace Gongkai.Tests.Formats;

public sealed class SheetReaderTests
{
    [Theory]
    [InlineData(0.5, "0.0000",
        "0.5000"), InlineData(1024, "#,##0",
            "1,024"), InlineData(1234.5, "#,##0.00", "1,234.50"), InlineData(316441, "General", "316441"), InlineData(-2, "0", "-2")]
    [InlineData(0.339, "0.0%",
        "33.9%"), InlineData(5, "0\"件\"",
            "5件"), InlineData(0.1234, "yyyy", "0.1234"), InlineData(0, "0;-0;\"—\"", ""), InlineData(3, "0_ ;[Red]-0", "3"), InlineData(12, null, "12")]
    public void A_number_is_read_as_the_sheet_shows_it(double number, string? format, string shown) =>
        Assert.Equal(shown is "" ? "0" : shown, ShownNumber.Of(number, format));

    [Fact]
    public void A_sheet_gives_titles_text_and_tables_with_merged_cells()
    {
        var read = XlsxReader.Read(Workbook("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>云川市商务局2024年政府信息公开工作年度报告</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>三、收到和处理政府信息公开申请情况</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>三、结果</t></is></c><c r="B3" t="inlineStr"><is><t>予以公开</t></is></c><c r="C3"><v>1</v></c></row>
            <row r="4"><c r="B4" t="inlineStr"><is><t>部分公开</t></is></c><c r="C4"/></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>五、存在的主要问题及改进情况</t></is></c></row>
            <row r="6"><c r="A6" t="inlineStr"><is><t>无。</t></is></c></row>
            """, "A3:A4", "A1:C1"), ReadingLimits.Default);
        Assert.Equal("云川市商务局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n|0↓2=三、结果|1=予以公开|2=1|\n|1=部分公开|2=|\n五、存在的主要问题及改进情况\n无。\n", Told.By(read));
        Assert.Equal("C4", ((SheetPlace)read.Blocks.OfType<Gongkai.Documents.Table>().Single().Cells[^1].At).Cell);
    }

    [Theory]
    [InlineData(","), InlineData(";")]
    public void Separated_values_are_read_with_quotes(string separator) =>
        Assert.Equal("三、收到和处理政府信息公开申请情况\n|0=信息内容|1=本年⏎新|2=a\"b|\n|0=规章|1=1|2=|\n|0=行政许可|1=2|2=|\n|0=行政处罚|1=3|2=|\n",
            Told.By(CsvReader.Read(Encoding.UTF8.GetBytes(
            string.Join(separator, "三、收到和处理政府信息公开申请情况", "", "") + "\r\n" + string.Join(separator, "信息内容", "\"本年\n新\"", "\"a\"\"b\"") + "\n"
                + string.Join(separator, "规章", "1", "") + "\n" + string.Join(separator, "行政许可", "2", "") + "\n" + string.Join(separator, "行政处罚", "3", "")),
                ReadingLimits.Default)));

    private static byte[] Workbook(string rows, params string[] merged)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet =
                new Worksheet(
                    $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData><mergeCells>{string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells></worksheet>""");
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "表" }));
        }
        return stream.ToArray();
    }
}
