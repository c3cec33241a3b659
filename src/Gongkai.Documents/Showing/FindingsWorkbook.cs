using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Diagnostics;
using Gongkai.Documents.Writing;
using Gongkai.Text;

namespace Gongkai.Documents.Showing;

/// <summary>The list of findings as a spreadsheet that can be sent back to the agencies: one row each, with an empty column for their explanation.</summary>
public static class FindingsWorkbook
{
    private static readonly double[] Widths = [26, 8, 32, 8, 8, 22, 58, 58, 32];

    /// <summary>Writes the workbook.</summary>
    public static void Write(Stream to, IEnumerable<CheckedReport> reports, Language language)
    {
        using var package = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = package.AddWorkbookPart();
        SheetXml.Put(workbook.AddNewPart<WorkbookStylesPart>(), Styles());
        var sheet = workbook.AddNewPart<WorksheetPart>();
        var rows = 1 + WriteSheet(sheet, reports, language);
        var name = language.Say("问题清单", "Findings");
        SheetXml.Put(workbook, new Workbook(
            new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = name }),
            new DefinedNames(
                new DefinedName($"'{name}'!$A$1:$I${rows}") { Name = "_xlnm._FilterDatabase", LocalSheetId = 0, Hidden = true },
                new DefinedName($"'{name}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 })));
    }

    private static int WriteSheet(WorksheetPart part, IEnumerable<CheckedReport> reports, Language language)
    {
        using var writer = SheetXml.To(part);
        writer.Begin("worksheet");
        writer.Add(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.Add(new SheetViews(
            new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
            {
                WorkbookViewId = 0,
                TabSelected = true,
            }));
        writer.Add(new Columns(Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        writer.Begin("sheetData");
        var count = 0u;
        writer.Add(Row(1, 1, language == Language.English
            ? ["Agency", "Year", "File", "Code", "Severity", "Place", "Finding", "How to mend it", "Explanation (by the agency)"]
            : ["机关", "年份", "文件", "代码", "级别", "位置", "问题", "怎样改正", "单位说明"]));
        foreach (var report in reports)
            foreach (var found in report.Findings.Where(found => found.Accepted is null))
                writer.Add(Row(++count + 1, StyleOf(found.Finding.Severity),
                [
                    report.Agency ?? "", report.Year?.ToString(CultureInfo.InvariantCulture) ?? "", report.File, found.Finding.Code,
                    found.Finding.Severity.Name(language), PlaceWords.Of(found.Finding.At, language, report.InParagraphs),
                    Message.Of(found.Finding, language), PageWords.CureText(found.Finding.Code), "",
                ]));
        writer.WriteEndElement();
        writer.Add(new AutoFilter { Reference = $"A1:I{count + 1}" });
        writer.Add(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        writer.Add(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteEndElement();
        return (int)count;
    }

    private static Row Row(uint number, uint style, string[] texts)
    {
        // Not every program measures wrapped text by itself when it opens a file.
        var lines = texts.Zip(Widths, (text, width) => text.Split('\n').Sum(line => 1 + TerminalWidth.Of(line) / (int)(width - 1))).Max();
        var row = new Row { RowIndex = number, Height = Math.Min(400, 4 + 14.5 * lines) };
        for (var i = 0; i < texts.Length; i++)
        {
            var year = i == 1 && int.TryParse(texts[i], CultureInfo.InvariantCulture, out _);
            // Only the column of severities is tinted; a whole row in colour is hard to read.
            var cell = new Cell { CellReference = $"{(char)('A' + i)}{number}", StyleIndex = number == 1 ? 1 : i == 4 ? style : 2 };
            if (year) cell.Append(new CellValue(texts[i]));
            else if (texts[i].Length > 0)
            {
                cell.DataType = CellValues.InlineString;
                cell.Append(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(texts[i])) { Space = SpaceProcessingModeValues.Preserve }));
            }
            row.Append(cell);
        }
        return row;
    }

    // Excel allows 32,767 characters in a cell, and XML no control characters.
    private static string Clean(string text) =>
        new([.. text.Where(c => c is '\n' or '\t' or >= ' ' and not '\uFFFE' and not '\uFFFF').Take(32_000)]);

    private static uint StyleOf(Severity severity) => severity switch
    {
        Severity.Error => 3,
        Severity.Warning => 4,
        Severity.Hint => 5,
    };

    private static Stylesheet Styles() => new(
        new Fonts(Font("FF1F2328", false), Font("FFFFFFFF", true), Font("FFA31515", true), Font("FF7A4F00", true), Font("FF1F5582", false)) { Count = 5 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Fill("FF2F4858"), Fill("FFFCEBEA"), Fill("FFFDF3D8"), Fill("FFE8F1F9"))
        { Count = 6 },
        new Borders(new Border(),
            new Border(Edge<LeftBorder>(), Edge<RightBorder>(), Edge<TopBorder>(), Edge<BottomBorder>(), new DiagonalBorder()))
        { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(new CellFormat(), Format(1, 2, true), Format(0, 0, false), Format(2, 3, true), Format(3, 4, true), Format(4, 5, true)) { Count = 6 });

    private static Font Font(string colour, bool bold)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = 10.5 }, new Color { Rgb = colour }, new FontName { Val = "宋体" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static Fill Fill(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static T Edge<T>() where T : BorderPropertiesType, new()
    {
        var edge = new T { Style = BorderStyleValues.Thin };
        edge.Append(new Color { Rgb = "FFD0CDC4" });
        return edge;
    }

    private static CellFormat Format(uint font, uint fill, bool centred) => new(new Alignment
    {
        Vertical = centred ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top,
        Horizontal = centred ? HorizontalAlignmentValues.Center : HorizontalAlignmentValues.Left,
        WrapText = true,
    })
    {
        FontId = font,
        FillId = fill,
        BorderId = 1,
        FormatId = 0,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
    };
}
