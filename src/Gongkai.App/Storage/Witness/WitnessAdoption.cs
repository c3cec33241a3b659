using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Gongkai.Storage;

/// <summary>
/// Rows taken up by the witness as they stand: those of a store from before there was a witness, and those that scripts of an upgrade have changed.
/// The link says so, and from when on.
/// </summary>
internal static class WitnessAdoption
{
    // What the triggers are; another number has them made anew.
    private const string Form = "witness/1";
    private const int RowsAtOnce = 5000;

    /// <summary>What had been done to rows before scripts run over them; nothing where there is no witness yet.</summary>
    public static ImmutableArray<RowFault> FaultsBefore(StorageOptions place)
    {
        using var connection = Database.Connect(place.ConnectionString);
        if (!IsThere(connection, null)) return [];
        return [.. StoreTables.Witnessed(connection, null)
            .SelectMany(table => StandingRows.Of(connection, null, table).Select(row => (table.Name, row.Key, Kind: row.FaultIn(table.Name))))
            .Where(row => row.Kind is not null).Select(row => new RowFault(row.Name, row.Key, row.Kind!.Value))];
    }

    /// <summary>Whether a database has a witness.</summary>
    public static bool IsThere(DbConnection connection,
        DbTransaction? transaction) => TableCatalog.Of(connection, transaction, name => name == Witness.Head).Length > 0;

    /// <summary>Takes up what stands there, if scripts have run since the last time, and sees to the triggers.</summary>
    public static async Task RunAsync(Store store, ImmutableArray<RowFault> found)
    {
        using var reading = Database.Connect(store.Options.ConnectionString);
        if (await IsDoneAsync(reading, null) && !AreTriggersMissing(reading)) return;
        using var writing = Database.Connect(store.Options.ConnectionString);
        await using var transaction = await writing.BeginTransactionAsync();
        if (store.Database.Engine == Engine.Postgres) await writing.ExecuteAsync(JournalBatch.TakeTurn, transaction: transaction);
        if (!await IsDoneAsync(writing, transaction)) await AdoptAsync(store.Witness, reading, writing, transaction, found);
        // Last: to put a trigger anew takes the whole table on a server, and the other connection could not read it any more.
        WitnessTriggers.Install(writing, transaction);
        await transaction.CommitAsync();
    }

    private static async Task AdoptAsync(Witness witness, DbConnection reading, DbConnection writing, DbTransaction transaction, ImmutableArray<RowFault> found)
    {
        var link = new WitnessLink(found);
        var tables = StoreTables.Witnessed(reading, null);
        foreach (var table in tables)
            foreach (var row in StandingRows.Of(reading, null, table))
            {
                if (row.FaultIn(table.Name) is null) continue;
                var salt = Witness.NewSalt();
                link.Rows.Add(row.Columns is null
                    ? new(table.Name, row.Key, null, row.Mark)
                    : new(table.Name, row.Key, WitnessHash.OfRow(table.Name, salt, row.Columns), row.Mark) { Salt = salt });
                if (link.Rows.Count < RowsAtOnce) continue;
                await witness.WriteAsync(writing, transaction, await EndAsync(writing, transaction), link, Scripts(writing, transaction, isLast: false));
                link = new([]);
            }
        // A table that the scripts have dropped.
        foreach (var (name, key, hash) in await reading.QueryAsync<(string, string, string)>(
            $"select name, key, hash from {Witness.Marks} where name not in ({string.Join(", ", tables.Select(table => $"'{table.Name}'"))})"))
            link.Rows.Add(new(name, key, null, hash));
        await witness.WriteAsync(writing, transaction, await EndAsync(writing, transaction), link, Scripts(writing, transaction, isLast: true));
    }

    private static Task<WitnessEnd?> EndAsync(DbConnection connection,
        DbTransaction? transaction) => connection.QuerySingleOrDefaultAsync<WitnessEnd>(WitnessEnd.Ask, transaction: transaction);

    private static async Task<bool> IsDoneAsync(DbConnection connection, DbTransaction? transaction) =>
        await connection.ExecuteScalarAsync<string>($"select w.body from {Witness.Head} h join {Witness.Table} w on w.sequence = h.adopted",
            transaction: transaction) is { } body
        && JsonDocument.Parse(body).RootElement.GetProperty("adopted").EnumerateArray().Select(script => script.GetString())
            .SequenceEqual(Scripts(connection, transaction, isLast: true));

    private static ImmutableArray<string> Scripts(DbConnection connection, DbTransaction? transaction,
        bool isLast) => isLast ? [.. Migrations.Done(connection, transaction), Form] : [];

    private static bool AreTriggersMissing(DbConnection connection) =>
        connection is Npgsql.NpgsqlConnection && connection.Query<string>("""
            select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid where g.tgname = 'gongkai_witness' and c.relnamespace = current_schema()::regnamespace
            """).ToHashSet() is var there && StoreTables.Witnessed(connection, null).Any(table => !there.Contains(table.Name));
}
