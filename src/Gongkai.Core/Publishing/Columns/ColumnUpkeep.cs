using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>栏目更新: how a column that the public sees is kept up, with all that stands below it.</summary>
/// <param name="Column">Which.</param>
/// <param name="LastOn">The day of the latest publication or change; null while there is nothing in it (空白栏目).</param>
/// <param name="Due">The last day for the next; null where no interval is set, or where it is not known since when an empty column is open.</param>
public sealed record ColumnUpkeep(PublicColumn Column, DateOnly? LastOn, DateOnly? Due)
{
    /// <summary>The kinds of its terms begin so.</summary>
    public const string Term = "column_update";

    /// <summary>Whether something new was due before that day (不更新).</summary>
    public bool IsOverdue(DateOnly today) => Due < today;

    /// <summary>The columns of an agency that the public sees, in their order.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="latest">The day of the latest publication or change in each that has any.</param>
    /// <param name="openedOn">Since when a column is open; null where that is not known.</param>
    public static ImmutableArray<ColumnUpkeep> Of(
        ImmutableArray<PublicColumn> columns, IReadOnlyDictionary<string, DateOnly> latest, Func<PublicColumn, DateOnly?> openedOn) =>
    [
        .. from column in columns
           where column.ClosedOn is null && column.Sort is not (ColumnSort.Requests or ColumnSort.Internal)
           let last = AtOrBelow(columns, column.Id).Max(id => latest.TryGetValue(id, out var day) ? day : (DateOnly?)null)
           let since = last ?? openedOn(column)
           select new ColumnUpkeep(column, last, column.UpdateDays is { } days ? since?.AddDays(days) : null),
    ];

    /// <summary>The same of a catalogue, which knows since when its columns are open.</summary>
    public static ImmutableArray<ColumnUpkeep> Of(PublicCatalogue catalogue, IReadOnlyDictionary<string, DateOnly> latest) => Of(catalogue.Columns, latest,
        column => catalogue.History.FirstOrDefault(happened => happened is ColumnPut put && put.Column.Id == column.Id
            || happened is CatalogueFounded founded && PublicColumn.At(founded.Level).Any(one => one.Id == column.Id))?.On);

    /// <summary>The terms that run in a catalogue: each column that has an interval waits for its next item.</summary>
    public static ImmutableArray<RunningTerm> Terms(PublicCatalogue catalogue, IReadOnlyDictionary<string, DateOnly> latest) =>
    [
        .. from upkeep in Of(catalogue, latest)
           where upkeep.Due is not null
           select new RunningTerm($"{Term}/{upkeep.Column.Id}", "更新期限", upkeep.Due, Role.OfficeHead)
           {
               Section = "栏目更新",
               Title = $"栏目“{upkeep.Column.Name}”",
           },
    ];

    // A column is not set under one that stands below it, so this ends.
    private static IEnumerable<string> AtOrBelow(ImmutableArray<PublicColumn> columns, string id) =>
        columns.Where(column => column.Parent == id && column.ClosedOn is null && column.Id != id)
            .SelectMany(column => AtOrBelow(columns, column.Id)).Prepend(id);
}
