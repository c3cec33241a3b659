using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Reports;

namespace Gongkai.Casework;

/// <summary>A cell whose figure is no longer the frozen one, with the cases (or reviews) that have come and gone.</summary>
public sealed record FigureDifference(FormCell Cell, long Frozen, long Now, ImmutableArray<Guid> Added, ImmutableArray<Guid> Removed);

/// <summary>年度数据定格: one year's tables as they were reported, with the cases or reviews behind each cell that adds up; 总计 follow from them.</summary>
/// <param name="Year">The report year.</param>
/// <param name="On">The day of freezing.</param>
/// <param name="Cells">By cell id, zero cells left out.</param>
public sealed record FrozenYear(int Year, DateOnly On, ImmutableSortedDictionary<string, ImmutableArray<Guid>> Cells)
{
    /// <summary>Freezes the tables of a year that is over, once.</summary>
    public static Decision<FrozenYear> Decide(YearTables tables, DateOnly today, FrozenYear? already)
    {
        if (already is not null)
            return Decision.Refused<FrozenYear>(new Refusal("CW79") { Values = [("year", (long)tables.Year), ("date", Plain.Day(already.On))] });
        if (today.Year <= tables.Year) return Decision.Refused<FrozenYear>(new Refusal("CW79") { Variant = "running", Values = [("year", (long)tables.Year)] });
        return Decision.Of(new FrozenYear(tables.Year, today, Behind(tables)));
    }

    /// <summary>The frozen figure of a cell of table three or four.</summary>
    public long this[FormCell cell] =>
        cell.IsDerived ? DerivedCells.PartsOf(Form, cell).Sum(part => this[part]) : Cells.TryGetValue(cell.Id, out var behind) ? behind.Length : 0;

    /// <summary>All cells of both tables, as they were frozen.</summary>
    public RegisterFigures ToFigures() =>
        new(Year, Form.Requests.Rows.SelectMany(row => Form.Requests.Columns.Select(column => new FormCell(Form.Requests, row, column)))
            .Concat(Form.Disputes.Rows.SelectMany(row => Form.Disputes.Columns.Select(column => new FormCell(Form.Disputes, row, column))))
            .ToImmutableDictionary(cell => cell.Id, cell => this[cell]));

    /// <summary>Every cell that the register counts differently today, in the order of the form.</summary>
    public ImmutableArray<FigureDifference> DifferencesTo(YearTables now)
    {
        var today = Behind(now);
        return
        [
            .. from cell in Form.Cells
               where !cell.IsDerived
               let before = Cells.GetValueOrDefault(cell.Id, [])
               let after = today.GetValueOrDefault(cell.Id, [])
               let added = after.Except(before).ToImmutableArray()
               let removed = before.Except(after).ToImmutableArray()
               where !added.IsEmpty || !removed.IsEmpty
               select new FigureDifference(cell, before.Length, after.Length, added, removed),
        ];
    }

    private ReportForm Form => ReportForm.Of(ReportForm.GenerationFor(Year));

    private static ImmutableSortedDictionary<string, ImmutableArray<Guid>> Behind(YearTables tables) =>
        tables.Requests.Select(cell => KeyValuePair.Create(cell.Key, cell.Value.Select(id => id.Value).ToImmutableArray()))
            .Concat(tables.Disputes.Select(cell => KeyValuePair.Create(cell.Key, cell.Value.Select(id => id.Value).ToImmutableArray())))
            .Where(cell => tables.Form.Find(cell.Key) is { IsDerived: false })
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
