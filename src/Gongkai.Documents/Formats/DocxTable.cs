using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Formats;

/// <summary>A Word table brought to rows and columns: gridSpan, vMerge, hMerge, gridBefore; deleted rows left out.</summary>
internal sealed class DocxTable(DocxText text)
{
    private const int WidestSpan = 200;

    private readonly List<(GridCell Grid, W.TableCell Element)> cells = [];
    private readonly Dictionary<int, int> open = [];
    private readonly StringBuilder printed = new();
    private bool nested;
    private int row;

    public (List<(GridCell Grid, W.TableCell Element)> Cells, bool Nested) Read(W.Table table)
    {
        Rows(table);
        return (cells, nested);
    }

    private void Rows(OpenXmlElement parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling())
            if (child is TableRow line) AddRow(line);
            else if (child is SdtRow or SdtContentRow or CustomXmlRow) Rows(child);
    }

    private void AddRow(TableRow line)
    {
        var properties = line.TableRowProperties;
        if (properties?.GetFirstChild<Deleted>() is not null) return;
        var column = Math.Clamp((int)(properties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0), 0, WidestSpan);
        Cells(line, ref column);
        row++;
    }

    private void Cells(OpenXmlElement parent, ref int column)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling())
            if (child is W.TableCell cell) AddCell(cell, ref column);
            else if (child is SdtCell or SdtContentCell or CustomXmlCell) Cells(child, ref column);
    }

    private void AddCell(W.TableCell cell, ref int column)
    {
        var properties = cell.TableCellProperties;
        var width = Math.Clamp(properties?.GridSpan?.Val?.Value ?? 1, 1, WidestSpan);
        var at = column;
        column += width;
        if (properties?.HorizontalMerge is { } across && across.Val?.Value != MergedCellValues.Restart && cells.Count > 0
            && cells[^1].Grid is var left && left.Row == row)
        {
            cells[^1] = (left with { ColumnSpan = left.ColumnSpan + width }, cells[^1].Element);
            return;
        }
        if (properties?.VerticalMerge is { } down && down.Val?.Value != MergedCellValues.Restart && open.TryGetValue(at, out var above)
            && cells[above].Grid is var upper && upper.Row + upper.RowSpan == row && upper.ColumnSpan == width)
        {
            cells[above] = (upper with { RowSpan = upper.RowSpan + 1 }, cells[above].Element);
            return;
        }
        open.Remove(at);
        if (properties?.VerticalMerge is not null) open[at] = cells.Count;
        cells.Add((new(row, at, 1, width, TextOf(cell)), cell));
    }

    private string TextOf(W.TableCell cell)
    {
        printed.Clear();
        text.TakePicture();
        Lines(cell);
        var tidy = CellLines.Tidy(printed);
        return text.TakePicture() && tidy.Length == 0 ? CellLines.Picture : tidy;
    }

    private void Lines(OpenXmlElement parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling())
            switch (child)
            {
                case W.Paragraph paragraph:
                    if (printed.Length > 0) printed.Append('\n');
                    printed.Append(text.Of(paragraph));
                    break;
                case W.Table:
                    nested = true;
                    break;
                case AlternateContent choice:
                    if (DocxText.Chosen(choice) is { } chosen) Lines(chosen);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun or MoveToRun:
                    Lines(child);
                    break;
            }
    }
}
