using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Agencies;

/// <summary>What agencies have chosen: rows under a name, each change an event of the agency.</summary>
public sealed class AgencySettings(Database database, AgencyRegister register)
{
    /// <summary>What was chosen under a name, as JSON; null where nothing was.</summary>
    public async Task<string?> FindAsync(AgencyId agency, string name, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await FindAsync(connection, agency, name, null, ct);
    }

    /// <summary>The same on a connection that is open, within a transaction or without.</summary>
    public static Task<string?> FindAsync(DbConnection connection, AgencyId agency, string name, DbTransaction? transaction, CancellationToken ct = default) =>
        connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "select body from agency_settings where agency = @agency and name = @name", new { agency, name }, transaction, cancellationToken: ct));

    /// <summary>What was chosen as it is kept; the defaults where nothing was.</summary>
    public static T Read<T>(string? body) where T : new() => body is null ? new() : JsonSerializer.Deserialize<T>(body, EventJson.Options)!;

    /// <summary>Writes what an event says was chosen.</summary>
    internal static Task WriteAsync(JournalTransaction transaction, AgencyId agency, string name, string body) => transaction.Connection.ExecuteAsync(
        "insert into agency_settings (agency, name, body) values (@agency, @name, @body) on conflict (agency, name) do update set body = excluded.body",
        new { agency, name, body }, transaction.Transaction);

    /// <summary>Chooses under a name of its own what <see cref="Read"/> reads.</summary>
    /// <exception cref="StaleVersionException">The agency was changed since it was read.</exception>
    public Task ChooseAsync<T>(Agency agency, string name, T chosen, ChangeContext change, CancellationToken ct) where T : new() =>
        ChooseAsync(agency, name, JsonSerializer.Serialize(chosen, EventJson.Options), change, ct);

    /// <summary>Chooses under a name of its own; <paramref name="body"/> is JSON and takes the place of what stood there.</summary>
    /// <exception cref="StaleVersionException">The agency was changed since it was read.</exception>
    public Task ChooseAsync(Agency agency, string name, string body, ChangeContext change, CancellationToken ct) =>
        register.TellAsync(agency, new(nameof(SettingsChanged), $$"""{"name":"{{name}}","settings":{{body}}}"""), change, ct);
}
