using System.Collections.Concurrent;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Reports;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary>The register of cases that reports are held against, given with <c>--register</c>: the agency and the year are the report's own.</summary>
internal sealed class RegisterFiguresSource : IDisposable
{
    private readonly Database database;
    private readonly Terminal terminal;
    private readonly (AgencyId Agency, string Name)[] agencies;
    private readonly ConcurrentDictionary<(AgencyId Agency, int Year), Lazy<RegisterFigures>> read = new();

    private RegisterFiguresSource(string connectionString, Terminal terminal)
    {
        (database, this.terminal) = (new(connectionString), terminal);
        using var connection = database.OpenAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        agencies = [.. connection.Query<(AgencyId, string)>("select id, name from agency union select agency, name from agency_alias")];
    }

    /// <summary>Opens the register of a platform: its data folder, or the connection string of its database.</summary>
    /// <exception cref="MisuseException">There is no such platform.</exception>
    public static RegisterFiguresSource Open(string place, Terminal terminal)
    {
        var isServer = place.Contains('=', StringComparison.Ordinal);
        return new(StoragePlace.Existing(isServer ? "." : place, isServer ? place : null, terminal).ConnectionString, terminal);
    }

    /// <summary>
    /// What the register counts for the report's agency and year, as it was frozen where it was; null when the register does not know the agency.
    /// </summary>
    public RegisterFigures? Of(AnnualReport report)
    {
        if (report is not { Agency: { } name, Year: { } year }) return null;
        var found = agencies.Where(agency => AgencyName.AreSame(agency.Name, name)).Select(agency => agency.Agency).Distinct().ToArray();
        if (found.Length == 1) return read.GetOrAdd((found[0], year), key => new(() => Read(key.Agency, key.Year))).Value;
        terminal.Tell($"台账里{(found.Length == 0 ? "没有" : "有几个")}“{name}”，没有核对表三、表四。",
            $"The register knows {(found.Length == 0 ? "no" : "several of")} “{name}”; tables 3 and 4 were not compared.");
        return null;
    }

    public void Dispose() => database.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private RegisterFigures Read(AgencyId agency, int year)
    {
        using var connection = database.OpenAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return YearRegister.ReadAsync(connection, null, agency, year).GetAwaiter().GetResult().Figures;
    }
}
