using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Storage;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>报表项目 that were loaded, beside those that the program brings: to load one is an event of the platform.</summary>
public sealed class WebsiteEditions(Store store)
{
    /// <summary>The journal's name of them.</summary>
    public const string Stream = "website-rows";

    /// <summary>The name of the event.</summary>
    public const string Loaded = "WebsiteRowsLoaded";

    /// <summary>The table.</summary>
    public const string Table = "website_form_edition";

    /// <summary>What was loaded, the latest last.</summary>
    public async Task<ImmutableArray<WebsiteFormEdition>> LoadedAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await LoadedAsync(connection, null);
    }

    /// <summary>The same on a connection that is open.</summary>
    public static async Task<ImmutableArray<WebsiteFormEdition>> LoadedAsync(DbConnection connection, DbTransaction? transaction) =>
        [.. (await connection.QueryAsync<string>($"select body from {Table} order by sequence", transaction: transaction)).Select(Read)];

    /// <summary>The edition that governs a year; null where none does.</summary>
    public async Task<WebsiteFormEdition?> OfAsync(int year, CancellationToken ct) => WebsiteFormEdition.Of(await LoadedAsync(ct), year);

    /// <summary>What was loaded last from a year on, as it was loaded; null where nothing was.</summary>
    public async Task<string?> TextAsync(int from, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
            $"select body from {Table} where from_year = @from order by sequence desc limit 1", new { from = (long)from }, cancellationToken: ct));
    }

    /// <summary>Loads an edition that can be read.</summary>
    /// <param name="body">It, as a file has it.</param>
    /// <param name="seen">How many had been loaded when it was looked at.</param>
    /// <param name="change">Who, on whose authority, when.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    /// <exception cref="StaleVersionException">Another was loaded meanwhile.</exception>
    public Task LoadAsync(string body, int seen, ChangeContext change, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        await transaction.AppendAsync(AgencyId.Platform, Stream, seen, [new(Loaded, body)], change, null);
        await InsertAsync(transaction, seen + 1, body, change.At);
        return true;
    }, ct);

    /// <summary>Writes them anew from their events.</summary>
    public static async Task RebuildAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        foreach (var entry in entries) await InsertAsync(transaction, entry.Version, entry.Body, entry.Change.At);
    }

    private static Task InsertAsync(JournalTransaction transaction, int sequence, string body, DateTimeOffset at) => transaction.Connection.ExecuteAsync(
        $"insert into {Table} (sequence, from_year, body, loaded_at) values (@sequence, @From, @body, @at)",
        new { sequence = (long)sequence, From = (long)Read(body).From, body, at }, transaction.Transaction);

    private static WebsiteFormEdition Read(string body) =>
        WebsiteFormEdition.Read(body).Edition ?? throw new InvalidDataException("a loaded edition of the yearly form cannot be read any more");
}
