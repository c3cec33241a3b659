using System.Collections.Immutable;
using Dapper;

namespace Gongkai.Storage;

/// <summary>A table whose rows are sealed: its columns <c>key</c> and <c>sealed</c>, in the context <c>table/id</c>.</summary>
/// <param name="Table">The table.</param>
/// <param name="Id">The column that names a row.</param>
public sealed record SealedTable(string Table, string Id)
{
    /// <summary>Every one.</summary>
    public static ImmutableArray<SealedTable> All { get; } =
    [
        new(PersonalData.Table, "id"), new(FileStore.Table, "hash"), .. StoredArea.All.SelectMany(area => area.Sealed),
    ];
}

/// <summary>A new key for everything that is sealed, batch after batch, while the platform runs.</summary>
internal sealed class Rekeying(Store store)
{
    private const int Batch = 200;

    /// <summary>Adds a key, seals every row with it, and then removes the keys that nothing needs.</summary>
    /// <returns>The new key, the rows sealed anew, and the keys removed.</returns>
    public async Task<(string Key, long Rows, ImmutableArray<string> Removed)> RunAsync(CancellationToken ct)
    {
        var current = store.Keys.Add();
        long rows = 0;
        foreach (var table in SealedTable.All)
            while (await store.Journal.WriteAsync(transaction => SealAsync(transaction, table, current), ct) is > 0 and var done) rows += done;
        while (await store.Journal.WriteAsync(transaction => IndexAsync(transaction, current), ct) > 0) { }
        await store.Journal.WriteAsync(SealEndAsync, ct);
        return (current, rows, await store.Journal.WriteAsync(transaction => RemoveAsync(transaction, current), ct));
    }

    private async Task<int> SealAsync(JournalTransaction transaction, SealedTable table, string current)
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        var rows = (await connection.QueryAsync<(string Id, string Key, string Sealed)>(
            $"select {table.Id}, key, sealed from {table.Table} where key <> @current limit {Batch}", new { current }, within)).AsList();
        foreach (var (id, key, box) in rows)
        {
            var context = $"{table.Table}/{id}";
            var anew = store.Keys.Seal(store.Keys.Open(new(key, box), context), context);
            await connection.ExecuteAsync($"update {table.Table} set key = @Key, sealed = @Text where {table.Id} = @id",
                new { anew.Key, anew.Text, id }, within);
        }
        return rows.Count;
    }

    private async Task<int> IndexAsync(JournalTransaction transaction, string current)
    {
        var rows = (await transaction.Connection.QueryAsync<PersonalDataId>(
            $"select distinct data from personal_index where key <> @current limit {Batch}", new { current }, transaction.Transaction)).AsList();
        foreach (var id in rows) await store.People.IndexAsync(transaction, id);
        return rows.Count;
    }

    // An end whose seal is broken stays broken.
    private async Task<bool> SealEndAsync(JournalTransaction transaction)
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        var end = await connection.QuerySingleAsync<WitnessEnd>(WitnessEnd.Ask, transaction: within);
        return end.IsSealedBy(store.Keys)
            && await connection.ExecuteAsync(WitnessEnd.Upsert, WitnessEnd.Sealed(store.Keys, end.Sequence, end.Hash, end.Adopted), within) == 1;
    }

    // Whoever seals does so in the writer's transaction and looks at the ring there: after this one nobody can use a key that it removes.
    private async Task<ImmutableArray<string>> RemoveAsync(JournalTransaction transaction, string current)
    {
        var used = (await KeysInUse.OfAsync(transaction.Connection, transaction.Transaction)).Append(current);
        ImmutableArray<string> idle = [.. store.Keys.Ids.Except(used)];
        foreach (var key in idle) store.Keys.Remove(key);
        return idle;
    }
}
