using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognition;

/// <summary>One block of table 四 printed as a row, or as a table, of its own: five values under the label of the block.</summary>
internal sealed class DisputesBlock
{
    private readonly List<LayoutNote> notes = [];
    private readonly ImmutableArray<int> printed;

    private DisputesBlock(FormRow row, ImmutableArray<int> printed, IEnumerable<LayoutNote> moved)
    {
        (Row, this.printed) = (row, printed);
        notes.AddRange(moved);
    }

    /// <summary>The block.</summary>
    public FormRow Row { get; }

    /// <summary>Columns that moved.</summary>
    public IReadOnlyList<LayoutNote> Notes => notes;

    /// <summary>The block that the row is of; null when it is the row of all fifteen values.</summary>
    public static DisputesBlock? Of(PrintedRow row, FormTable table)
    {
        var label = row.Label?.Label;
        var leaves = row.Header.Where(word => word.Label.Kind == LabelKind.Column).ToList();
        var groups = row.Header.Where(word => word.Label.Kind == LabelKind.Row).Select(word => word.Label).ToList();
        if (label is null && groups.Count == 1 && leaves.Count is 0 or 5) label = groups[0];
        if (label is null || row.Values.Count(value => !value.IsEmpty) > 6 || table.Rows.FirstOrDefault(own => own.Id == label.Id) is not { } block)
            return null;
        var order = leaves.Take(5).Select(word => table.Columns.IndexOf(table.Columns.First(column => column.Id == word.Label.Id))).ToImmutableArray();
        if (order.Length != 5 || order.Distinct().Count() != 5) order = [.. Enumerable.Range(0, 5)];
        return new(block, order, order.Where((column, i) => order[..i].Any(before => before > column))
            .Select(column => new PartMoved(TablePart.Column, $"{block.Id}.{table.Columns[column].Id}", leaves[0].Slot.At)));
    }

    /// <summary>Lays the values under the five columns.</summary>
    public Alignment Align(ImmutableArray<Slot> values)
    {
        // Empty cells at either end of the row are the rest of a wider table.
        var (start, end) = (0, values.Length);
        while (end - start > 5 && values[end - 1].IsEmpty) end--;
        while (end - start > 5 && values[start].IsEmpty) start++;
        return RowAlignment.Align(values[start..end], printed, 5, []);
    }
}
