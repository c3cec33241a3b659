using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Writing;
using Gongkai.Tests.Reports;

namespace Gongkai.Tests.Writing;

public sealed class OfficeFileTests
{
    [Fact]
    public void The_Word_document_is_valid_Open_XML() => ReportGen.AnnualReport.Sample(report =>
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(ReportWriter.Write(report, ReportFormat.Docx)), false);
        Assert.Empty(Faults(file));
    }, iter: 4);

    [Fact]
    public void The_workbook_is_valid_Open_XML() => ReportGen.AnnualReport.Sample(report =>
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(ReportWriter.Write(report, ReportFormat.Xlsx)), false);
        Assert.Empty(Faults(file));
    }, iter: 4);

    [Fact]
    public void The_Word_document_has_the_page_of_an_official_document() => ReportGen.AnnualReport.Sample(report =>
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(ReportWriter.Write(report, ReportFormat.Docx)), false);
        var page = file.MainDocumentPart!.Document!.Body!.GetFirstChild<SectionProperties>()!;
        Assert.Equal((11906u, 16838u), (page.GetFirstChild<PageSize>()!.Width!.Value, page.GetFirstChild<PageSize>()!.Height!.Value));
        Assert.Equal(2097, page.GetFirstChild<PageMargin>()!.Top!.Value);
        Assert.Equal(6, file.MainDocumentPart.Document.Descendants<ParagraphStyleId>().Count(style => style.Val == "Heading1"));
        Assert.Contains(file.MainDocumentPart.Document.Descendants<VerticalMerge>(), merge => merge.Val?.Value == MergedCellValues.Restart);
    }, iter: 4);

    private static IEnumerable<string> Faults(OpenXmlPackage file) =>
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(file).Take(5).Select(fault => $"{fault.Path?.XPath}: {fault.Description}");
}
