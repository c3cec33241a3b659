using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Gongkai.Documents.Writing;

/// <summary>A column of a table: its heading and its width in characters.</summary>
public sealed record TableColumn(string Heading, double Width)
{
    /// <summary>The words that a cell below offers; none where anything can be written.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
}

/// <summary>A sheet of a workbook.</summary>
public sealed record TableSheet(string Name, ImmutableArray<TableColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>A list as a spreadsheet: headings that stay in sight, a filter, one row after another, so that a hundred thousand fit.</summary>
public static class TableWorkbook
{
    /// <summary>Writes the workbook; a value that is a number is written as one, all else as text.</summary>
    public static void Write(Stream to, string name, ImmutableArray<TableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows) =>
        Write(to, [new(name, columns, rows)]);

    /// <summary>Writes a workbook of several sheets.</summary>
    public static void Write(Stream to, ImmutableArray<TableSheet> sheets)
    {
        using var package = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = package.AddWorkbookPart();
        SheetXml.Put(workbook.AddNewPart<WorkbookStylesPart>(), Styles());
        var parts = sheets.Select((sheet, i) => (sheet.Name, Part: Written(workbook, sheet, isFirst: i == 0))).ToList();
        SheetXml.Put(workbook, new Workbook(
            new Sheets(parts.Select((one, i) => new Sheet { Id = workbook.GetIdOfPart(one.Part), SheetId = (uint)i + 1, Name = one.Name })),
            new DefinedNames(parts.Select((one, i) => new DefinedName($"'{one.Name}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i }))));
    }

    private static WorksheetPart Written(WorkbookPart workbook, TableSheet table, bool isFirst)
    {
        var (part, columns) = (workbook.AddNewPart<WorksheetPart>(), table.Columns);
        var last = Letters(columns.Length - 1);
        var count = 1u;
        using (var sheet = SheetXml.To(part))
        {
            sheet.Begin("worksheet");
            sheet.Add(new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    })
                { WorkbookViewId = 0, TabSelected = isFirst }));
            sheet.Add(new Columns(
                columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));
            sheet.Begin("sheetData");
            sheet.Add(Row(count, 1, [.. columns.Select(column => column.Heading)]));
            foreach (var row in table.Rows) sheet.Add(Row(++count, 2, row));
            sheet.WriteEndElement();
            sheet.Add(new AutoFilter { Reference = $"A1:{last}{count}" });
            if (Choices(columns) is { } choices) sheet.Add(choices);
            sheet.Add(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
            sheet.WriteEndElement();
        }
        return part;
    }

    // A list in a cell is as long as Excel lets it be, and its words have no comma.
    private static DataValidations? Choices(ImmutableArray<TableColumn> columns)
    {
        DataValidation[] lists =
        [
            .. columns.Index().Where(one => one.Item.Choices is { IsEmpty: false } words && string.Join(',', words).Length < 250)
                .Select(one => new DataValidation(new Formula1($"\"{string.Join(',', one.Item.Choices)}\""))
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    ShowErrorMessage = true,
                    // The example above may stay as it is.
                    SequenceOfReferences = new() { InnerText = $"{Letters(one.Index)}4:{Letters(one.Index)}5000" },
                }),
        ];
        return lists.Length == 0 ? null : new DataValidations(lists) { Count = (uint)lists.Length };
    }

    // A … Z, AA …
    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters(column / 26 - 1)}{(char)('A' + column % 26)}";

    private static Row Row(uint number, uint style, IReadOnlyList<object?> values)
    {
        var row = new Row { RowIndex = number };
        for (var i = 0; i < values.Count; i++)
        {
            var cell = new Cell { CellReference = $"{Letters(i)}{number}", StyleIndex = style };
            if (values[i] is int or long or decimal) cell.Append(new CellValue(((IFormattable)values[i]!).ToString(null, CultureInfo.InvariantCulture)));
            else if (values[i]?.ToString() is { Length: > 0 } text)
            {
                cell.DataType = CellValues.InlineString;
                cell.Append(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }));
            }
            row.Append(cell);
        }
        return row;
    }

    // Excel allows 32,767 characters in a cell, and XML no control characters.
    private static string Clean(string text) => new([.. text.Where(c => c is '\n' or '\t' or >= ' ' and not '\uFFFE' and not '\uFFFF').Take(32_000)]);

    private static Stylesheet Styles() => new(
        new Fonts(Font(false), Font(true)) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
        { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(new CellFormat(), Format(1), Format(0)) { Count = 3 });

    private static CellFormat Format(uint font) => new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })
    {
        FontId = font,
        FormatId = 0,
        ApplyFont = true,
        ApplyAlignment = true,
    };

    private static Font Font(bool bold)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = 10.5 }, new FontName { Val = "宋体" });
        return font;
    }
}
