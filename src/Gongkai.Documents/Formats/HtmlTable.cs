using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace Gongkai.Documents.Formats;

/// <summary>A table of HTML by its table model: spans resolved, spans that reach out of the table or push a full row aside cut short.</summary>
internal sealed class HtmlTable(HtmlLook look)
{
    private const int WidestSpan = 200;

    private readonly List<GridCell> cells = [];
    private readonly List<(IElement Cell, int ColumnSpan, int RowSpan)> row = [];
    private readonly StringBuilder text = new();
    private readonly HtmlMarks marks = new();
    private Spans spans = new();

    /// <summary>The cells in reading order; empty when the table has none.</summary>
    public static List<GridCell> Read(IElement table, HtmlLook look)
    {
        var reader = new HtmlTable(look);
        var rows = 0;
        IElement? group = null;
        for (var node = HtmlOrder.Next(table, table, true); node is not null;)
        {
            var enter = true;
            if (node is IElement element)
            {
                if (element.LocalName == "tr")
                {
                    if (element.ParentElement != group)
                    {
                        reader.spans.EndGroup(rows);
                        group = element.ParentElement;
                    }
                    if (!reader.IsAbsent(element)) reader.AddRow(element, rows++);
                    enter = false;
                }
                else enter = element.LocalName is "thead" or "tbody" or "tfoot" && !HtmlKinds.IsHidden(element);
                if (element.LocalName == "caption") reader.AddCaption(element, ref rows);
            }
            node = HtmlOrder.Next(node, table, enter);
        }
        return GridSpans.Clip(reader.cells, rows);
    }

    private void AddCaption(IElement caption, ref int rows)
    {
        var printed = TextOf(caption);
        if (printed.Length > 0) cells.Add(new(rows++, 0, 1, 1, printed));
    }

    private void AddRow(IElement tr, int at)
    {
        row.Clear();
        var width = 0;
        for (var node = tr.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is not IElement { LocalName: "td" or "th" } cell || IsAbsent(cell)) continue;
            var columns = Math.Clamp(Attribute(cell, "colspan"), 1, WidestSpan);
            width += columns;
            row.Add((cell, columns, Attribute(cell, "rowspan")));
        }
        spans.BeginRow(at, width);
        foreach (var (cell, columns, down) in row)
        {
            var rowSpan = down == 0 && cell.HasAttribute("rowspan") ? ushort.MaxValue : Math.Clamp(down, 1, ushort.MaxValue);
            cells.Add(new(at, spans.Take(columns, rowSpan), rowSpan, columns, TextOf(cell)));
        }
    }

    private bool IsAbsent(IElement element) => HtmlKinds.IsHidden(element) || look.At(element).HasFlag(HtmlSight.Absent);

    private static int Attribute(IElement cell, string name)
    {
        var value = cell.GetAttribute(name).AsSpan().Trim();
        var digits = 0;
        while (digits < value.Length && char.IsAsciiDigit(value[digits])) digits++;
        return int.TryParse(value[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : digits > 9 ? int.MaxValue : value.IsEmpty ? 1 : digits == 0 ? 1 : 0;
    }

    private string TextOf(IElement cell)
    {
        text.Clear();
        marks.Clear();
        if (((look.At(cell) | look.At(cell.ParentElement!)) & (HtmlSight.Struck | HtmlSight.Hidden)) != 0) return "";
        var pictured = false;
        for (var node = cell.FirstChild; node is not null;)
        {
            var enter = true;
            if (node is IText run) HtmlSpace.Append(text, run.Data);
            else if (node is IElement element)
            {
                var kind = HtmlKinds.Of(element.LocalName);
                var sight = look.At(element);
                enter = kind != HtmlKind.Skipped && (sight & (HtmlSight.Hidden | HtmlSight.Struck)) == 0 && !HtmlKinds.IsFiller(element);
                if (kind is HtmlKind.Block or HtmlKind.Break) Break();
                else if (enter) marks.Begin(element, sight, text);
                if (!sight.HasFlag(HtmlSight.Hidden)) text.Append(HtmlField.ValueOf(element));
                pictured |= element.LocalName is "img" or "svg" or "canvas" or "object" && !sight.HasFlag(HtmlSight.Hidden);
            }
            if (enter && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (node is not null && node != cell)
            {
                if (node is IElement ended)
                {
                    marks.End(ended, text);
                    if (HtmlKinds.Of(ended.LocalName) == HtmlKind.Block) Break();
                }
                if (node.NextSibling is { } sibling)
                {
                    node = sibling;
                    break;
                }
                node = node.Parent;
            }
            if (node == cell) break;
        }
        ShrunkText.Settle(text);
        var printed = marks.Settled(CellLines.Tidy(text));
        return printed.Length == 0 && pictured ? CellLines.Picture : printed;
    }

    private void Break()
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }
}
