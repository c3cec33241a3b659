using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>One place on a line where something can be printed.</summary>
internal sealed record Slot(string Text, Place At, int Column, int ColumnSpan)
{
    private string? squeezed;
    private bool? isValue;

    /// <summary>The text folded and without spaces.</summary>
    public string Squeezed => squeezed ??= ChineseText.Squeeze(Text);

    public bool IsEmpty => Squeezed.Length == 0;

    /// <summary>Whether it can only be a value: a number, and not the label of a row with its number in front (3、其他).</summary>
    public bool IsValue => isValue ??= CellText.LooksLikeValue(Text) && !Labels.IsNumbered(Text);

    /// <summary>The first column to the right.</summary>
    public int End => Column + ColumnSpan;
}

/// <summary>A line of the document: a paragraph, or one row of a table. Every format and every shape of table becomes such lines.</summary>
/// <param name="Slots">From left to right.</param>
/// <param name="Source">The table it is a row of; null for a paragraph.</param>
internal sealed record PrintedLine(ImmutableArray<Slot> Slots, Table? Source)
{
    public int? HeadingLevel { get; init; }

    /// <summary>Whether readers of the document never see it.</summary>
    public bool IsHidden { get; init; }

    public bool IsParagraph => Source is null;

    /// <summary>Whether its end is the end of a row; a cell of a stream stands alone.</summary>
    public bool IsRow => Source is { Geometry: not Geometry.Stream };

    /// <summary>The only slot with text; null when there are several or none.</summary>
    public Slot? Single
    {
        get
        {
            Slot? single = null;
            foreach (var slot in Slots)
            {
                if (slot.IsEmpty) continue;
                if (single is not null) return null;
                single = slot;
            }
            return single;
        }
    }

    /// <summary>Brings a document to lines and numbers every place in reading order.</summary>
    public static ImmutableArray<PrintedLine> Of(SourceDocument source)
    {
        var lines = ImmutableArray.CreateBuilder<PrintedLine>();
        var sequence = 0;
        foreach (var block in source.Blocks)
        {
            if (block is Paragraph packed && !packed.IsHidden && PackedCell.Parts(new(packed.Text, packed.At, 0, 1)) is { } parts)
                sequence = Rows(new([.. parts.Select((part, i) => new TableCell(0, i, part.Text, part.At))], Geometry.Ragged), lines, sequence);
            else if (block is Paragraph paragraph)
                lines.Add(new([new(paragraph.Text, paragraph.At with { Sequence = ++sequence }, 0, 1)], null)
                {
                    HeadingLevel = paragraph.HeadingLevel,
                    IsHidden = paragraph.IsHidden,
                });
            else if (block is Table table)
                foreach (var part in OwnTables.Parted(table)) sequence = Rows(part, lines, sequence);
        }
        return lines.ToImmutable();
    }

    private static int Rows(Table table, ImmutableArray<PrintedLine>.Builder lines, int sequence)
    {
        var slots = ImmutableArray.CreateBuilder<Slot>();
        var row = -1;
        foreach (var cell in table.Cells)
        {
            if (cell.Row != row && slots.Count > 0)
            {
                lines.Add(new(slots.ToImmutable(), table));
                slots.Clear();
            }
            row = cell.Row;
            var slot = new Slot(cell.Text, cell.At with { Sequence = ++sequence }, cell.Column, cell.ColumnSpan);
            if (table.Geometry == Geometry.Stream || PackedCell.Parts(slot) is not { } parts) slots.Add(slot);
            else slots.AddRange(parts.Select((part, i) => i == 0 ? part : part with { At = part.At with { Sequence = ++sequence } }));
        }
        if (slots.Count > 0) lines.Add(new(slots.ToImmutable(), table));
        return sequence;
    }
}
