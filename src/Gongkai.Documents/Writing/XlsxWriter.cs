using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Reports;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Gongkai.Documents.Writing;

/// <summary>The report as one sheet laid out as the form: fifteen columns, so that all three tables fit with their merged cells.</summary>
internal static class XlsxWriter
{
    /// <summary>The name of the sheet.</summary>
    public const string SheetName = "年度报告";

    private const int Columns = 15;

    public static byte[] ToBytes(AnnualReport report, bool wholeForm) =>
        XlsxFile.ToBytes([Sheet(report, wholeForm)]);

    /// <summary>The sheet, to stand alone or before others.</summary>
    internal static XlsxSheet Sheet(AnnualReport report, bool wholeForm)
    {
        var sheet = new XlsxSheet(SheetName, [.. Enumerable.Repeat(9.0, Columns)]);
        foreach (var part in PrintedReport.Of(report, wholeForm))
        {
            if (part.Grid is { } grid) Lay(sheet, grid);
            else Lay(sheet, part);
        }
        return sheet;
    }

    private static void Lay(XlsxSheet sheet, PrintedPart part)
    {
        var look = part.Role switch
        {
            TextRole.Title => XlsxLook.Title,
            TextRole.SectionTitle => XlsxLook.Heading,
            TextRole.Heading => XlsxLook.Subheading,
            TextRole.SignOff => XlsxLook.SignOff,
            TextRole.Body => XlsxLook.Text,
        };
        var lines = part.Text!.Split('\n').Sum(line => 1 + (line.Length / 58));
        sheet.NextRow(part.Role == TextRole.Title ? 30 : Math.Min(lines * 18, 400));
        sheet.Put(0, Columns, 1, part.Text!, look);
    }

    private static void Lay(XlsxSheet sheet, FormGrid grid)
    {
        var starts = Starts(grid);
        for (var row = 0; row < grid.RowCount; row++)
        {
            sheet.NextRow(Height(grid, row, starts));
            foreach (var cell in grid.Cells)
                if (cell.Row == row)
                    sheet.Put(starts[cell.Column], starts[cell.Column + cell.ColumnSpan] - starts[cell.Column], cell.RowSpan, cell.Text,
                        cell.Role == GridRole.RowLabel && cell.RowSpan == 1 ? XlsxLook.RowLabel : XlsxLook.Cell, Figure(cell));
        }
    }

    /// <summary>A figure is stored as a number where the number prints exactly as it was declared; otherwise as text.</summary>
    private static decimal? Figure(GridCell cell) => cell.Declared switch
    {
        Count { Value: var value } when cell.Text == value.ToString(CultureInfo.InvariantCulture) => value,
        Amount { Value: var value } when cell.Text == ((double)value).ToString(CultureInfo.InvariantCulture) => value,
        _ => null,
    };

    private static ImmutableArray<int> Starts(FormGrid grid) => grid.Section switch
    {
        ReportSection.Proactive => [0, 6, 9, 12, 15],
        ReportSection.Requests => [0, 1, 3, .. Enumerable.Range(Columns - (grid.Widths.Length - 3), grid.Widths.Length - 2)],
        _ => [.. Enumerable.Range(0, grid.Widths.Length), Columns],
    };

    private static double Height(FormGrid grid, int row, ImmutableArray<int> starts) =>
        15 * grid.Cells.Where(cell => cell.Row == row && cell.RowSpan == 1)
            .Select(cell => 1 + ((cell.Text.Length - 1) / Math.Max(1, (starts[cell.Column + cell.ColumnSpan] - starts[cell.Column]) * 4)))
            .Append(1).Max() + 3;
}

/// <summary>How a cell of a sheet looks; the numbers are the indexes of the cell formats in <see cref="XlsxFile"/>.</summary>
internal enum XlsxLook
{
    Plain,
    Title,
    Heading,
    Subheading,
    Text,
    SignOff,
    Cell,
    RowLabel,
}

/// <summary>A sheet in the making: rows one after another, cells merged as they are put.</summary>
internal sealed class XlsxSheet(string name, ImmutableArray<double> widths)
{
    private readonly SortedDictionary<(int Row, int Column), (string Text, decimal? Figure, XlsxLook Look)> cells = [];
    private readonly List<double> heights = [];
    private readonly List<string> merged = [];

