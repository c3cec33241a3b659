using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Bench.Formats;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Showing;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Tests.Writing;

/// <summary>What is written here is opened by the programs and libraries that agencies and their web sites use, and every value is there.</summary>
public sealed partial class ForeignReaderTests
{
    private static readonly AnnualReport Numbered = NumberedReport.Draft().ToReport();

    private static readonly Dictionary<string, Func<byte[]>> Workbooks = new()
    {
        ["report"] = () => ReportWriter.Write(Numbered, ReportFormat.Xlsx),
        ["register"] = () => Written(stream => TableWorkbook.Write(stream, "台账", [new("编号", 18), new("申请人", 12), new("数", 8)],
            [["2026-0001", "甲 <乙> & “丙”", 12L], ["2026-0002", "两行\n文字", 0L], ["=1+1", "", 1234567.25m]])),
        ["findings"] = () =>
            Written(stream =>
                FindingsWorkbook.Write(stream,
                    [CheckedReport.Of(new("报告.docx", Numbered, null, []), RuleBook.Examine(new(Numbered)).Take(20), null)], Language.Chinese)),
        ["comparison"] = () => ComparisonWriter.Workbook(Comparison.Of(NumberedReport.Draft(2024).ToReport(), A.CleanReport(ReportFormGeneration.B, 2025))),
    };

    [Theory]
    [InlineData("report", "exceljs"), InlineData("report", "sheetjs"), InlineData("report", "LibreOffice")]
    [InlineData("register", "exceljs"), InlineData("register", "sheetjs"), InlineData("register", "LibreOffice")]
    [InlineData("findings", "exceljs"), InlineData("findings", "sheetjs"), InlineData("findings", "LibreOffice")]
    [InlineData("comparison", "exceljs"), InlineData("comparison", "sheetjs")]
    public void Every_cell_of_a_workbook_comes_through(string workbook, string reader)
    {
        var content = Workbooks[workbook]();
        var expected = Own(content);
        Assert.NotEmpty(expected);
        var read = reader == "LibreOffice"
            ? Separated(ForeignReader.Office(content, "xlsx", "csv", "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"))
            : ForeignReader.Node(reader, content, "xlsx").EnumerateArray()
                .ToDictionary(cell => $"{cell[0].GetString()}!{cell[1].GetString()}", cell => Bare(cell[2].GetString()!));
        if (reader == "LibreOffice") expected = expected.ToDictionary(cell => cell.Key[cell.Key.IndexOf('!', StringComparison.Ordinal)..], cell => cell.Value);
        Assert.Equal(expected.OrderBy(cell => cell.Key, StringComparer.Ordinal),
            read.Where(cell => cell.Value.Length > 0).OrderBy(cell => cell.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("LibreOffice"), InlineData("pandoc"), InlineData("mammoth")]
    public void Every_cell_of_the_Word_document_comes_through(string reader)
    {
        var content = ReportWriter.Write(Numbered, ReportFormat.Docx);
        var page = reader switch
        {
            "LibreOffice" => ForeignReader.Office(content, "docx", "html", "HTML (StarWriter)"),
            "pandoc" => Encoding.UTF8.GetBytes(ForeignReader.Command("pandoc", content, "docx", "-f", "docx", "-t", "html", "{}")),
            _ => Encoding.UTF8.GetBytes(ForeignReader.Node("mammoth", content, "docx").GetString()!),
        };
        var tally = NumberedReport.Compare(NumberedReport.Draft(), ReportReader.Read("report.html", page, ReadingLimits.Default));
        Assert.Equal("200 right, 0 unread, wrong: ", $"{tally.Right} right, {tally.Unread} unread, wrong: {string.Join(", ", tally.Wrong)}");
    }

    [Theory]
    [InlineData("poppler"), InlineData("pdf.js")]
    public void Every_number_of_the_PDF_stands_in_its_row_and_column(string reader)
    {
        Assert.SkipUnless(PdfPrinter.IsAvailable, "Neither Chromium nor LibreOffice is installed: no PDF printed");
        var content = ReportWriter.Write(Numbered, ReportFormat.Pdf);
        var words = reader == "poppler"
            ? Poppler(content)
            : [.. ForeignReader.Node("pdfjs", content, "pdf").EnumerateArray()
                .Select(word => new Word(word[3].GetString()!.Trim(), word[0].GetInt32(), word[1].GetDouble(), word[2].GetDouble()))];
        var draft = NumberedReport.Draft();
        foreach (var table in draft.Form.Tables)
            foreach (var row in table.Rows)
            {
                var numbers = table.Columns.Select(column => draft.Figures[$"{row.Id}.{column.Id}"])
                    .Select(number => Assert.Single(words, word => word.Text == number)).ToArray();
                Assert.All(numbers,
                    number => Assert.True(number.Page == numbers[0].Page
                        && Math.Abs(number.Y - numbers[0].Y) < 2, $"{row.Id}: {number} is not beside {numbers[0]}"));
                Assert.Equal(numbers.OrderBy(number => number.X), numbers);
            }
    }

    private readonly record struct Word(string Text, int Page, double X, double Y);

    private static Word[] Poppler(byte[] content)
    {
        var page = 0;
        return [.. BoxLine().Matches(ForeignReader.Command("pdftotext", content, "pdf", "-bbox", "{}", "-")).Select(line => line.Groups["word"].Success
            ? new Word(line.Groups["word"].Value, page, (Number(line, "x0") + Number(line, "x1")) / 2, Number(line, "y"))
            : new Word("", ++page, 0, 0))];

        static double Number(Match line, string group) => double.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""<page |<word xMin="(?<x0>[\d.]+)" yMin="(?<y>[\d.]+)" xMax="(?<x1>[\d.]+)" yMax="[\d.]+">(?<word>[^<]*)</word>""")]
    private static partial Regex BoxLine();

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static Dictionary<string, string> Own(byte[] workbook)
    {
        var cells = XlsxReader.Read(workbook, ReadingLimits.Default).Blocks.SelectMany(block => block switch
        {
            Table table => table.Cells.Select(cell => (cell.At, cell.Text)),
            Paragraph paragraph => [(paragraph.At, paragraph.Text)],
            _ => [],
        });
        return cells.Where(cell => cell.Text.Length > 0).GroupBy(cell => (SheetPlace)cell.At with { Sequence = 0 })
            .ToDictionary(cell => $"{cell.Key.Sheet}!{cell.Key.Cell}", cell => Bare(string.Concat(cell.Select(line => line.Text))));
    }

    private static Dictionary<string, string> Separated(byte[] content) =>
        CsvReader.Records(Encoding.UTF8.GetString(content))
            .SelectMany((row, r) => row.Select((text, c) => ($"!{(char)('A' + c)}{r + 1}", Bare(text)))).ToDictionary();

    // Line breaks and blanks within a cell are the reader's own.
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
