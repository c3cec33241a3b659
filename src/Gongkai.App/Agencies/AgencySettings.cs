using Dapper;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Storage;

namespace Gongkai.Agencies;

/// <summary>What agencies have chosen: rows under a name, each change an event of the agency.</summary>
public sealed class AgencySettings(Database database, AgencyRegister register)
{
    /// <summary>The choices for casework; the defaults where nothing was chosen.</summary>
    public async Task<CaseworkSettings> CaseworkAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await AgencyCasework.SettingsAsync(connection, agency);
    }

    /// <summary>Chooses for casework.</summary>
    public Task ChooseAsync(Agency agency, CaseworkSettings chosen, ChangeContext change, CancellationToken ct) =>
        ChooseAsync(agency, AgencyCasework.Name, AgencyCasework.Write(chosen), change, ct);

    /// <summary>Chooses under a name of its own; <paramref name="body"/> is JSON and takes the place of what stood there.</summary>
    /// <exception cref="StaleVersionException">The agency was changed since it was read.</exception>
    public Task ChooseAsync(Agency agency, string name, string body, ChangeContext change, CancellationToken ct) =>
        register.WriteAsync(agency, new("SettingsChanged", $$"""{"name":"{{name}}","settings":{{body}}}"""), change, transaction => transaction.Connection.ExecuteAsync("""
            insert into agency_settings (agency, name, body) values (@Id, @name, @body) on conflict (agency, name) do update set body = excluded.body
            """, new { agency.Id, name, body }, transaction.Transaction), ct);
}
