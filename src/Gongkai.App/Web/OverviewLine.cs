using System.Collections.Immutable;

namespace Gongkai.Web;

/// <summary>What a line of the overview tells.</summary>
public enum OverviewGroup
{
    /// <summary>A day is near.</summary>
    [Word("快要到期的")] Due,

    /// <summary>A day is over.</summary>
    [Word("已经逾期的")] Overdue,

    /// <summary>It came back.</summary>
    [Word("被退回的")] Returned,

    /// <summary>What the law wants, and was not done.</summary>
    [Word("没有履行的义务")] Unmet,

    /// <summary>How much was done.</summary>
    [Word("办理的数量")] Volume,
}

/// <summary>
/// 总览的一行: one number that a leader and a superior see of agencies. Every area declares its own (<see cref="Area.OverviewLines"/>). One statement finds
/// its records; the number, the year before and the list are all made of it, so that they cannot disagree.
/// </summary>
/// <remarks>
/// The statements may use <c>looked</c>, the agencies asked for (column <c>agency</c>); <c>@day</c>, on which it is looked at, <c>@from</c>, the first day of
/// its year, <c>@soon</c>, a week later, <c>@year</c>, the year before it, and <c>@seen</c>, from which on an agency must have been known.
/// </remarks>
/// <param name="word">By which addresses name it.</param>
/// <param name="name">What people read.</param>
/// <param name="group">What it tells.</param>
/// <param name="records">The statement: columns <c>id</c> (a stream), <c>agency</c>, <c>title</c>, <c>since</c>, <c>note</c>.</param>
public sealed class OverviewLine(string word, string name, OverviewGroup group, string records)
{
    /// <summary>A condition: the agency is one of those looked at.</summary>
    public const string Looked = "agency in (select agency from looked)";

    /// <summary>By which addresses name it.</summary>
    public string Word { get; } = word;

    /// <summary>What people read.</summary>
    public string Name { get; } = name;

    /// <summary>What it tells.</summary>
    public OverviewGroup Group { get; } = group;

    /// <summary>The statement that finds its records.</summary>
    public string Records { get; } = records;

    /// <summary>
    /// Of whom the number is known: a statement with a column <c>agency</c>. Of all others nobody knows it, which is not none. Where nothing else is said, of
    /// those that have people here.
    /// </summary>
    public string Known { get; init; } = $"select agency from post where {Looked} and from_on <= @seen";

    /// <summary>Where it stands that it must be so; empty where that is not what it is about.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Whether its records tell how it was on a day a year ago.</summary>
    public bool TellsBefore { get; init; }

    /// <summary>Whether everybody may know the number.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Where the agency deals with all of them, where not each has a page of its own.</summary>
    public string? Place { get; init; }

    /// <summary>Where a superior sees more numbers of the same; null for nowhere.</summary>
    public string? PlaceAbove { get; init; }

    /// <summary>Where a record is dealt with.</summary>
    public string? AddressOf(string id) => Place ?? MatterAddress.Find(id)?.At(id);

    /// <summary>Every line of all areas, by groups.</summary>
    public static ImmutableArray<OverviewLine> All => AllLines.Value;

    private static readonly Lazy<ImmutableArray<OverviewLine>> AllLines =
        new(() => [.. Area.All.SelectMany(area => area.OverviewLines).OrderBy(line => line.Group)]);
}
