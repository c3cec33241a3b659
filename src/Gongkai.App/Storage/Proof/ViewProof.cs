using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>
/// Views computed anew from the events, in tables that belong to this look alone and hide the stored ones from the writers, and compared with what is stored.
/// A row that is not what today's calendar and settings give is held against the days since its last event, and the settings of that time: it was written then.
/// </summary>
internal sealed partial class ViewProof(DbConnection connection, Store store, TimeProvider clock, ICollection<TableFault> faults)
{
    private const string Settings = "agency_settings";
    private const int MostDays = 1000;

    private readonly Dictionary<string, CatalogTable> tables = [];
    private string schema = "main";

    /// <summary>How many streams were gone through.</summary>
    public long Streams { get; private set; }

    private bool IsFile => connection is SqliteConnection;

    /// <summary>Makes the tables; nothing may be under way yet.</summary>
    public void Prepare()
    {
        foreach (var table in TableCatalog.Of(connection, null, name => name == Settings || StoreTables.KindOf(name) == TableKind.Recomputed)) tables.Add(table.Name, table);
        foreach (var missing in Views.All.SelectMany(view => view.Tables).Where(name => !tables.ContainsKey(name))) faults.Add(new(missing, "", null, TableFaultKind.NoTable));
        // The tables refer to ones that are not copied.
        if (IsFile) connection.Execute("pragma foreign_keys = off");
        schema = TableCatalog.SchemaOf(connection, null);
        foreach (var name in tables.Keys)
            if (IsFile) foreach (var sql in connection.Query<string>("select sql from main.sqlite_master where tbl_name = @name and sql is not null and type in ('table', 'index') order by type desc", new { name }).AsList()) connection.Execute(Temporary().Replace(sql, "create $1 temp."));
            else connection.Execute($"create temp table \"{name}\" (like {schema}.\"{name}\" including all)");
    }

    /// <summary>Computes every view and compares it.</summary>
    /// <returns>The tables, with the rows that are stored.</returns>
    public async Task<ImmutableArray<TableProof>> RunAsync(DbTransaction snapshot)
    {
        if (tables.ContainsKey(Settings)) connection.Execute($"insert into {Settings} select * from {schema}.{Settings}", transaction: snapshot);
        var transaction = new JournalTransaction(connection, snapshot, new());
        var proofs = ImmutableArray.CreateBuilder<TableProof>();
        foreach (var view in Views.All)
        {
            if (view.Tables.Any(table => !tables.ContainsKey(table))) continue;
            var (write, streams) = (view.Begin(store, clock), await Rebuilding.StreamsAsync(transaction, view));
            foreach (var stream in streams) await ComputeAsync(transaction, view, stream, write);
            Streams += streams.Count;
            await CompareAsync(transaction, view, streams.ToHashSet());
            foreach (var table in view.Tables) proofs.Add(new(table, TableKind.Recomputed, connection.ExecuteScalar<long>($"select count(*) from {schema}.\"{table}\"", transaction: snapshot)));
        }
        return proofs.ToImmutable();
    }

