using Dapper;
using Gongkai.Storage;

namespace Gongkai.Features.Demonstration;

/// <summary>What a place holds, as far as the demonstration asks.</summary>
internal enum DemonstrationPlace
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>The demonstration, fed to the end.</summary>
    Fed,

    /// <summary>The demonstration, as far as it came.</summary>
    Broken,

    /// <summary>Something else, which is not to be touched.</summary>
    Foreign,
}

/// <summary>
/// The mark by which the demonstration knows its own store: two lines in the platform's chain, before the first and after the last of its data.
/// </summary>
internal static class DemonstrationStore
{
    private const string Stream = "demonstration";

    /// <summary>Looks at a place and changes nothing.</summary>
    public static DemonstrationPlace Look(StorageOptions place)
    {
        if (place.Connection is null && !File.Exists(place.DatabaseFile))
            return Directory.Exists(place.Data) && Directory.EnumerateFileSystemEntries(place.Data).Any()
                ? DemonstrationPlace.Foreign : DemonstrationPlace.Empty;
        using var connection = Database.Connect(place.ConnectionString);
        if (TableCatalog.IsEmpty(connection, null)) return DemonstrationPlace.Empty;
        if (TableCatalog.Of(connection, null).All(table => table.Name != "journal")) return DemonstrationPlace.Foreign;
        return connection.ExecuteScalar<long>("select count(*) from journal where stream = @Stream", new { Stream }) switch
        {
            0 => DemonstrationPlace.Foreign,
            1 => DemonstrationPlace.Broken,
            _ => DemonstrationPlace.Fed,
        };
    }

    /// <summary>Writes the first mark.</summary>
    public static Task BeginAsync(Store store, ChangeContext change, CancellationToken ct) => MarkAsync(store, 0, "DemonstrationBegun", change, ct);

    /// <summary>Writes the last mark.</summary>
    public static Task EndAsync(Store store, ChangeContext change, CancellationToken ct) => MarkAsync(store, 1, "DemonstrationFed", change, ct);

    /// <summary>The moment of the newest line: a clock that goes on from the demonstration's day is never behind what was written.</summary>
    public static async Task<DateTimeOffset> NewestAsync(Database database, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition("select max(at) from journal", cancellationToken: ct)) is { } newest
            ? DateTimeOffset.Parse(newest, System.Globalization.CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;
    }

    private static Task MarkAsync(Store store, int version, string type, ChangeContext change,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        await transaction.AppendAsync(AgencyId.Platform, Stream, version, [new(type, "{}")], change, null);
        return true;
    }, ct);
}
