using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Websites;

/// <summary>Opens what is due, of agencies that have chosen so.</summary>
public sealed class Probing(WebsiteProbes probes, ProbeClient client, Database database, TimeProvider clock)
{
    private const int AtOnce = 8;

    /// <summary>One round: to run it again before something is due does nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var (agency, chosen) in await probes.ProbingAsync(ct))
        {
            var due = await DueAsync(agency, TimeSpan.FromMinutes(chosen.ProbeMinutes), now, ct);
            var answers = new List<ProbeAnswer>();
            foreach (var some in due.Chunk(AtOnce))
                answers.AddRange((await Task.WhenAll(some.Select(target => client.OpenAsync(target, TimeSpan.FromSeconds(chosen.MostSeconds), ct))))
                    .OfType<ProbeAnswer>());
            if (answers.Count > 0) await probes.KeepAsync(answers, now, ct);
        }
    }

    private async Task<List<ProbeTarget>> DueAsync(AgencyId agency, TimeSpan pace, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        // Days change within the pace: yesterday's last one counts too.
        var last = (await WebsiteProbes.SinceAsync(connection, agency, now.BeijingDay.AddDays(-2))).GroupBy(day => day.Target)
            .ToDictionary(same => same.Key, same => same.Max(day => day.LastAt));
        return [.. (await WebsiteProbes.TargetsAsync(connection, agency)).Where(target => !last.TryGetValue(target.Target, out var at) || now - at >= pace)];
    }
}

/// <summary>Once a minute.</summary>
public sealed class ProbeRounds(Probing probing, TimeProvider clock, ILogger<ProbeRounds> log) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4401, "ProbeRoundFailed"), "the round of probes failed and will be tried again");

    protected override Task RunAsync(CancellationToken ct) => probing.RunAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault);
}
