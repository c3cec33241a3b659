using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;

namespace Gongkai.Storage;

/// <summary>Entries as the table has them.</summary>
internal static class JournalRows
{
    public const string Columns = "agency, sequence, stream, version, type, body, who, authority, at, why, previous_hash";

    private const string Insert = $"""
        insert into journal ({Columns}, hash)
        values (@Agency, @Sequence, @Stream, @Version, @Type, @Body, @Who, @Authority, @At, @Why, @PreviousHash, @Hash)
        """;

    private const string InsertAndEnd = $"""
        {Insert};
        insert into journal_head (agency, sequence, hash) values (@Agency, @Sequence, @Hash)
        on conflict (agency) do update set sequence = excluded.sequence, hash = excluded.hash
        """;

    public static async Task<ImmutableArray<JournalEntry>> OfStreamAsync(DbConnection connection, string stream, DbTransaction? transaction, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns}, hash from journal where stream = @stream order by version", new { stream }, transaction, cancellationToken: ct));
        return [.. rows.Select(row => row.Entry)];
    }

    /// <summary>Writes an entry; the last one becomes the end of its chain.</summary>
    public static Task InsertAsync(DbConnection connection, DbTransaction transaction, JournalEntry entry, bool last) => connection.ExecuteAsync(last ? InsertAndEnd : Insert, new
    {
        entry.Agency,
        entry.Sequence,
        entry.Stream,
        entry.Version,
        entry.Type,
        entry.Body,
        entry.Change.Who,
        entry.Change.Authority,
        entry.Change.At,
        entry.Change.Why,
        entry.PreviousHash,
        entry.Hash,
    }, transaction);

    /// <summary>One row, in the order of the columns.</summary>
    internal sealed record Row(
        string Agency, long Sequence, string Stream, long Version, string Type, string Body, string Who, string Authority, string At, string? Why,
        string Previous_Hash, string Hash)
    {
        public JournalEntry Entry => new(
            AgencyId.Parse(Agency, null), Sequence, Stream, (int)Version, Type, Body, new(Who, Authority, StoredTypes.Instant(At), Why), Previous_Hash, Hash);
    }
}
