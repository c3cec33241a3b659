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
    private readonly Dictionary<string, View> streams = [];
    private readonly Dictionary<string, bool> explained = [];
    private string schema = "main";

    /// <summary>How many streams were gone through.</summary>
    public long Streams => streams.Count;

    private bool IsFile => connection is SqliteConnection;

    /// <summary>Makes the tables; nothing may be under way yet.</summary>
    public void Prepare()
    {
        foreach (var table in TableCatalog.Of(connection, null, name => name == Settings || StoreTables.KindOf(name) == TableKind.Recomputed))
            tables.Add(table.Name, table);
        foreach (var missing in Views.Tables.Where(name => !tables.ContainsKey(name))) faults.Add(new(missing, "", null, TableFaultKind.NoTable));
        // The tables refer to ones that are not copied.
        if (IsFile) connection.Execute("pragma foreign_keys = off");
        schema = TableCatalog.SchemaOf(connection, null);
        foreach (var name in tables.Keys)
            if (IsFile)
                foreach (var sql in connection.Query<string>(
                    "select sql from main.sqlite_master where tbl_name = @name and sql is not null and type in ('table', 'index') order by type desc",
                    new { name }).AsList()) connection.Execute(Temporary().Replace(sql, "create $1 temp."));
            else connection.Execute($"create temp table \"{name}\" (like {schema}.\"{name}\" including all)");
    }

    /// <summary>Computes every view and compares it.</summary>
    /// <returns>The tables, with the rows that are stored.</returns>
    public async Task<ImmutableArray<TableProof>> RunAsync(DbTransaction snapshot)
    {
        if (tables.ContainsKey(Settings)) connection.Execute($"insert into {Settings} select * from {schema}.{Settings}", transaction: snapshot);
        var transaction = new JournalTransaction(connection, snapshot, new());
        var known = Views.All.Where(view => view.Tables.Concat(view.Shared).All(tables.ContainsKey)).ToList();
        foreach (var view in known)
        {
            var write = view.Begin(store, clock);
            foreach (var stream in await Rebuilding.StreamsAsync(transaction, view))
            {
                streams[stream] = view;
                await ComputeAsync(transaction, view, stream, write);
            }
        }
        var proofs = ImmutableArray.CreateBuilder<TableProof>();
        foreach (var table in known.SelectMany(view => view.Tables.Concat(view.Shared)).Distinct().Select(name => tables[name]))
        {
            await CompareAsync(transaction, table);
            proofs.Add(new(table.Name, TableKind.Recomputed,
                connection.ExecuteScalar<long>($"select count(*) from {schema}.\"{table.Name}\"", transaction: snapshot)));
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
            foreach (var table in view.Tables.Concat(view.Shared)) faults.Add(new(table, stream, null, TableFaultKind.NotComputable));
        }
        Execute(transaction, "release savepoint stream");
    }

    private async Task CompareAsync(JournalTransaction transaction, CatalogTable table)
    {
        foreach (var (key, column, kind) in Differences(transaction, table, null))
            if (StreamOf(table.Name, key) is not { } stream || !await WasOnceAsync(transaction, stream))
                faults.Add(new(table.Name, string.Join(WitnessHash.KeySeparator, key), column, kind));
    }

    // The stream whose id, or whose name, stands in the key of a row.
    private string? StreamOf(string table, string[] key) => Views.All.Where(view => view.Tables.Contains(table) || view.Shared.Contains(table))
        .SelectMany(view => key.SelectMany(value => new[] { value, view.Streams + value })).FirstOrDefault(streams.ContainsKey);

    // Whether the stored rows of a stream are those of some day since its last event, under settings that were in force since.
    private async Task<bool> WasOnceAsync(JournalTransaction transaction, string stream)
    {
        if (explained.TryGetValue(stream, out var known)) return known;
        Execute(transaction, "savepoint stream");
        try
        {
            return explained[stream] = await WereOnceAsync(transaction, streams[stream], await transaction.ReadAsync(stream));
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            return explained[stream] = false;
        }
        finally
        {
            Execute(transaction, "rollback to savepoint stream; release savepoint stream");
        }
    }

    private async Task<bool> WereOnceAsync(JournalTransaction transaction, View view, ImmutableArray<JournalEntry> entries)
    {
        var (since, stream, own) = (entries[^1].Change.At, entries[0].Stream, view.Tables.Concat(view.Shared).Select(name => tables[name]).ToList());
        var names = new { stream, id = stream[view.Streams.Length..] };
        var days = Math.Min(MostDays, Math.Max(0, (int)(clock.GetUtcNow() - since).TotalDays + 1));
        foreach (var settings in SettingsSince(transaction, entries[0].Agency.ToString(), since))
        {
            if (settings is not null) Choose(transaction, settings);
            for (var day = 0; day <= days; day++)
            {
                foreach (var table in own) Execute(transaction, $"delete from \"{table.Name}\" where {IsOf(table)}", names);
                await view.Begin(store, new Moment(since.AddDays(day)))(transaction, entries);
                if (own.All(table => Differences(transaction, table, names).Count == 0)) return true;
            }
        }
        return false;
    }

    private static void Choose(JournalTransaction transaction, AgencyChoices settings)
    {
        Execute(transaction, $"delete from {Settings} where agency = @Agency", settings);
        foreach (var (name, body) in settings.Named)
            Execute(transaction, $"insert into {Settings} (agency, name, body) values (@Agency, @name, @body)", new { settings.Agency, name, body });
    }

    // Those in force, and each that was in force at some time since.
    private IEnumerable<AgencyChoices?> SettingsSince(JournalTransaction transaction, string agency, DateTimeOffset since)
    {
        yield return null;
        var named = new Dictionary<string, string>();
        foreach (var (body, at) in connection.Query<(string Body, string At)>(
            "select body, at from journal where stream = @stream and type = 'SettingsChanged' order by version", new { stream = $"agency/{agency}" },
            transaction.Transaction).AsList())
        {
            if (string.CompareOrdinal(at, StoredTypes.Text(since)) > 0) yield return new(agency, named);
            using var chosen = JsonDocument.Parse(body);
            named = new(named) { [chosen.RootElement.GetProperty("name").GetString()!] = chosen.RootElement.GetProperty("settings").GetRawText() };
        }
    }

    private static string IsOf(CatalogTable table) => string.Join(" or ", table.Key.Select(column => $"cast(\"{column}\" as text) in (@id, @stream)"));

    private List<Difference> Differences(JournalTransaction transaction, CatalogTable table, object? names)
    {
        var where = names is null ? "" : $" where {IsOf(table)}";
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        var (stored, computed) = ($"select {columns} from {schema}.\"{table.Name}\"{where}",
            $"select {columns} from {(IsFile ? "temp" : "pg_temp")}.\"{table.Name}\"{where}");
        var (surplus, lacking) = (Rows(transaction, table, $"{stored} except {computed}", names),
            Rows(transaction, table, $"{computed} except {stored}", names));
        var differences = new List<Difference>();
        foreach (var (key, row) in surplus)
            if (!lacking.Remove(key, out var wanted)) differences.Add(new(row.Key, null, TableFaultKind.Surplus));
            else differences.AddRange(table.Columns.Index().Where(column => row.Values[column.Index] != wanted.Values[column.Index])
                .Select(column => new Difference(row.Key, column.Item.Name, TableFaultKind.Differs)));
        differences.AddRange(lacking.Values.Select(row => new Difference(row.Key, null, TableFaultKind.Lacking)));
        return differences;
    }

    private Dictionary<string, ViewRow> Rows(JournalTransaction transaction, CatalogTable table, string sql, object? names)
    {
        var rows = new Dictionary<string, ViewRow>();
        int[] at = [.. table.Key.Select(name => table.Columns.Index().First(column => column.Item.Name == name).Index)];
        using var reader = connection.ExecuteReader(sql, names, transaction.Transaction, commandTimeout: 0);
        while (reader.Read())
        {
            string?[] values = [.. Enumerable.Range(0, table.Columns.Length)
                .Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))];
            string[] key = [.. at.Select(i => values[i] ?? "")];
            rows[string.Join(WitnessHash.KeySeparator, key)] = new(key, values);
        }
        return rows;
    }

    private static void Execute(JournalTransaction transaction, string sql,
        object? values = null) => transaction.Connection.Execute(sql, values, transaction.Transaction);

    [GeneratedRegex(@"^\s*create\s+(table|unique index|index)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Temporary();

    private sealed record ViewRow(string[] Key, string?[] Values);

    private sealed record Difference(string[] Key, string? Column, TableFaultKind Kind);

    private sealed record AgencyChoices(string Agency, Dictionary<string, string> Named);

    private sealed class Moment(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at.ToUniversalTime();
    }
}
