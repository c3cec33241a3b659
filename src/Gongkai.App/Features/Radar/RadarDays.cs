using System.Data.Common;
using Dapper;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Radar;

/// <summary>What a line found of an agency on a day.</summary>
/// <param name="Agency">Of which.</param>
/// <param name="Day">The day of the reading.</param>
/// <param name="Kind">The line's word.</param>
/// <param name="Found">How many.</param>
/// <param name="Oldest">The earliest day among them.</param>
public sealed record RadarDay(AgencyId Agency, DateOnly Day, string Kind, long Found, DateOnly? Oldest);

/// <summary>Readings of some agencies at one time, each the latest of its agency.</summary>
public sealed class RadarReadings(IEnumerable<RadarDay> days)
{
    private readonly Dictionary<(AgencyId, string), RadarDay> all = days.ToDictionary(day => (day.Agency, day.Kind));

    /// <summary>What a line found; null where it was not read then, which is not nothing.</summary>
    public RadarDay? Find(AgencyId agency, RadarLine line) => all.GetValueOrDefault((agency, line.Word));

    /// <summary>The sum of some lines over some agencies, of those that were read; null where none was.</summary>
    public long? Sum(IEnumerable<AgencyId> agencies, IEnumerable<RadarLine> lines)
    {
        var found = (from agency in agencies from line in lines select Find(agency, line)).OfType<RadarDay>().ToList();
        return found.Count == 0 ? null : found.Sum(day => day.Found);
    }

    /// <summary>The day of an agency's reading; null where there is none.</summary>
    public DateOnly? DayOf(AgencyId agency) => all.Values.FirstOrDefault(day => day.Agency == agency)?.Day;
}

/// <summary>每日读数: one row for each day, agency and line.</summary>
public static class RadarDays
{
    /// <summary>The table.</summary>
    public const string Table = "radar_day";

    /// <summary>A reading counts for a day where it is not older than a week.</summary>
    private const int Near = 7;

    /// <summary>The readings nearest to a day, it or one of the six before.</summary>
    public static Task<RadarReadings> NearAsync(DbConnection connection, IEnumerable<AgencyId> agencies, DateOnly day) =>
        WithinAsync(connection, agencies, day.AddDays(-Near), day);

    /// <summary>The latest reading of an agency before a day, however long ago.</summary>
    public static Task<RadarReadings> BeforeAsync(DbConnection connection, AgencyId agency, DateOnly day) =>
        WithinAsync(connection, [agency], DateOnly.MinValue, day.AddDays(-1));

    private static async Task<RadarReadings> WithinAsync(DbConnection connection, IEnumerable<AgencyId> agencies, DateOnly from, DateOnly day)
    {
        var list = IdList.Of(agencies);
        return new((await connection.QueryAsync<Row>($"""
            select r.agency, r.day, r.kind, r.found, r.oldest from radar_day r join (
                select agency, max(day) as day from radar_day where agency in {list} and day > @from and day <= @day group by agency
            ) latest on latest.agency = r.agency and latest.day = r.day
            """, new { from, day })).Select(row => row.Reading));
    }

    /// <summary>Keeps a reading; one that is there already stays as it is.</summary>
    public static async Task<bool> KeepAsync(JournalTransaction transaction, IReadOnlyCollection<RadarDay> readings)
    {
        var kept = 0;
        foreach (var reading in readings)
            kept += await transaction.Connection.ExecuteAsync("""
                insert into radar_day (agency, day, kind, found, oldest) values (@Agency, @Day, @Kind, @Found, @Oldest)
                on conflict (agency, day, kind) do nothing
                """, reading, transaction.Transaction);
        return kept > 0;
    }

    private sealed class Row
    {
        public AgencyId Agency { get; init; }
        public DateOnly Day { get; init; }
        public string Kind { get; init; } = "";
        public long Found { get; init; }
        public DateOnly? Oldest { get; init; }

        public RadarDay Reading => new(Agency, Day, Kind, Found, Oldest);
    }
}