    private async Task ComputeAsync(JournalTransaction transaction, View view, string stream, ViewWriter write)
    {
        Execute(transaction, "savepoint stream");
        try
        {
            await write(transaction, await transaction.ReadAsync(stream));
        }
        // Whatever the events have become, the others are still looked at.
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            Execute(transaction, "rollback to savepoint stream");
            faults.Add(new(view.Tables[0], stream, null, TableFaultKind.NotComputable));
        }
        Execute(transaction, "release savepoint stream");
    }

    private async Task CompareAsync(JournalTransaction transaction, View view, HashSet<string> streams)
    {
        var differences = view.Tables.SelectMany(table => Differences(transaction, tables[table], null)).ToList();
        var explained = new Dictionary<string, bool>();
        foreach (var (table, key, column, kind, stored) in differences)
        {
            var stream = key.Select(value => view.Streams + value).FirstOrDefault(streams.Contains);
            if (stream is not null && !explained.ContainsKey(stream)) explained[stream] = await WasOnceAsync(transaction, view, stream);
            if (stream is null || !explained[stream]) faults.Add(new(table, string.Join(WitnessHash.KeySeparator, key), column, kind));
        }
    }

    // Whether the stored rows of a stream are those of some day since its last event, under settings that were in force since.
    private async Task<bool> WasOnceAsync(JournalTransaction transaction, View view, string stream)
    {
        Execute(transaction, "savepoint stream");
        try
        {
            return await WereOnceAsync(transaction, view, await transaction.ReadAsync(stream));
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            return false;
        }
        finally
        {
            Execute(transaction, "rollback to savepoint stream; release savepoint stream");
        }
    }

    private async Task<bool> WereOnceAsync(JournalTransaction transaction, View view, ImmutableArray<JournalEntry> entries)
    {
        var (since, id) = (entries[^1].Change.At, entries[0].Stream[view.Streams.Length..]);
        var days = Math.Min(MostDays, Math.Max(0, (int)(clock.GetUtcNow() - since).TotalDays + 1));
        foreach (var settings in SettingsSince(transaction, entries[0].Agency.ToString(), since))
        {
            if (settings is not null) Choose(transaction, settings);
            for (var day = 0; day <= days; day++)
            {
                foreach (var table in view.Tables)
                    Execute(transaction, $"delete from \"{table}\" where {string.Join(" or ", tables[table].Key.Select(column => $"cast(\"{column}\" as text) = @id"))}", new { id });
                await view.Begin(store, new Moment(since.AddDays(day)))(transaction, entries);
                if (view.Tables.All(table => Differences(transaction, tables[table], id).Count == 0)) return true;
            }
        }
        return false;
    }

    private static void Choose(JournalTransaction transaction, AgencyChoices settings)
    {
        Execute(transaction, $"delete from {Settings} where agency = @Agency", settings);
        foreach (var (name, body) in settings.Named) Execute(transaction, $"insert into {Settings} (agency, name, body) values (@Agency, @name, @body)", new { settings.Agency, name, body });
    }

    // Those in force, and each that was in force at some time since.
    private IEnumerable<AgencyChoices?> SettingsSince(JournalTransaction transaction, string agency, DateTimeOffset since)
    {
        yield return null;
        var named = new Dictionary<string, string>();
        foreach (var (body, at) in connection.Query<(string Body, string At)>("select body, at from journal where stream = @stream and type = 'SettingsChanged' order by version", new { stream = $"agency/{agency}" }, transaction.Transaction).AsList())
        {
            if (string.CompareOrdinal(at, StoredTypes.Text(since)) > 0) yield return new(agency, named);
            using var chosen = JsonDocument.Parse(body);
            named = new(named) { [chosen.RootElement.GetProperty("name").GetString()!] = chosen.RootElement.GetProperty("settings").GetRawText() };
        }
    }

    private List<Difference> Differences(JournalTransaction transaction, CatalogTable table, string? id)
    {
        var where = id is null ? "" : $" where {string.Join(" or ", table.Key.Select(column => $"cast(\"{column}\" as text) = @id"))}";
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        var (stored, computed) = ($"select {columns} from {schema}.\"{table.Name}\"{where}", $"select {columns} from {(IsFile ? "temp" : "pg_temp")}.\"{table.Name}\"{where}");
        var (surplus, lacking) = (Rows(transaction, table, $"{stored} except {computed}", id), Rows(transaction, table, $"{computed} except {stored}", id));
        var differences = new List<Difference>();
        foreach (var (key, row) in surplus)
            if (!lacking.Remove(key, out var wanted)) differences.Add(new(table.Name, row.Key, null, TableFaultKind.Surplus, row));
            else differences.AddRange(table.Columns.Index().Where(column => row.Values[column.Index] != wanted.Values[column.Index]).Select(column => new Difference(table.Name, row.Key, column.Item.Name, TableFaultKind.Differs, row)));
        differences.AddRange(lacking.Values.Select(row => new Difference(table.Name, row.Key, null, TableFaultKind.Lacking, row)));
        return differences;
    }

    private Dictionary<string, ViewRow> Rows(JournalTransaction transaction, CatalogTable table, string sql, string? id)
    {
        var rows = new Dictionary<string, ViewRow>();
        int[] at = [.. table.Key.Select(name => table.Columns.Index().First(column => column.Item.Name == name).Index)];
        using var reader = connection.ExecuteReader(sql, new { id }, transaction.Transaction, commandTimeout: 0);
        while (reader.Read())
        {
            string?[] values = [.. Enumerable.Range(0, table.Columns.Length).Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))];
            string[] key = [.. at.Select(i => values[i] ?? "")];
            rows[string.Join(WitnessHash.KeySeparator, key)] = new(key, values);
        }
        return rows;
    }

    private static void Execute(JournalTransaction transaction, string sql, object? values = null) => transaction.Connection.Execute(sql, values, transaction.Transaction);

    [GeneratedRegex(@"^\s*create\s+(table|unique index|index)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Temporary();

    private sealed record ViewRow(string[] Key, string?[] Values);

    private sealed record Difference(string Table, string[] Key, string? Column, TableFaultKind Kind, ViewRow Row);

    private sealed record AgencyChoices(string Agency, Dictionary<string, string> Named);

    private sealed class Moment(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at.ToUniversalTime();
    }
}
