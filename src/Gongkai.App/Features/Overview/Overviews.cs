using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Radar;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Overview;

/// <summary>总览: asks all lines at once. However many agencies, it is four statements.</summary>
public sealed class Overviews(Database database, Journal journal, AgencyRegister agencies, TimeProvider clock)
{
    private const int SoonDays = 7;

    private readonly Held<DateOnly, OverviewTold> open = new(journal, clock, 2);

    /// <summary>The numbers of some agencies, and those of a year before.</summary>
    public async Task<OverviewTold> OfAsync(IReadOnlyCollection<AgencyId> whose, CancellationToken ct)
    {
        var (today, lines) = (clock.BeijingToday, OverviewLine.All);
        await using var connection = await database.OpenAsync(ct);
        var now = await CountAsync(connection, whose, lines, today, today);
        var before = await BeforeAsync(connection, whose, lines, today);
        await AddGapsAsync(now, today);
        await AddGapsAsync(before, today.AddYears(-1));
        return new(now, before);

        async Task AddGapsAsync(Dictionary<(AgencyId, string), long> told, DateOnly day)
        {
            var readings = await RadarDays.NearAsync(connection, whose, day);
            foreach (var line in RadarLine.All.Where(line => line.Weight == RadarWeight.Breach))
                foreach (var agency in whose)
                    if (readings.Find(agency, line) is { } found) told[(agency, $"radar/{line.Word}")] = found.Found;
        }
    }

    /// <summary>What everybody may know, of every agency; counted anew once something was written.</summary>
    public ValueTask<OverviewTold> OpenAsync() => open.GetAsync(clock.BeijingToday, async today =>
    {
        var ct = CancellationToken.None;
        var (whose, lines) = ((await agencies.TreeAsync(ct)).All.Where(agency => agency.ExistsOn(today)).Select(agency => agency.Id).ToList(),
            OverviewLine.All.Where(line => line.IsPublic).ToList());
        await using var connection = await database.OpenAsync(ct);
        return new(await CountAsync(connection, whose, lines, today, today), await BeforeAsync(connection, whose, lines, today));
    });

    /// <summary>The records behind a line of one agency, the earliest first.</summary>
    public async Task<RadarFound> FindAsync(AgencyId agency, OverviewLine line, int skip, int take, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        await using var connection = await database.OpenAsync(ct);
        var count = (await CountAsync(connection, [agency], [line], today, today)).GetValueOrDefault((agency, line.Word));
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"""
            {Looked([agency])} select id, title, since, note from ({line.Records}) found order by since, id limit @take offset @skip
            """, Values(today, today, skip, take), cancellationToken: ct));
        return new(count, null,
            [.. rows.Select(row => new RadarRecord(row.Title, row.Since) { Address = line.AddressOf(row.Id), Note = (row.Note ?? "").Trim() })]);
    }

    private static Task<Dictionary<(AgencyId, string), long>> BeforeAsync(
        DbConnection connection, IReadOnlyCollection<AgencyId> whose, IEnumerable<OverviewLine> lines, DateOnly today)
    {
        var day = today.AddYears(-1);
        return CountAsync(connection, whose, lines.Where(line => line.TellsBefore), day, new(day.Year, 1, 1));
    }

    private static async Task<Dictionary<(AgencyId, string), long>> CountAsync(
        DbConnection connection, IReadOnlyCollection<AgencyId> whose, IEnumerable<OverviewLine> lines, DateOnly day, DateOnly seen)
    {
        var parts = lines.Select(line => $"""
            select '{line.Word}' as line, k.agency, count(r.id) as found
            from (select distinct agency from ({line.Known}) known) k left join ({line.Records}) r on r.agency = k.agency group by k.agency
            """);
        var rows = await connection.QueryAsync<(string Line, AgencyId Agency, long Found)>(
            $"{Looked(whose)} {string.Join(" union all ", parts)}", Values(day, seen));
        return rows.ToDictionary(row => (row.Agency, row.Line), row => row.Found);
    }

    private static string Looked(IEnumerable<AgencyId> whose) => $"with looked as (select id as agency from agency where id in {IdList.Of(whose)})";

    private static object Values(DateOnly day, DateOnly seen, int skip = 0, int take = 0) => new
    {
        day,
        from = new DateOnly(day.Year, 1, 1),
        soon = day.AddDays(SoonDays),
        year = (long)day.Year - 1,
        seen,
        skip = (long)skip,
        take = (long)take,
    };

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public string Title { get; init; } = "";
        public DateOnly? Since { get; init; }
        public string? Note { get; init; }
    }
}