    public string Name { get; } = name;

    public ImmutableArray<double> Widths { get; } = widths;

    /// <summary>Begins a row, so many points high; 0 leaves the height to the program.</summary>
    public void NextRow(double height = 0) => heights.Add(height);

    public void Put(int column, int columnSpan, int rowSpan, string text, XlsxLook look, decimal? figure = null)
    {
        var row = heights.Count - 1;
        for (var r = 0; r < rowSpan; r++)
            for (var c = 0; c < columnSpan; c++) cells[(row + r, column + c)] = ("", null, look);
        cells[(row, column)] = (text, figure, look);
        if (rowSpan > 1 || columnSpan > 1) merged.Add($"{Reference(row, column)}:{Reference(row + rowSpan - 1, column + columnSpan - 1)}");
    }

    public void Row(XlsxLook look, params ReadOnlySpan<object?> values)
    {
        NextRow();
        for (var i = 0; i < values.Length; i++)
            Put(i, 1, 1, values[i] as string ?? Convert.ToString(values[i], CultureInfo.InvariantCulture) ?? "", look,
                values[i] switch { long number => number, int number => number, decimal number => number, _ => null });
    }

    public Worksheet Worksheet()
    {
        var data = new SheetData();
        var rows = cells.ToLookup(cell => cell.Key.Row);
        for (var row = 0; row < heights.Count; row++)
        {
            var line = new Row { RowIndex = (uint)row + 1 };
            if (heights[row] > 0) (line.Height, line.CustomHeight) = (heights[row], true);
            foreach (var ((_, column), (text, figure, look)) in rows[row]) line.Append(CellOf(row, column, text, figure, look));
            data.Append(line);
        }
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new S.Columns(Widths.Select((width, i) => new S.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
            data);
        if (merged.Count > 0) sheet.Append(new MergeCells(merged.Select(range => new MergeCell { Reference = range })));
        sheet.Append(new PageMargins { Left = 0.7, Right = 0.7, Top = 0.9, Bottom = 0.9, Header = 0.3, Footer = 0.4 },
            new PageSetup { PaperSize = 9, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter { OddFooter = new("&C— &P —") });
        return sheet;
    }

    private static S.Cell CellOf(int row, int column, string text, decimal? figure, XlsxLook look)
    {
        var cell = new S.Cell { CellReference = Reference(row, column), StyleIndex = (uint)look };
        if (figure is { } number) cell.CellValue = new(number);
        else if (text.Length > 0)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new(new S.Text(DocxWriter.Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
        }
        return cell;
    }

    private static string Reference(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row + 1}");

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}

/// <summary>A workbook of such sheets.</summary>
internal static class XlsxFile
{
    public static byte[] ToBytes(ImmutableArray<XlsxSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            SheetXml.Put(book.AddNewPart<WorkbookStylesPart>(), Styles());
            var list = new Sheets();
            for (var i = 0; i < sheets.Length; i++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                SheetXml.Put(part, sheets[i].Worksheet());
                list.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = sheets[i].Name });
            }
            SheetXml.Put(book, new Workbook(list));
        }
        return stream.ToArray();
    }

    private static Stylesheet Styles() => new(
        new Fonts(Font("宋体", 11), Font("方正小标宋简体", 18), Font("黑体", 14), Font("楷体_GB2312", 12), Font("仿宋_GB2312", 12), Font("宋体", 10.5)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(0, 0, HorizontalAlignmentValues.Left, wrap: false),
            Format(1, 0, HorizontalAlignmentValues.Center),
            Format(2, 0, HorizontalAlignmentValues.Left),
            Format(3, 0, HorizontalAlignmentValues.Left),
            Format(4, 0, HorizontalAlignmentValues.Left),
            Format(4, 0, HorizontalAlignmentValues.Right),
            Format(5, 1, HorizontalAlignmentValues.Center),
            Format(5, 1, HorizontalAlignmentValues.Left)));

    private static Font Font(string name, double size) => new(new FontSize { Val = size }, new FontName { Val = name }, new FontCharSet { Val = 134 });

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues horizontal, bool wrap = true) =>
        new(new Alignment { Horizontal = horizontal, Vertical = VerticalAlignmentValues.Center, WrapText = wrap })
        { FontId = font, BorderId = border, FillId = 0, FormatId = 0, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true };
}
