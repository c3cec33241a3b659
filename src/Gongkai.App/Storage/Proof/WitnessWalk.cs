using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;

namespace Gongkai.Storage;

/// <summary>The witness chain gone through.</summary>
/// <param name="Links">How many links it has.</param>
/// <param name="Hash">The hash of the last.</param>
/// <param name="Rows">How many rows it carries the hash of.</param>
/// <param name="Adopted">How many rows were taken up as they stood, for there was no witness before.</param>
/// <param name="AdoptedAt">When that was done first.</param>
/// <param name="SealedBy">The key that seals its end; null where that could not be told.</param>
/// <param name="Fault">The first link that is not what it was.</param>
internal sealed record WitnessProof(long Links, string Hash, long Rows, long Adopted, string? AdoptedAt, string? SealedBy, WitnessFault? Fault);

/// <summary>How the witness chain is broken.</summary>
internal sealed record WitnessFault(long Sequence, WitnessFaultKind Kind);

/// <summary>In which way.</summary>
internal enum WitnessFaultKind
{
    [Word("被改动", "was touched")] Touched,

    /// <summary>缺少</summary>
    [Word("被删除", "was removed")] Missing,

    /// <summary>末尾不符: it ends before its recorded end, or goes on behind it.</summary>
    [Word("链的末尾从这里起与记录不符", "from here on the chain does not end as recorded")] WrongEnd,

    /// <summary>末尾的封印不符: no key of the ring made it.</summary>
    [Word("末尾的封印不是密钥做出来的", "the seal of its end was made by no key of the ring")] BrokenSeal,

    /// <summary>与以前的记录不符</summary>
    [Word("与以前的核验结果不符", "is not what an earlier result says")] Rewritten,
}

