using System.Collections.Immutable;
using Dapper;

namespace Gongkai.Storage;

/// <summary>Views emptied and written anew from the events, each in one transaction.</summary>
internal static class Rebuilding
{
    /// <summary>
    /// Writes over the rows of registers what their events say, those of the oldest first, for others refer to them; gives the number of streams gone through.
    /// </summary>
    public static async Task<long> RegistersAsync(Store store, CancellationToken ct)
    {
        long streams = 0;
        foreach (var register in StoredArea.All.SelectMany(area => area.Registers))
            streams += await store.Journal.WriteAsync(async transaction =>
            {
                var names = (await transaction.Connection.QueryAsync<string>("""
                    select stream from journal where version = 1 and substr(stream, 1, length(@Streams)) = @Streams order by at, stream
                    """, new { register.Streams }, transaction.Transaction, commandTimeout: 0)).AsList();
                foreach (var stream in names) await register.Write(transaction, await transaction.ReadAsync(stream));
                return names.Count;
            }, ct);
        return streams;
    }

    /// <summary>Rebuilds views; gives the number of streams gone through.</summary>
    /// <param name="store">The store.</param>
    /// <param name="views">Which.</param>
    /// <param name="clock">The time to which they are written.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="tablesOnly">Whether what stands beside the tables is left as it is.</param>
    public static async Task<long> RunAsync(Store store, ImmutableArray<View> views, TimeProvider clock, CancellationToken ct, bool tablesOnly = false)
    {
        long streams = 0;
        foreach (var view in views)
            streams += await store.Journal.WriteAsync(transaction =>
                RebuildAsync(transaction, view, view.Begin(store, clock), tablesOnly ? null : view.Beside?.Invoke(store)), ct);
        return streams;
    }

    private static async Task<long> RebuildAsync(JournalTransaction transaction, View view, ViewWriter write, ViewWriter? beside)
    {
        foreach (var table in view.Tables)
            await transaction.Connection.ExecuteAsync($"delete from {table}", transaction: transaction.Transaction, commandTimeout: 0);
        foreach (var table in view.Shared)
            await transaction.Connection.ExecuteAsync($"delete from {table} where substr(subject, 1, length(@Streams)) = @Streams", new { view.Streams },
                transaction.Transaction, commandTimeout: 0);
        var streams = await StreamsAsync(transaction, view);
        foreach (var stream in streams)
        {
            var entries = await transaction.ReadAsync(stream);
            await write(transaction, entries);
            if (beside is not null) await beside(transaction, entries);
        }
        return streams.Count;
    }

    /// <summary>The streams of a view, in the order in which they are gone through.</summary>
    public static async Task<IReadOnlyList<string>> StreamsAsync(JournalTransaction transaction, View view) =>
    [
        .. (await transaction.Connection.QueryAsync<string>("select distinct stream from journal where substr(stream, 1, length(@Streams)) = @Streams",
            new { view.Streams }, transaction.Transaction, commandTimeout: 0))
            .Order(StringComparer.Ordinal),
    ];
}
