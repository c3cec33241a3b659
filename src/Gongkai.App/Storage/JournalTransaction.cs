using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Gongkai.Storage;

/// <summary>One piece of writing: what it does through <see cref="Connection"/> stands or falls with its events.</summary>
public sealed class JournalTransaction
{
    private readonly JournalEnds ends;
    private readonly Dictionary<string, int> versions = [];

    internal JournalTransaction(DbConnection connection, DbTransaction transaction, JournalEnds ends) => (Connection, Transaction, this.ends) = (connection, transaction, ends);

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

    /// <summary>Writes events behind the one that the writer has last seen.</summary>
    /// <exception cref="StaleVersionException">Somebody was first.</exception>
    public async Task AppendAsync(AgencyId agency, string stream, int expectedVersion, IReadOnlyList<JournalEvent> events, ChangeContext change)
    {
        var (actual, (sequence, hash)) = versions.TryGetValue(stream, out var read) && ends.Find(agency) is { } end ? (read, end) : await AskAsync(agency, stream);
        if (actual != expectedVersion) throw new StaleVersionException(stream, expectedVersion, actual);
        var entries = new List<JournalEntry>(events.Count);
        foreach (var (type, body) in events)
        {
            var entry = new JournalEntry(agency, ++sequence, stream, ++actual, type, body, change, hash, "");
            entries.Add(entry with { Hash = hash = JournalHash.Of(entry) });
        }
        if (entries.Count == 0) return;
        await JournalRows.InsertAsync(Connection, Transaction, entries);
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
