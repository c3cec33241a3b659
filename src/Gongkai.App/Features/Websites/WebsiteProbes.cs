using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Media;
using Gongkai.Storage;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>Something with an address that can be opened: a site, or an account of new media.</summary>
/// <param name="Target">The stream of it.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Its address.</param>
public sealed record ProbeTarget(string Target, AgencyId Agency, string Name, string Address);

/// <summary>What a probe found.</summary>
/// <param name="Target">Of what.</param>
/// <param name="Failed">Whether it did not open.</param>
/// <param name="Word">What came: 200, 超时, 连接失败.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record ProbeAnswer(ProbeTarget Target, bool Failed, string Word, long Milliseconds);

/// <summary>A day of probes.</summary>
public sealed record ProbeDay
{
    public string Target { get; init; } = "";

    public DateOnly Day { get; init; }

    public long Tries { get; init; }

    public long Failures { get; init; }

    /// <summary>The longest that it took to open, in milliseconds.</summary>
    public long Slowest { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public string LastWord { get; init; } = "";

    /// <summary>1 where the last one failed.</summary>
    public long LastFailed { get; init; }
}

/// <summary>网站能否打开: what is probed, and what was found on each day.</summary>
public sealed class WebsiteProbes(Store store, AgencySettings settings)
{
    /// <summary>The table.</summary>
    public const string Table = "website_probe";

    /// <summary>The name under which an agency's choices are kept.</summary>
    public const string SettingsName = "website";

    /// <summary>The agency's choices.</summary>
    public async Task<WebsiteSettings> SettingsAsync(AgencyId agency, CancellationToken ct) => Read(await settings.FindAsync(agency, SettingsName, ct));

    /// <summary>The same on a connection that is open.</summary>
    public static async Task<WebsiteSettings> SettingsAsync(DbConnection connection, AgencyId agency) =>
        Read(await AgencySettings.FindAsync(connection, agency, SettingsName, null));

    /// <summary>The agencies that have their sites probed, with their choices.</summary>
    public async Task<ImmutableArray<(AgencyId Agency, WebsiteSettings Settings)>> ProbingAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(AgencyId Agency, string Body)>(new CommandDefinition(
            "select agency, body from agency_settings where name = @SettingsName", new { SettingsName }, cancellationToken: ct));
        return [.. rows.Select(row => (row.Agency, Read(row.Body))).Where(one => one.Item2.IsProbed)];
    }

    /// <summary>What of an agency can be opened: its open sites, and its open accounts that have an address.</summary>
    public static async Task<ImmutableArray<ProbeTarget>> TargetsAsync(DbConnection connection, AgencyId agency) =>
    [
        .. (await WebsiteRegister.ListAsync(connection, agency)).Where(line => line.ClosedOn is null)
            .Select(line => new ProbeTarget(new Website(line.Id).Stream, agency, line.Name, line.Address)),
        .. (await connection.QueryAsync<(MediaAccountId Id, string Name, string Address)>("""
            select id, name, address from media_account where agency = @agency and closed_on is null and address <> '' order by platform, name, id
            """, new { agency }))
            .Select(row => new ProbeTarget(new MediaAccount(row.Id).Stream, agency, row.Name, row.Address)),
    ];

    /// <summary>What was found since a day, the latest first.</summary>
    public static async Task<ImmutableArray<ProbeDay>> SinceAsync(DbConnection connection, AgencyId agency, DateOnly since) =>
        [.. await connection.QueryAsync<ProbeDay>($"""
            select target, day, tries, failures, slowest, last_at as LastAt, last_word as LastWord, last_failed as LastFailed from {Table}
            where agency = @agency and day >= @since order by day desc, target
            """, new { agency, since })];

    /// <summary>Keeps what was found.</summary>
    public Task KeepAsync(IReadOnlyCollection<ProbeAnswer> answers, DateTimeOffset at, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        foreach (var answer in answers)
            await transaction.Connection.ExecuteAsync($"""
                insert into {Table} (target, day, agency, address, tries, failures, slowest, last_at, last_word, last_failed)
                values (@Target, @day, @Agency, @Address, 1, @failed, @Milliseconds, @at, @Word, @failed)
                on conflict (target, day) do update set address = excluded.address, tries = {Table}.tries + 1, failures = {Table}.failures + excluded.failures,
                    slowest = case when excluded.slowest > {Table}.slowest then excluded.slowest else {Table}.slowest end, last_at = excluded.last_at,
                    last_word = excluded.last_word, last_failed = excluded.last_failed
                """, new
            {
                answer.Target.Target,
                answer.Target.Agency,
                answer.Target.Address,
                day = at.BeijingDay,
                at,
                failed = answer.Failed ? 1L : 0L,
                answer.Milliseconds,
                answer.Word,
            }, transaction.Transaction);
        return true;
    }, ct);

    private static WebsiteSettings Read(string? body) => AgencySettings.Read<WebsiteSettings>(body);
}
