using System.Collections.Immutable;

namespace Gongkai.Publishing;

/// <summary>公开数量: how many items of a kind became public in a column in a month.</summary>
/// <param name="Kind">The code of the kind.</param>
/// <param name="Column">The column in which they are.</param>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="IsWithin">Whether it was no later in its year than today is in this one.</param>
/// <param name="Count">How many.</param>
public sealed record PublicationCount(string Kind, string Column, int Year, int Month, bool IsWithin, long Count);

/// <summary>同比: a number beside that of the year before; null is not known, which is not nothing.</summary>
/// <param name="Now">Of the year.</param>
/// <param name="Before">Of the year before.</param>
public sealed record YearOnYear(long? Now, long? Before)
{
    /// <summary>增减: by how much it is more; null where one of them is not known.</summary>
    public long? Change => Now - Before;
}

/// <summary>公开统计 of a year beside the year before. A running year is held against the same part of that before.</summary>
/// <param name="year">The year.</param>
/// <param name="counts">What became public in it and in the year before.</param>
/// <param name="earliest">The first day of all on which anything did; what lay before was not kept here. Null while nothing ever did.</param>
/// <param name="today">The day.</param>
public sealed class PublicationStatistics(int year, IReadOnlyCollection<PublicationCount> counts, DateOnly? earliest, DateOnly today)
{
    /// <summary>The year.</summary>
    public int Year { get; } = year;

    /// <summary>Whether it is not over.</summary>
    public bool IsRunning => Year == today.Year;

    /// <summary>All items.</summary>
    public YearOnYear All => Of(_ => true);

    /// <summary>The groups of the websites' yearly form, each with its kinds of which there are any, all in their order.</summary>
    public ImmutableArray<(ItemClass Class, YearOnYear All, ImmutableArray<(ItemKind Kind, YearOnYear Count)> Kinds)> Classes =>
    [
        .. from own in Enum.GetValues<ItemClass>()
           let kinds = ItemKinds.All.Where(kind => kind.Class == own).ToList()
           let counted = kinds.Select(kind => (Kind: kind, Count: Of(count => count.Kind == kind.Code)))
           select (own, Of(count => kinds.Exists(kind => kind.Code == count.Kind)), counted.Where(one => IsAny(one.Count)).ToImmutableArray()),
    ];

    /// <summary>The columns of which there are any, by their ids, those with most first.</summary>
    public ImmutableArray<(string Column, YearOnYear Count)> Columns =>
    [
        .. counts.Select(count => count.Column).Distinct().Select(column => (column, Count: Of(count => count.Column == column)))
            .Where(one => IsAny(one.Count)).OrderByDescending(one => one.Count.Now ?? 0).ThenBy(one => one.column, StringComparer.Ordinal),
    ];

    /// <summary>The twelve months; those of the year before are whole.</summary>
    public ImmutableArray<YearOnYear> Months =>
        [.. Enumerable.Range(1, 12).Select(month => new YearOnYear(OfMonth(Year, month), OfMonth(Year - 1, month)))];

    private YearOnYear Of(Func<PublicationCount, bool> which) => new(
        IsKnown(Year, 1, 12) ? counts.Where(count => count.Year == Year && which(count)).Sum(count => count.Count) : null,
        IsKnown(Year - 1, 1, 12)
            ? counts.Where(count => count.Year == Year - 1 && (count.IsWithin || !IsRunning) && which(count)).Sum(count => count.Count) : null);

    private static bool IsAny(YearOnYear count) => count is { Now: > 0 } or { Before: > 0 };

    private long? OfMonth(int year, int month) =>
        IsKnown(year, month, month) ? counts.Where(count => count.Year == year && count.Month == month).Sum(count => count.Count) : null;

    private bool IsKnown(int year, int from, int until) =>
        earliest < new DateOnly(year, until, 1).AddMonths(1) && new DateOnly(year, from, 1) <= today;
}
