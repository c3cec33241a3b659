using System.Collections.Immutable;

namespace Gongkai.Documents.Recognition;

/// <summary>What a column of a row was given.</summary>
/// <param name="Column">The form's column.</param>
/// <param name="Slot">Its slot; null when it has none, or when <see cref="Certain"/> is false.</param>
/// <param name="Certain">False when the best readings of the row disagree on this column.</param>
internal readonly record struct Placement(int Column, Slot? Slot, bool Certain);

/// <summary>What came of laying a row's slots under the form's columns.</summary>
/// <param name="Placements">One for every column of the form.</param>
/// <param name="Surplus">Values that belong to no cell.</param>
/// <param name="Fits">Whether the row has as many values as the form.</param>
internal sealed record Alignment(ImmutableArray<Placement> Placements, ImmutableArray<Slot> Surplus, bool Fits)
{
    /// <summary>The same, with nothing certain any more.</summary>
    public Alignment Unsure() => this with { Placements = [.. Placements.Select(placement => new Placement(placement.Column, null, false))], Fits = false };
}

/// <summary>
/// Lays the slots of a row under the columns of the form. As many slots as columns, or as many values as columns, settle it; else the
/// columns of the table do, where the row is as wide as its table; else only what every best reading agrees on is read.
/// </summary>
internal static class RowAlignment
{
    /// <param name="slots">Everything printed behind the row's label.</param>
    /// <param name="printed">The form's columns in the order of the header, those not printed left out.</param>
    /// <param name="count">How many columns the form has.</param>
    /// <param name="positions">For each of <paramref name="printed"/> the table column that its header stands in; empty when that is not known.</param>
    public static Alignment Align(ImmutableArray<Slot> slots, ImmutableArray<int> printed, int count, ImmutableArray<int> positions)
    {
        var values = slots.Where(slot => !slot.IsEmpty).ToImmutableArray();
        if (values.Length == printed.Length) return InOrder(values, printed, count, true);
        if (slots.Length == printed.Length) return InOrder(slots, printed, count, false);
        if (values.IsEmpty && slots.Length > printed.Length) return InOrder(slots[..printed.Length], printed, count, false);
        if (slots.IsEmpty) return new([.. Enumerable.Range(0, count).Select(column => new Placement(column, null, true))], [], false);
        if (values.Length < printed.Length && !positions.IsEmpty && ByPosition(slots, values, printed, count, positions) is { } placed) return placed;
        return Agreed(values.Length > printed.Length ? values : slots.Length < printed.Length ? values : slots, values, printed, count);
    }

    private static Alignment InOrder(ImmutableArray<Slot> slots, ImmutableArray<int> printed, int count, bool fits)
    {
        var placements = Empty(count);
        for (var i = 0; i < printed.Length; i++) placements[printed[i]] = new(printed[i], slots[i], true);
        return new([.. placements], [], fits && printed.Length == count);
    }

    private static Alignment? ByPosition(ImmutableArray<Slot> slots, ImmutableArray<Slot> values, ImmutableArray<int> printed, int count,
        ImmutableArray<int> positions)
    {
        var placements = Empty(count);
        var used = 0;
        for (var i = 0; i < printed.Length; i++)
        {
            var slot = slots.FirstOrDefault(slot => slot.Column <= positions[i] && positions[i] < slot.End);
            placements[printed[i]] = new(printed[i], slot, true);
            if (slot is { IsEmpty: false }) used++;
        }
        return used == values.Length ? new([.. placements], [], false) : null;
    }

    // Column i can hold any of the slots i … i + surplus; it holds one only if all of those say the same.
    private static Alignment Agreed(ImmutableArray<Slot> slots, ImmutableArray<Slot> values, ImmutableArray<int> printed, int count)
    {
        var placements = Empty(count);
        var surplus = slots.Length - printed.Length;
        for (var i = 0; i < printed.Length; i++)
        {
            var agreed = surplus > 0;
            for (var k = 1; k <= surplus && agreed; k++) agreed = slots[i].Squeezed == slots[i + k].Squeezed;
            placements[printed[i]] = new(printed[i], agreed ? slots[i] : null, agreed);
        }
        return new([.. placements], values.Length > printed.Length ? values[printed.Length..] : [], false);
    }

    private static Placement[] Empty(int count)
    {
        var placements = new Placement[count];
        for (var i = 0; i < count; i++) placements[i] = new(i, null, true);
        return placements;
    }
}
