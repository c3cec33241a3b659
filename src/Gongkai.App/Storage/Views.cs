using System.Collections.Immutable;

namespace Gongkai.Storage;

/// <summary>Writes the rows of one stream anew from all its events.</summary>
public delegate Task ViewWriter(JournalTransaction transaction, ImmutableArray<JournalEntry> entries);

/// <summary>Tables that say nothing which events do not say, kept so that they can be listed and searched.</summary>
/// <param name="Streams">How the names of its streams begin, as <c>case/</c>.</param>
/// <param name="Tables">Its tables; dependent ones first.</param>
/// <param name="Begin">Begins to write it for a store, at a time.</param>
public sealed record View(string Streams, ImmutableArray<string> Tables, Func<Store, TimeProvider, ViewWriter> Begin)
{
    /// <summary>Tables that it shares with others: the rows whose <c>subject</c> is one of its streams are its own.</summary>
    public ImmutableArray<string> Shared { get; init; } = [];

    /// <summary>What is made anew with the tables and stands elsewhere.</summary>
    public Func<Store, ViewWriter>? Beside { get; init; }
}

/// <summary>
/// Tables that say what events say, and to which others refer, or beside which they hold what no event says: they are witnessed and part of backups.
/// To make them anew is to write over their rows.
/// </summary>
/// <param name="Streams">How the names of its streams begin, as <c>agency/</c>.</param>
/// <param name="Write">Writes what the events of one stream say.</param>
public sealed record StoredRegister(string Streams, ViewWriter Write);

/// <summary>Every view of the platform.</summary>
public static class Views
{
    /// <summary>In the order in which they are rebuilt.</summary>
    public static ImmutableArray<View> All { get; } = [.. StoredArea.All.SelectMany(area => area.Views)];

    /// <summary>All their tables.</summary>
    public static IEnumerable<string> Tables => All.SelectMany(view => view.Tables.Concat(view.Shared)).Distinct();
}