/// <summary>
/// Goes through the links once. What they carry is summed under a key that is made for this one look, so that it can be held against all marks without
/// keeping any of them;
/// nobody who changed something beforehand can have known the key.
/// </summary>
internal sealed class WitnessWalk(DbConnection connection, DbTransaction snapshot)
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private UInt128 carried;
    private UInt128 marked;
    private long rows;
    private long adopted;
    private string? adoptedAt;
    private WitnessFault? fault;
    private (long Sequence, string Hash) last = (0, JournalHash.Origin);

    /// <summary>What the writer came upon.</summary>
    public List<TableFault> Found { get; } = [];

    /// <summary>The scripts that the tables had been through when rows were last taken up.</summary>
    public HashSet<string> Scripts { get; private set; } = [];

    /// <summary>Whether the marks, all passed by now, are those that the links carry.</summary>
    public bool AreMarksCarried => carried == marked;

    /// <summary>Goes through the links.</summary>
    public WitnessProof Pass(WitnessEnd? earlier, KeyRing? keys)
    {
        foreach (var link in connection.Query<Link>($"select sequence, at, body, previous_hash as previous, hash from {Witness.Table} order by sequence",
            transaction: snapshot, buffered: false)) Pass(link, earlier);
        if (earlier is not null && earlier.Sequence > last.Sequence) Fault(last.Sequence + 1, WitnessFaultKind.Rewritten);
        var end = connection.QuerySingleOrDefault<WitnessEnd>(WitnessEnd.Ask, transaction: snapshot);
        if (end is null || (end.Sequence, end.Hash) != last) Fault(Math.Min(end?.Sequence ?? 0, last.Sequence) + 1, WitnessFaultKind.WrongEnd);
        else if (keys is not null && !end.IsSealedBy(keys)) Fault(end.Sequence, WitnessFaultKind.BrokenSeal);
        return new(last.Sequence, last.Hash, rows, adopted, adoptedAt, keys is null ? null : end?.Key, fault);
    }

    /// <summary>Counts a mark in.</summary>
    public void Mark(string table, string rowKey, string hash) => marked = unchecked(marked + Weight(table, rowKey, hash));

    /// <summary>The rows that links carry and marks do not, or otherwise; a second look, taken only when the first says that there are some.</summary>
    public IEnumerable<TableFault> NotCarried()
    {
        var standing = new Dictionary<(string, string), string>();
        foreach (var link in connection.Query<Link>($"select sequence, at, body, previous_hash as previous, hash from {Witness.Table} order by sequence",
            transaction: snapshot, buffered: false))
            foreach (var row in Rows(link.Body))
                if (row.Hash is null) standing.Remove((row.Table, row.Key));
                else standing[(row.Table, row.Key)] = row.Hash;
        var faults = new List<TableFault>();
        foreach (var (table, rowKey, hash) in connection.Query<(string, string, string)>($"select name, key, hash from {Witness.Marks}",
            transaction: snapshot, buffered: false))
            if (!standing.Remove((table, rowKey), out var said)) faults.Add(new(table, rowKey, null, TableFaultKind.Added));
            else if (said != hash) faults.Add(new(table, rowKey, null, TableFaultKind.Altered));
        return faults.Concat(standing.Keys.Select(gone => new TableFault(gone.Item1, gone.Item2, null, TableFaultKind.Removed)));
    }

    private void Pass(Link link, WitnessEnd? earlier)
    {
        if (link.Sequence > last.Sequence + 1) Fault(last.Sequence + 1, WitnessFaultKind.Missing);
        else if (link.Previous != last.Hash || WitnessHash.OfLink(link.Sequence, link.At, link.Body, link.Previous) != link.Hash)
            Fault(link.Sequence, WitnessFaultKind.Touched);
        if (earlier?.Sequence == link.Sequence && earlier.Hash != link.Hash) Fault(link.Sequence, WitnessFaultKind.Rewritten);
        last = (link.Sequence, link.Hash);
        try
        {
            Read(link);
        }
        catch (Exception touched) when (touched is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            Fault(link.Sequence, WitnessFaultKind.Touched);
        }
    }

    private void Read(Link link)
    {
        using var body = JsonDocument.Parse(link.Body);
        var count = 0L;
        foreach (var row in Rows(body))
        {
            if (row.Hash is not null) carried = unchecked(carried + Weight(row.Table, row.Key, row.Hash));
            if (row.Before is not null) carried = unchecked(carried - Weight(row.Table, row.Key, row.Before));
            rows += (row.Hash is null ? 0 : 1) - (row.Before is null ? 0 : 1);
            count++;
        }
        if (body.RootElement.TryGetProperty("adopted", out var scripts))
        {
            if (scripts.GetArrayLength() > 0) Scripts = [.. scripts.EnumerateArray().Select(script => script.GetString()!)];
            adopted += count;
            adoptedAt ??= link.At;
        }
        if (!body.RootElement.TryGetProperty("found", out var found)) return;
        foreach (var one in found.EnumerateArray())
            Found.Add(new(one[0].GetString()!, one[1].GetString()!, null, Enum.Parse<RowFaultKind>(one[2].GetString()!) switch
            {
                RowFaultKind.Altered => TableFaultKind.FoundAltered,
                RowFaultKind.Removed => TableFaultKind.FoundRemoved,
                RowFaultKind.Added => TableFaultKind.FoundAdded,
            }));
    }

    private static IEnumerable<WitnessedRow> Rows(string text)
    {
        JsonDocument body;
        try
        {
            body = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            yield break;
        }
        using (body)
            foreach (var row in Rows(body)) yield return row;
    }

    private static IEnumerable<WitnessedRow> Rows(JsonDocument body)
    {
        foreach (var table in body.RootElement.GetProperty("rows").EnumerateObject())
            foreach (var row in table.Value.EnumerateArray())
                yield return new(table.Name, row[0].GetString()!, row[1].GetString(), row.GetArrayLength() > 2 ? row[2].GetString() : null);
    }

    private void Fault(long sequence, WitnessFaultKind kind) => fault ??= new(sequence, kind);

    private UInt128 Weight(string table, string rowKey, string hash)
    {
        Span<byte> weight = stackalloc byte[32];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{table}\u001e{rowKey}\u001e{hash}"), weight);
        return BitConverter.ToUInt128(weight);
    }

    private sealed record Link(long Sequence, string At, string Body, string Previous, string Hash);
}
