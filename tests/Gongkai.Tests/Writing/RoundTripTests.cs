using CsCheck;
using Gongkai.Documents;
using Gongkai.Documents.Recognition;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Tests.Reports;
using Gongkai.Text;

namespace Gongkai.Tests.Writing;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.Docx)]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Xlsx)]
    public void What_is_written_reads_back(ReportFormat format) => ReportGen.AnnualReport.Sample(report =>
        Assert.Equal(Comparable.Of(report), Comparable.Of(ReadBack(report, format))), iter: 40);

    [Fact]
    public void The_cells_of_a_printed_PDF_read_back()
    {
        Assert.SkipUnless(PdfPrinter.IsAvailable, "Neither Chromium nor LibreOffice is installed: no PDF printed");
        ReportGen.AnnualReport.Sample(report =>
            Assert.Equal(ChineseText.Fold(Comparable.CellsOf(report)), ChineseText.Fold(Comparable.CellsOf(ReadBack(report, ReportFormat.Pdf)))),
            iter: 2, threads: 1);
    }

    private static AnnualReport ReadBack(AnnualReport report, ReportFormat format)
    {
        var reading = ReportReader.Read($"report.{format}", ReportWriter.Write(report, format), ReadingLimits.Default);
        Assert.Empty(reading.Findings);
        return reading.Report ?? ReportRecognizer.Recognize(reading.Source!, out _)!;
    }
}
