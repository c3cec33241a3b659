using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Gongkai.Storage;

/// <summary>Entries as the table has them.</summary>
internal static class JournalRows
{
    public const string Columns = "agency, sequence, stream, version, type, body, who, authority, at, why, previous_hash";

    // As many entries as one statement bears on either engine.
    private const int Most = 100;

    private const string End = """
        insert into journal_head (agency, sequence, hash) values (@agency, @sequence, @hash)
        on conflict (agency) do update set sequence = excluded.sequence, hash = excluded.hash
        """;

    public static async Task<ImmutableArray<JournalEntry>> OfStreamAsync(DbConnection connection, string stream,
        DbTransaction? transaction, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns}, hash from journal where stream = @stream order by version", new { stream }, transaction, cancellationToken: ct));
        return [.. rows.Select(row => row.Entry)];
    }

    /// <summary>A stream, those that are about it, and those that are about them.</summary>
    public static async Task<ImmutableArray<string>> AboutAsync(DbConnection connection, string subject, DbTransaction? transaction, CancellationToken ct) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition("""
            with recursive told (stream) as (select cast(@subject as text) union select journal_about.stream from journal_about join told on journal_about.subject = told.stream)
            select stream from told order by stream
            """, new { subject }, transaction, cancellationToken: ct))];

    /// <summary>Writes entries of one agency; the last one becomes the end of its chain.</summary>
    public static async Task InsertAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<JournalEntry> entries)
    {
        var last = entries[^1];
        foreach (var some in entries.Chunk(Most))
        {
            var values = new DynamicParameters(new { agency = last.Agency, sequence = last.Sequence, hash = last.Hash });
            var rows = some.Select((entry, i) => Row.Insert(entry, i, values)).ToList();
            await connection.ExecuteAsync($"insert into journal ({Columns}, hash) values {string.Join(", ", rows)}{(some[^1] == last ? $";\n{End}" : "")}",
                values, transaction);
        }
    }

    /// <summary>One row, in the order of the columns.</summary>
    internal sealed record Row(
        string Agency, long Sequence, string Stream, long Version, string Type, string Body, string Who, string Authority, string At, string? Why,
        string Previous_Hash, string Hash)
    {
        /// <summary>The values of an entry as parameters, and the row that names them.</summary>
        public static string Insert(JournalEntry entry, int i, DynamicParameters values)
        {
            (string Name, object? Value)[] columns =
            [
                ("sequence", entry.Sequence), ("stream", entry.Stream), ("version", entry.Version), ("type", entry.Type), ("body", entry.Body),
                ("who", entry.Change.Who),
                ("authority", entry.Change.Authority), ("at", entry.Change.At), ("why", entry.Change.Why),
                ("previous", entry.PreviousHash), ("hash", entry.Hash),
            ];
            foreach (var (name, value) in columns) values.Add($"{name}{i}", value);
            return $"(@agency, {string.Join(", ", columns.Select(column => $"@{column.Name}{i}"))})";
        }

        public JournalEntry Entry => new(
            AgencyId.Parse(Agency, null), Sequence, Stream, (int)Version, Type, Body, new(Who, Authority, StoredTypes.Instant(At), Why), Previous_Hash, Hash);
    }
}
