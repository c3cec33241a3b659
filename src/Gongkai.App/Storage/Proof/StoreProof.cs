using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>What is to be proved.</summary>
/// <param name="Clock">The time to which views are computed.</param>
/// <param name="Contents">Whether files are opened and read through.</param>
internal sealed record ProofOrder(TimeProvider Clock, bool Contents = true)
{
    /// <summary>Ends of chains written down earlier: each must still be a link of its chain.</summary>
    public ImmutableArray<ChainEnd> Ends { get; init; } = [];

    /// <summary>The end of the witness chain as it was written down then.</summary>
    public WitnessEnd? Witness { get; init; }
}

/// <summary>A store proved from what lies on the disk, without the platform. What was not looked at is null or named.</summary>
/// <param name="Chains">The chains of events.</param>
/// <param name="Witness">The witness chain; null in a store that has none yet.</param>
/// <param name="Tables">The tables gone through row by row.</param>
/// <param name="Streams">From how many streams views were computed anew.</param>
/// <param name="Named">How many sealed rows and files events name.</param>
/// <param name="People">Sealed rows opened; null without keys.</param>
/// <param name="Files">The files.</param>
/// <param name="Faults">Every difference found in a table.</param>
/// <param name="Passed">Tables that are not looked at.</param>
internal sealed record StoreProof(
    ChainProof Chains, WitnessProof? Witness, ImmutableArray<TableProof> Tables, long Streams, long Named, PeopleProof? People, FilesProof Files,
    ImmutableArray<TableFault> Faults, ImmutableArray<string> Passed)
{
    /// <summary>Whether nothing that was looked at is amiss.</summary>
    public bool IsWhole => Chains.Faults.IsEmpty && Witness?.Fault is null && Faults.IsEmpty && Files.Lost.IsEmpty;

    /// <summary>Proves a store; nothing in it is changed, which the engine sees to.</summary>
    public static async Task<StoreProof> OfAsync(StorageOptions options, ProofOrder order)
    {
        var (faults, tables, named) = (new List<TableFault>(), new List<TableProof>(), new NamedContents());
        using var connection = Connect(options);
        var ring = KeyRing.Look(options.Keys);
        var keys = ring.Ids.Count > 0 ? ring : null;
        var isWitnessed = WitnessAdoption.IsThere(connection, null);
        await using var store = Store.Look(options, ring);
        var views = isWitnessed ? new ViewProof(connection, store, order.Clock, faults) : null;
        views?.Prepare();
        using var snapshot = Begin(connection);
        if (connection is not SqliteConnection) connection.Execute("set transaction read only", transaction: snapshot);
        var chains = ChainProof.Of(connection, snapshot, order.Ends, named.Collect);
        var (witness, count) = ((WitnessProof?)null, named.Count);
        if (isWitnessed) witness = Witnessed(connection, snapshot, order, keys, tables, faults);
        if (views is not null) tables.AddRange(await views.RunAsync(snapshot));
        var people = keys is null || !isWitnessed ? null : PeopleProof.Of(connection, snapshot, keys, named, faults);
        if (people is not null) tables.Add(new(PersonalData.Index, TableKind.FromSealed, people.Tokens));
        if (isWitnessed) faults.AddRange(named.Vanished(connection, snapshot));
        var files = FilesProof.Of(options, connection, snapshot, order.Contents ? keys : null);
        var passed = TableCatalog.Of(connection, snapshot, name => StoreTables.KindOf(name) != TableKind.Chain && tables.All(table => table.Name != name))
            .Select(table => table.Name);
        return new(chains, witness, [.. tables], views?.Streams ?? 0, count, people, files, [.. faults.Distinct()], [.. passed]);
    }

    /// <summary>One unchanging view of the database, however long it is looked at.</summary>
    internal static DbTransaction Begin(DbConnection connection) => connection is SqliteConnection file
        ? file.BeginTransaction(deferred: true)
        : connection.BeginTransaction(IsolationLevel.RepeatableRead);

    // Tables of its own can be made on a connection that cannot change the file.
    private static DbConnection Connect(StorageOptions options) => Database.Connect(options.Engine == Engine.Sqlite
        ? new SqliteConnectionStringBuilder(options.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString()
        : options.ConnectionString);

    private static WitnessProof Witnessed(DbConnection connection, DbTransaction snapshot, ProofOrder order, KeyRing? keys, List<TableProof> tables,
        List<TableFault> faults)
    {
        var walk = new WitnessWalk(connection, snapshot);
        var witness = walk.Pass(order.Witness, keys);
        foreach (var table in StoreTables.Witnessed(connection, snapshot))
        {
            var rows = 0L;
            foreach (var row in StandingRows.Of(connection, snapshot, table))
            {
                if (row.Mark is not null) walk.Mark(table.Name, row.Key, row.Mark);
                if (row.Columns is not null) rows++;
                if (row.FaultIn(table.Name) is { } kind)
                    faults.Add(new(table.Name, row.Key, null,
                        kind switch
                        {
                            RowFaultKind.Altered => TableFaultKind.Altered,
                            RowFaultKind.Removed => TableFaultKind.Removed,
                            _ => TableFaultKind.Added,
                        }));
            }
            tables.Add(new(table.Name, TableKind.Witnessed, rows));
        }
        foreach (var (table, key, hash) in connection.Query<(string, string, string)>(
            $"select name, key, hash from {Storage.Witness.Marks} where name not in ({string.Join(", ", tables.Select(table => $"'{table.Name}'"))})",
            transaction: snapshot).AsList())
        {
            walk.Mark(table, key, hash);
            faults.Add(new(table, "", null, TableFaultKind.NoTable));
        }
        faults.AddRange(Scripts(walk, [.. Migrations.Done(connection, snapshot)]));
        if (!walk.AreMarksCarried) faults.AddRange(walk.NotCarried());
        faults.AddRange(walk.Found);
        return witness;
    }

    // Which scripts the tables have been through is said by the link that took them up.
    private static IEnumerable<TableFault> Scripts(WitnessWalk walk, ImmutableArray<string> done) =>
        done.Where((script, i) => !walk.Scripts.Contains(script) || done.IndexOf(script) < i)
            .Select(script => new TableFault(TableCatalog.Scripts, script, null, TableFaultKind.Added))
            .Concat(walk.Scripts.Where(script => !done.Contains(script) && !script.Contains('/', StringComparison.Ordinal))
                .Select(script => new TableFault(TableCatalog.Scripts, script, null, TableFaultKind.Removed)));
}
