using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Reports;

/// <summary>
/// What the cells of a report hold, by id: those of its form, and printed ones of the other generation's. They are listed in the order of the forms; it never
/// changes.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "What it holds is named as the form names it.")]
public sealed class ReportCells : IReadOnlyDictionary<string, Cell>
{
    private static readonly ImmutableArray<string> Ids = [.. ReportForm.A.Cells.Concat(ReportForm.B.Cells).Select(cell => cell.Id).Distinct()];

    private static readonly FrozenDictionary<string, int> Slots = Ids.Index().ToFrozenDictionary(id => id.Item, id => id.Index);

    // By slot; null where the report does not have the cell.
    private readonly Cell?[] cells;

    private ReportCells(Cell?[] cells) => this.cells = cells;

    /// <summary>How many cells the report has.</summary>
    public int Count => cells.Count(cell => cell is not null);

    /// <summary>Their ids, in the order of the forms.</summary>
    public IEnumerable<string> Keys => this.Select(cell => cell.Key);

    /// <summary>What they hold, in the order of the forms.</summary>
    public IEnumerable<Cell> Values => this.Select(cell => cell.Value);

    /// <summary>What a cell holds.</summary>
    /// <exception cref="KeyNotFoundException">The report does not have it.</exception>
    public Cell this[string key] => TryGetValue(key, out var cell) ? cell : throw new KeyNotFoundException(key);

    /// <summary>Cells given one by one; of two of the same id the later one.</summary>
    /// <exception cref="KeyNotFoundException">No form has a cell of that id.</exception>
    public static ReportCells Of(IEnumerable<KeyValuePair<string, Cell>> cells) => new ReportCells(new Cell?[Ids.Length]).SetItems(cells);

    /// <summary>Every cell of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="held">What each holds.</param>
    public static ReportCells Of(ReportForm form, Func<FormCell, Cell> held)
    {
        var cells = new Cell?[Ids.Length];
        foreach (var cell in form.Cells) cells[Slots[cell.Id]] = held(cell);
        return new(cells);
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Cell value) =>
        (value = Slots.TryGetValue(key, out var slot) ? cells[slot] : null) is not null;

    /// <summary>The same with one cell holding something else.</summary>
    public ReportCells SetItem(string id, Cell cell) => SetItems([KeyValuePair.Create(id, cell)]);

    /// <summary>The same with some cells holding something else.</summary>
    /// <exception cref="KeyNotFoundException">No form has a cell of that id.</exception>
    public ReportCells SetItems(IEnumerable<KeyValuePair<string, Cell>> items)
    {
        var changed = (Cell?[])cells.Clone();
        foreach (var (id, cell) in items) changed[Slots[id]] = cell;
        return new(changed);
    }

    /// <summary>The same without some cells.</summary>
    public ReportCells RemoveRange(IEnumerable<string> ids)
    {
        var changed = (Cell?[])cells.Clone();
        foreach (var id in ids)
            if (Slots.TryGetValue(id, out var slot)) changed[slot] = null;
        return new(changed);
    }

    public IEnumerator<KeyValuePair<string, Cell>> GetEnumerator()
    {
        for (var slot = 0; slot < cells.Length; slot++)
            if (cells[slot] is { } cell) yield return new(Ids[slot], cell);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Where every report keeps the cell of an id.</summary>
    internal static int SlotOf(string id) => Slots[id];

    /// <summary>What the cell kept there holds; null where the report does not have it.</summary>
    internal Cell? At(int slot) => cells[slot];
}
