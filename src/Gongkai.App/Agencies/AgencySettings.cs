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
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition("select body from agency_settings where agency = @agency and name = @name", new { agency, name }, cancellationToken: ct));
    }

    /// <summary>Chooses under a name of its own; <paramref name="body"/> is JSON and takes the place of what stood there.</summary>
    /// <exception cref="StaleVersionException">The agency was changed since it was read.</exception>
    public Task ChooseAsync(Agency agency, string name, string body, ChangeContext change, CancellationToken ct) =>
        register.WriteAsync(agency, new("SettingsChanged", $$"""{"name":"{{name}}","settings":{{body}}}"""), change, transaction => transaction.Connection.ExecuteAsync("""
            insert into agency_settings (agency, name, body) values (@Id, @name, @body) on conflict (agency, name) do update set body = excluded.body
            """, new { agency.Id, name, body }, transaction.Transaction), ct);
}
