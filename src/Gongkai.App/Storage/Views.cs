using System.Collections.Immutable;

namespace Gongkai.Storage;

/// <summary>Tables that say nothing which events do not say, kept so that they can be searched.</summary>
/// <param name="Streams">How the names of its streams begin, as <c>case/</c>.</param>
/// <param name="Tables">Its tables; dependent ones first.</param>
/// <param name="WriteAsync">Writes the rows of one stream anew from all its events; the same that runs when an event is added.</param>
public sealed record View(string Streams, ImmutableArray<string> Tables, Func<JournalTransaction, ImmutableArray<JournalEntry>, Task> WriteAsync);

/// <summary>Every view of the platform. A feature that has one adds it here.</summary>
public static class Views
{
    /// <summary>In the order in which they are rebuilt.</summary>
    public static ImmutableArray<View> All { get; } = [];
}
