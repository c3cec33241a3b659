using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Radar;

/// <summary>
/// 每日读数: asks every line of every agency once a day, keeps what it found, and tells the disclosure office what has turned red since the reading before.
/// An agency without a catalogue does not publish here and is not read.
/// </summary>
public sealed class RadarReading(Store store, AgencyRegister agencies, PeopleRegister people, StaffMessages staff, Outbox outbox, TimeProvider clock)
{
    /// <summary>Reads what was not read today; to run it again changes nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var tree = await agencies.TreeAsync(ct);
        foreach (var agency in await UnreadAsync(today, ct))
            if (tree[agency]?.ExistsOn(today) == true)
                await ReadAsync(agency, today, ct);
    }

    private async Task<IReadOnlyList<AgencyId>> UnreadAsync(DateOnly today, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<AgencyId>(new CommandDefinition("""
            select distinct c.agency from public_column c where not exists (select 1 from radar_day d where d.agency = c.agency and d.day = @today)
            """, new { today }, cancellationToken: ct))).AsList();
    }

    private async Task ReadAsync(AgencyId agency, DateOnly today, CancellationToken ct)
    {
        var (readings, before) = await FindAsync(agency, today, ct);
        var turned = RadarLine.All.Where(line => line is { Weight: RadarWeight.Breach, IsToldElsewhere: false }
            && readings.Single(one => one.Kind == line.Word).Found > 0 && before.Find(agency, line) is not { Found: > 0 }).ToImmutableArray();
        var messages = turned.IsEmpty ? [] : await MessagesAsync(agency, today, turned, readings, ct);
        await store.Journal.WriteAsync(async transaction =>
        {
            if (await RadarDays.KeepAsync(transaction, readings)) await outbox.PutAllAsync(transaction, messages);
            return messages.Count;
        }, ct);
    }

    private async Task<(ImmutableArray<RadarDay> Readings, RadarReadings Before)> FindAsync(AgencyId agency, DateOnly today, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var readings = ImmutableArray.CreateBuilder<RadarDay>();
        foreach (var line in RadarLine.All)
        {
            var found = await line.FindAsync(new(connection, agency, today));
            readings.Add(new(agency, today, line.Word, found.Count, found.Oldest));
        }
        return (readings.ToImmutable(), await RadarDays.BeforeAsync(connection, agency, today));
    }

    private async Task<IReadOnlyList<Outgoing>> MessagesAsync(
        AgencyId agency, DateOnly today, ImmutableArray<RadarLine> turned, ImmutableArray<RadarDay> readings, CancellationToken ct)
    {
        var office = await people.HoldersAsync(agency, Role.OfficeHead, today, ct);
        var words = string.Join("；", turned.Select(line => $"{line.Name} {readings.Single(one => one.Kind == line.Word).Found}"));
        return await staff.OfAsync(new($"radar/{agency}/{Dates.Of(today)}", agency, "Radar", $"radar/{agency}", $"公开雷达：{turned.Length} 类新问题",
            $"{words}。怎样办，在“公开雷达”里。", DueLevel.Amber), await staff.WithDeputiesAsync(office, today, ct), today, ct);
    }
}

/// <summary>Looks every ten minutes whether a new day has come, so that each night is read soon after midnight, or when the site is there again.</summary>
public sealed class RadarRounds(RadarReading reading, TimeProvider clock, ILogger<RadarRounds> log) : Rounds(TimeSpan.FromMinutes(10), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4201, "RadarRoundFailed"), "the reading of the radar failed and will be tried again");

    protected override Task RunAsync(CancellationToken ct) => reading.RunAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault);
}
