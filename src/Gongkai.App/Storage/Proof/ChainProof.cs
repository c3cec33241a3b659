using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Gongkai.Storage;

/// <summary>Where a chain ends.</summary>
public sealed record ChainEnd(string Agency, long Sequence, string Hash);

/// <summary>How a chain is broken.</summary>
public enum ChainFaultKind
{
    /// <summary>内容被改动: the event is not the one that its hash was made of, or does not follow the one before.</summary>
    [Word("被改动", "was touched")] Touched,

    /// <summary>缺少事件: it was taken out of the middle.</summary>
    [Word("被删除", "was removed")] Missing,

    /// <summary>末尾不符: the chain ends before its recorded end, or goes on behind it.</summary>
    [Word("链的末尾从这里起与记录不符", "from here on the chain does not end as recorded")] WrongEnd,

    /// <summary>与以前的记录不符: a chain made anew as a whole, or gone.</summary>
    [Word("与以前的核验结果不符", "is not what an earlier result says")] Rewritten,
}

/// <summary>The first place at which the chain of an agency is broken; later ones follow from it.</summary>
/// <param name="Agency">Whose chain.</param>
/// <param name="Sequence">The event's place in the chain.</param>
/// <param name="Stream">What it happened to; null where the event is gone.</param>
/// <param name="Type">Its kind; null where the event is gone.</param>
/// <param name="Kind">How.</param>
public sealed record ChainFault(string Agency, long Sequence, string? Stream, string? Type, ChainFaultKind Kind);

/// <summary>Every chain gone through from its origin.</summary>
/// <param name="Events">How many events there are.</param>
/// <param name="Ends">Where the chains end.</param>
/// <param name="Faults">The first fault of each chain that is broken.</param>
public sealed record ChainProof(long Events, ImmutableArray<ChainEnd> Ends, ImmutableArray<ChainFault> Faults)
{
    /// <summary>Goes through all chains of a database, in one snapshot.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="snapshot">Its transaction.</param>
    /// <param name="earlier">Ends written down earlier: each must still be a link of its chain.</param>
    /// <param name="each">Looks at each row as it is passed.</param>
    public static ChainProof Of(DbConnection connection, DbTransaction? snapshot, IEnumerable<ChainEnd>? earlier = null, Action<string?[]>? each = null) => Of(
        () =>
        {
            var command = connection.CreateCommand();
            command.Transaction = snapshot;
            return command;
        }, earlier ?? [], each);

    /// <summary>Goes through all chains, with commands as the caller makes them.</summary>
    internal static ChainProof Of(Func<IDbCommand> command, IEnumerable<ChainEnd> earlier, Action<string?[]>? each = null)
    {
        var walk = new ChainWalk(earlier);
        foreach (var row in Read(command, $"select {JournalRows.Columns}, hash from journal order by agency, sequence"))
        {
            walk.Pass(row);
            each?.Invoke(row);
        }
        foreach (var row in Read(command, "select agency, sequence, hash from journal_head")) walk.EndAt(new(row[0]!, Number(row[1]), row[2]!));
        return walk.Proof();
    }

    internal static long Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1;

    // As text: what was touched may be anything.
    private static IEnumerable<string?[]> Read(Func<IDbCommand> command, string sql)
    {
        using var query = command();
        query.CommandText = sql;
        query.CommandTimeout = 0;
        using var reader = query.ExecuteReader();
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))];
    }
}

/// <summary>The walk along the chains, one after another.</summary>
internal sealed class ChainWalk(IEnumerable<ChainEnd> earlier)
{
    internal const int Sequence = 1, Stream = 2, Type = 4, Body = 5, Previous = 10, Hash = 11;

    private readonly Dictionary<(string Agency, long Sequence), string> expected = earlier.ToDictionary(end => (end.Agency, end.Sequence), end => end.Hash);
    private readonly Dictionary<string, ChainEnd> ends = [];
    private readonly Dictionary<string, ChainFault> faults = [];
    private readonly HashSet<string> headed = [];
    private long events;

    public void Pass(string?[] row)
    {
        events++;
        var agency = row[0]!;
        var last = ends.GetValueOrDefault(agency) ?? new(agency, 0, JournalHash.Origin);
        var sequence = ChainProof.Number(row[Sequence]);
        if (sequence > last.Sequence + 1) Fault(new(agency, last.Sequence + 1, null, null, ChainFaultKind.Missing));
        else if (sequence != last.Sequence + 1 || row[Previous] != last.Hash || row[Hash] != JournalHash.Of(row.AsSpan(0, Hash)))
            Fault(new(agency, sequence, row[Stream], row[Type], ChainFaultKind.Touched));
        if (expected.Remove((agency, sequence), out var hash) && hash != row[Hash])
            Fault(new(agency, sequence, row[Stream], row[Type], ChainFaultKind.Rewritten));
        ends[agency] = new(agency, sequence, row[Hash] ?? "");
    }

    public void EndAt(ChainEnd head)
    {
        headed.Add(head.Agency);
        var last = ends.GetValueOrDefault(head.Agency) ?? new(head.Agency, 0, JournalHash.Origin);
        if (last != head) Fault(new(head.Agency, Math.Min(last.Sequence, head.Sequence) + 1, null, null, ChainFaultKind.WrongEnd));
    }

    public ChainProof Proof()
    {
        foreach (var end in ends.Values.Where(end => !headed.Contains(end.Agency))) Fault(new(end.Agency, end.Sequence, null, null, ChainFaultKind.WrongEnd));
        foreach (var (agency, sequence) in expected.Keys) Fault(new(agency, sequence, null, null, ChainFaultKind.Rewritten));
        return new(events, [.. ends.Values], [.. faults.Values]);
    }

    private void Fault(ChainFault fault) => faults.TryAdd(fault.Agency, fault);
}
