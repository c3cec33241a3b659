using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;

namespace Gongkai.Storage;

/// <summary>One piece of writing: what it does through <see cref="Connection"/> stands or falls with its events.</summary>
public sealed class JournalTransaction
{
    internal JournalTransaction(DbConnection connection, DbTransaction transaction) => (Connection, Transaction) = (connection, transaction);

    /// <summary>The writer's connection.</summary>
    public DbConnection Connection { get; }

    /// <summary>The writer's transaction, for every command.</summary>
    public DbTransaction Transaction { get; }

    /// <summary>Everything that happened to a stream so far, this writing included.</summary>
    public Task<ImmutableArray<JournalEntry>> ReadAsync(string stream) => JournalRows.OfStreamAsync(Connection, stream, Transaction, CancellationToken.None);

    /// <summary>Writes events behind the one that the writer has last seen.</summary>
    /// <exception cref="StaleVersionException">Somebody was first.</exception>
    public async Task AppendAsync(AgencyId agency, string stream, int expectedVersion, IReadOnlyList<JournalEvent> events, ChangeContext change)
    {
        var actual = (int)await Connection.ExecuteScalarAsync<long>(
            "select coalesce(max(version), 0) from journal where stream = @stream", new { stream }, Transaction);
        if (actual != expectedVersion) throw new StaleVersionException(stream, expectedVersion, actual);
        if (events.Count == 0) return;
        var head = await Connection.QuerySingleOrDefaultAsync<Head>(
            "select sequence, hash from journal_head where agency = @agency", new { agency }, Transaction) ?? new(0, JournalHash.Origin);
        foreach (var (type, body) in events)
        {
            var entry = new JournalEntry(agency, head.Sequence + 1, stream, ++actual, type, body, change, head.Hash, "");
            entry = entry with { Hash = JournalHash.Of(entry) };
            await JournalRows.InsertAsync(Connection, Transaction, entry);
            head = new(entry.Sequence, entry.Hash);
        }
        await Connection.ExecuteAsync("""
            insert into journal_head (agency, sequence, hash) values (@agency, @Sequence, @Hash)
            on conflict (agency) do update set sequence = excluded.sequence, hash = excluded.hash
            """, new { agency, head.Sequence, head.Hash }, Transaction);
    }

    /// <summary>The next number of a series, from 1 and without gaps: a writing that fails gives its numbers back.</summary>
    public Task<long> NextNumberAsync(AgencyId agency, string series) => Connection.ExecuteScalarAsync<long>("""
        insert into number_series (agency, series, last) values (@agency, @series, 1)
        on conflict (agency, series) do update set last = number_series.last + 1
        returning last
        """, new { agency, series }, Transaction);

    private sealed record Head(long Sequence, string Hash);
}
