using System.Buffers;
using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>
/// The witness: one chain for the whole store. With every batch of the writer goes one link, which carries the hash of each row that the batch has left,
/// so that rows which
/// no event spells out are held by a chain too, the ends of the agencies' chains among them. Where the witness chain ends is sealed with a key of the ring.
/// </summary>
internal sealed class Witness(KeyRing keys)
{
    /// <summary>The links.</summary>
    public const string Table = "witness";

    /// <summary>The newest hash of each row.</summary>
    public const string Marks = "witness_mark";

    /// <summary>The end.</summary>
    public const string Head = "witness_head";

    private const int SaltSize = 16;
    private const int RowsOfStatement = 100;
    private const int RowsOfLink = 1000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string AskTouched = $"""
        select t.name, t.key, t.before, t.after, m.salt, m.hash from {WitnessTriggers.Touched} t left join {Marks} m on m.name = t.name and m.key = t.key order by t.n
        """;

    private static readonly string Ask = $"{AskTouched}; {WitnessEnd.Ask}; ";

    /// <summary>Writes the link of what the writer has touched in this transaction.</summary>
    public async Task WriteAsync(DbConnection connection, DbTransaction transaction)
    {
        await using var asked = await connection.QueryMultipleAsync(Ask, transaction: transaction);
        var touched = (await asked.ReadAsync<TouchedRow>()).AsList();
        if (touched.Count == 0) return;
        var end = await asked.ReadSingleOrDefaultAsync<WitnessEnd>();
        await asked.DisposeAsync();
        if (connection is SqliteConnection) await connection.ExecuteAsync($"delete from temp.{WitnessTriggers.Touched}", transaction: transaction);
        var link = new WitnessLink(end is null || end.IsSealedBy(keys) ? [] : [new(Head, "head", RowFaultKind.Altered)]);
        foreach (var (first, last) in Ends(touched)) Judge(link, first, last);
        await WriteAsync(connection, transaction, end, link);
    }

    /// <summary>Writes links of rows, as many as they need; the marks and the end with them.</summary>
    /// <param name="connection">The writer's connection.</param>
    /// <param name="transaction">Its transaction.</param>
    /// <param name="end">Where the chain ended.</param>
    /// <param name="link">The rows.</param>
    /// <param name="scripts">The scripts that the tables have been through, where rows are taken up as they stand.</param>
    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, WitnessEnd? end, WitnessLink link, ImmutableArray<string>? scripts = null)
    {
        if (link.IsEmpty && scripts is null) return;
        var (sequence, hash, adopted) = end is null ? (0, JournalHash.Origin, 0L) : (end.Sequence, end.Hash, end.Adopted);
        var at = StoredTypes.Text(TimeProvider.System.GetUtcNow());
        for (var from = 0; from == 0 || from < link.Rows.Count; from += RowsOfLink)
        {
            var body = Body(link, from, Math.Min(RowsOfLink, link.Rows.Count - from), scripts);
            var previous = hash;
            hash = WitnessHash.OfLink(++sequence, at, body, previous);
            await connection.ExecuteAsync($"insert into {Table} (sequence, at, body, previous_hash, hash) values (@sequence, @at, @body, @previous, @hash)",
                new { sequence, at, body, previous, hash }, transaction);
        }
        if (scripts is not null) adopted = sequence;
        await MarkAsync(connection, transaction, link.Rows);
        await connection.ExecuteAsync(WitnessEnd.Upsert, WitnessEnd.Sealed(keys, sequence, hash, adopted), transaction);
    }

    /// <summary>A salt for a hash.</summary>
    public static string NewSalt() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SaltSize));

    // What was done to one row in the batch, from the first time to the last.
    private static IEnumerable<(TouchedRow First, TouchedRow Last)> Ends(List<TouchedRow> touched) =>
        touched.GroupBy(row => (row.Name, row.Key)).Select(row => (row.First(), row.Last()));

    private static void Judge(WitnessLink link, TouchedRow first, TouchedRow last)
    {
        var (table, key, salt, mark) = (first.Name, first.Key, first.Salt, first.Hash);
        var isKnown = mark is not null && first.Before is not null && WitnessHash.OfRow(table, salt!, first.Before) == mark;
        if (!isKnown && (mark is not null || first.Before is not null))
            link.Found.Add(new(table, key, mark is null ? RowFaultKind.Added : first.Before is null ? RowFaultKind.Removed : RowFaultKind.Altered));
        if (last.After is null)
        {
            if (mark is not null) link.Rows.Add(new(table, key, null, mark));
            return;
        }
        if (isKnown && last.After == first.Before) return;
        salt = NewSalt();
        link.Rows.Add(new(table, key, WitnessHash.OfRow(table, salt, last.After), mark) { Salt = salt });
    }

    private static async Task MarkAsync(DbConnection connection, DbTransaction transaction, List<WitnessedRow> marked)
    {
        foreach (var some in marked.Where(row => row.Hash is null).Chunk(RowsOfStatement))
        {
            var values = new DynamicParameters();
            await connection.ExecuteAsync(
                $"delete from {Marks} where {string.Join(" or ", some.Select((row, i) => $"(name = {Value($"name{i}", row.Table)} and key = {Value($"key{i}", row.Key)})"))}", values, transaction);
            string Value(string name, string value)
            {
                values.Add(name, value);
                return $"@{name}";
            }
        }
        foreach (var some in marked.Where(row => row.Hash is not null).Chunk(RowsOfStatement))
        {
            var values = new DynamicParameters();
            var rows = some.Select((row, i) =>
            {
                values.Add($"name{i}", row.Table);
                values.Add($"key{i}", row.Key);
                values.Add($"salt{i}", row.Salt);
                values.Add($"hash{i}", row.Hash);
                return $"(@name{i}, @key{i}, @salt{i}, @hash{i})";
            }).ToList();
            await connection.ExecuteAsync(
                $"""
                    insert into {Marks} (name, key, salt, hash)
                    values {string.Join(", ", rows)}
                    on conflict (name, key) do update set salt = excluded.salt, hash = excluded.hash
                    """, values, transaction);
        }
    }

    // {"rows":{"post":[["key","hash","hash before"],…]},"found":[["outbox","key","Altered"],…],"adopted":[scripts]}
    private static string Body(WitnessLink link, int from, int count, ImmutableArray<string>? scripts)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject("rows");
            foreach (var table in link.Rows.Skip(from).Take(count).GroupBy(row => row.Table))
            {
                json.WriteStartArray(table.Key);
                foreach (var row in table)
                {
                    json.WriteStartArray();
                    json.WriteStringValue(row.Key);
                    json.WriteStringValue(row.Hash);
                    if (row.Before is not null) json.WriteStringValue(row.Before);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
            if (from == 0 && link.Found.Count > 0)
            {
                json.WriteStartArray("found");
                foreach (var fault in link.Found)
                {
                    json.WriteStartArray();
                    json.WriteStringValue(fault.Table);
                    json.WriteStringValue(fault.Key);
                    json.WriteStringValue(fault.Kind.ToString());
                    json.WriteEndArray();
                }
                json.WriteEndArray();
            }
            if (scripts is { } done)
            {
                json.WriteStartArray("adopted");
                foreach (var script in done) json.WriteStringValue(script);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private sealed record TouchedRow(string Name, string Key, string? Before, string? After, string? Salt, string? Hash);
}
