using System.Collections.Immutable;
using Dapper;

namespace Gongkai.Storage;

/// <summary>Views emptied and written anew from the events, each in one transaction.</summary>
internal static class Rebuilding
{
    /// <summary>Rebuilds views; gives the number of streams gone through.</summary>
    public static async Task<long> RunAsync(Store store, ImmutableArray<View> views, TimeProvider clock, CancellationToken ct)
    {
        long streams = 0;
        foreach (var view in views) streams += await store.Journal.WriteAsync(transaction => RebuildAsync(transaction, view, view.Begin(store, clock)), ct);
        return streams;
    }

    private static async Task<long> RebuildAsync(JournalTransaction transaction, View view, ViewWriter write)
    {
        foreach (var table in view.Tables)
            await transaction.Connection.ExecuteAsync($"delete from {table}", transaction: transaction.Transaction, commandTimeout: 0);
        foreach (var table in view.Shared)
            await transaction.Connection.ExecuteAsync($"delete from {table} where substr(subject, 1, length(@Streams)) = @Streams", new { view.Streams }, transaction.Transaction, commandTimeout: 0);
        var streams = (await transaction.Connection.QueryAsync<string>(
            "select distinct stream from journal where substr(stream, 1, length(@Streams)) = @Streams", new { view.Streams }, transaction.Transaction, commandTimeout: 0)).AsList();
        foreach (var stream in streams.Order(StringComparer.Ordinal)) await write(transaction, await transaction.ReadAsync(stream));
        return streams.Count;
    }
}
