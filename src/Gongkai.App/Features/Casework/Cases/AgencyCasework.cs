using System.Data.Common;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>An agency's choices for its casework, as they stand in its settings.</summary>
public static class AgencyCasework
{
    /// <summary>The name under which the settings are kept.</summary>
    public const string Name = "casework";

    /// <summary>The settings; the defaults where the agency has chosen nothing.</summary>
    public static async Task<CaseworkSettings> SettingsAsync(DbConnection connection, AgencyId agency, DbTransaction? transaction = null) =>
        await AgencySettings.FindAsync(connection, agency, Name, transaction) is { } body ? Read(body) : new();

    /// <summary>Reads settings as they are kept.</summary>
    public static CaseworkSettings Read(string body) => JsonSerializer.Deserialize<CaseworkSettings>(body, CaseEventJson.Options)!;

    /// <summary>Writes settings as they are kept.</summary>
    public static string Write(CaseworkSettings settings) => JsonSerializer.Serialize(settings, CaseEventJson.Options);

    /// <summary>The choices for casework; the defaults where nothing was chosen.</summary>
    public static async Task<CaseworkSettings> CaseworkAsync(this AgencySettings settings, AgencyId agency, CancellationToken ct) =>
        await settings.FindAsync(agency, Name, ct) is { } body ? Read(body) : new();

    /// <summary>Chooses for casework.</summary>
    /// <exception cref="StaleVersionException">The agency was changed since it was read.</exception>
    public static Task ChooseAsync(this AgencySettings settings, Agency agency, CaseworkSettings chosen, ChangeContext change, CancellationToken ct) =>
        settings.ChooseAsync(agency, Name, Write(chosen), change, ct);
}
