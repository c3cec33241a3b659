using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Gongkai.Storage;

/// <summary>One piece of writing: what it does through <see cref="Connection"/> stands or falls with its events.</summary>
public sealed class JournalTransaction
{
    private readonly JournalEnds ends;
    private readonly Dictionary<string, int> versions = [];

    internal JournalTransaction(DbConnection connection, DbTransaction transaction,
        JournalEnds ends) => (Connection, Transaction, this.ends) = (connection, transaction, ends);

    /// <summary>The writer's connection.</summary>
    public DbConnection Connection { get; }

    /// <summary>The writer's transaction, for every command.</summary>
    public DbTransaction Transaction { get; }

    /// <summary>Everything that happened to a stream so far, this writing included.</summary>
    public async Task<ImmutableArray<JournalEntry>> ReadAsync(string stream)
    {
        var entries = await JournalRows.OfStreamAsync(Connection, stream, Transaction, CancellationToken.None);
        versions[stream] = entries.Length;
        return entries;
    }

    /// <summary>Every stream about something: its own, those that are about it, and those that are about them.</summary>
    public Task<ImmutableArray<string>> AboutAsync(string subject) => JournalRows.AboutAsync(Connection, subject, Transaction, CancellationToken.None);

    /// <summary>Writes events behind the one that the writer has last seen.</summary>
    /// <param name="agency">Whose chain.</param>
    /// <param name="stream">What it happened to.</param>
    /// <param name="expectedVersion">The last version that the writer has seen.</param>
    /// <param name="events">What happened.</param>
    /// <param name="change">Who, on whose authority, when and why.</param>
    /// <param name="about">The stream of the matter that this one tells of; null: of itself alone. What it seals and keeps is erased with that matter.</param>
    /// <exception cref="StaleVersionException">Somebody was first.</exception>
    public async Task AppendAsync(AgencyId agency, string stream, int expectedVersion, IReadOnlyList<JournalEvent> events, ChangeContext change, string? about)
    {
        var (actual, (sequence, hash)) = versions.TryGetValue(stream, out var read) && ends.Find(agency) is { } end
            ? (read, end) : await AskAsync(agency, stream);
        if (actual != expectedVersion) throw new StaleVersionException(stream, expectedVersion, actual);
        var entries = new List<JournalEntry>(events.Count);
        foreach (var (type, body) in events)
        {
            var entry = new JournalEntry(agency, ++sequence, stream, ++actual, type, body, change, hash, "");
            entries.Add(entry with { Hash = hash = JournalHash.Of(entry) });
        }
        if (entries.Count == 0) return;
        await JournalRows.InsertAsync(Connection, Transaction, entries);
        if (about is not null && entries[0].Version == 1)
            await Connection.ExecuteAsync("insert into journal_about (stream, subject) values (@stream, @about)", new { stream, about }, Transaction);
        versions[stream] = actual;
        ends.Move(agency, sequence, hash);
    }

    /// <summary>The next number of a series, from 1 and without gaps: a writing that fails gives its numbers back.</summary>
    public Task<long> NextNumberAsync(AgencyId agency, string series) => Connection.ExecuteScalarAsync<long>("""
        insert into number_series (agency, series, last) values (@agency, @series, 1)
        on conflict (agency, series) do update set last = number_series.last + 1
        returning last
        """, new { agency, series }, Transaction);

    // One question: on a server every exchange costs as much as the work itself.
    private async Task<(int Version, (long Sequence, string Hash) End)> AskAsync(AgencyId agency, string stream)
    {
        var (version, sequence, hash) = await Connection.QuerySingleAsync<(long Version, long Sequence, string Hash)>("""
            select coalesce((select max(version) from journal where stream = @stream), 0),
                   coalesce((select sequence from journal_head where agency = @agency), 0),
                   coalesce((select hash from journal_head where agency = @agency), @Origin)
            """, new { stream, agency, JournalHash.Origin }, Transaction);
        return ((int)version, (sequence, hash));
    }
}
