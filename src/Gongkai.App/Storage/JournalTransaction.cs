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
        // One question and one order: on a server every exchange costs as much as the work itself.
        var (actual, sequence, hash) = await Connection.QuerySingleAsync<(long Version, long Sequence, string Hash)>("""
            select coalesce((select max(version) from journal where stream = @stream), 0),
                   coalesce((select sequence from journal_head where agency = @agency), 0),
                   coalesce((select hash from journal_head where agency = @agency), @Origin)
            """, new { stream, agency, JournalHash.Origin }, Transaction);
        if (actual != expectedVersion) throw new StaleVersionException(stream, expectedVersion, (int)actual);
        foreach (var (index, (type, body)) in events.Index())
        {
            var entry = new JournalEntry(agency, ++sequence, stream, (int)++actual, type, body, change, hash, "");
            entry = entry with { Hash = hash = JournalHash.Of(entry) };
            await JournalRows.InsertAsync(Connection, Transaction, entry, last: index == events.Count - 1);
        }
    }

    /// <summary>The next number of a series, from 1 and without gaps: a writing that fails gives its numbers back.</summary>
    public Task<long> NextNumberAsync(AgencyId agency, string series) => Connection.ExecuteScalarAsync<long>("""
        insert into number_series (agency, series, last) values (@agency, @series, 1)
        on conflict (agency, series) do update set last = number_series.last + 1
        returning last
        """, new { agency, series }, Transaction);
}
