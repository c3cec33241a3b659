using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Media;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>How much an account published of one kind in a year.</summary>
/// <param name="Account">Which account.</param>
/// <param name="Kind">The code of the items' kind.</param>
/// <param name="Months">By months, January first.</param>
/// <param name="Before">In the year before.</param>
public sealed record MediaCount(MediaAccountLine Account, string Kind, ImmutableArray<long> Months, long Before)
{
    public long Total => Months.Sum();
}

/// <summary>What the yearly form of the website asks of an account (移动新媒体).</summary>
/// <param name="Account">Which account.</param>
/// <param name="Posts">信息发布量 of the year, whatever became of the posts since.</param>
/// <param name="Followers">关注量、订阅数 as it was declared last within the year; null where nobody declared it.</param>
/// <param name="DeclaredOn">For which day.</param>
public sealed record MediaYear(MediaAccountLine Account, long Posts, long? Followers, DateOnly? DeclaredOn);

/// <summary>An account without a post for too long.</summary>
/// <param name="Account">Which.</param>
/// <param name="Days">For how many days.</param>
public sealed record SilentAccount(MediaAccountLine Account, int Days)
{
    /// <summary>The last day on which it would not have been silent.</summary>
    public DateOnly DueOn { get; init; }
}

/// <summary>Counts of new media: what was published by which account, and which accounts are silent.</summary>
public sealed class MediaCounts(Store store, MediaAccounts accounts, AgencyRegister agencies)
{
    /// <summary>By account and kind and month; accounts without a post are not there.</summary>
    public async Task<ImmutableArray<MediaCount>> OfYearAsync(AgencyId agency, int year, CancellationToken ct)
    {
        var lines = (await accounts.ListAsync(agency, ct)).ToDictionary(line => line.Id);
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(MediaAccountId Account, string Kind, string Month, long Posts)>(new CommandDefinition("""
            select p.account, i.kind, substr(p.live_on, 1, 7), count(*) from media_post p join public_item i on i.id = p.item
            where p.agency = @agency and p.live_on between @from and @until group by p.account, i.kind, substr(p.live_on, 1, 7)
            """, new { agency, from = $"{year - 1:0000}-01-01", until = $"{year:0000}-12-31" }, cancellationToken: ct));
        return
        [
            .. from row in rows
               group row by (row.Account, row.Kind) into same
               let account = lines[same.Key.Account]
               orderby account.Platform, account.Name, account.Id.Value, same.Key.Kind
               select new MediaCount(account, same.Key.Kind,
                   [.. Enumerable.Range(1, 12).Select(month => same.Where(row => row.Month == $"{year:0000}-{month:00}").Sum(row => row.Posts))],
                   same.Where(row => row.Month.StartsWith($"{year - 1:0000}-", StringComparison.Ordinal)).Sum(row => row.Posts)),
        ];
    }

    /// <summary>What the yearly form asks, of every account that was open in the year.</summary>
    public async Task<ImmutableArray<MediaYear>> ForFormAsync(AgencyId agency, int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        await using var connection = await store.Database.OpenAsync(ct);
        var posts = (await connection.QueryAsync<(MediaAccountId Account, long Posts)>(new CommandDefinition(
            "select account, count(*) from media_post where agency = @agency and live_on between @first and @last group by account",
            new { agency, first, last }, cancellationToken: ct))).ToDictionary(row => row.Account, row => row.Posts);
        var followers = (await connection.QueryAsync<(MediaAccountId Account, DateOnly On, long Followers)>(new CommandDefinition("""
            select f.account, f.declared_on, f.followers from media_followers f join media_account a on a.id = f.account
            where a.agency = @agency and f.declared_on between @first and @last order by f.declared_on
            """, new { agency, first, last }, cancellationToken: ct))).ToLookup(row => row.Account);
        return
        [
            .. from account in await accounts.ListAsync(agency, ct)
               where account.OpenedOn <= last && !(account.ClosedOn < first)
               let isDeclared = followers.Contains(account.Id)
               let declared = followers[account.Id].LastOrDefault()
               select new MediaYear(account, posts.GetValueOrDefault(account.Id), isDeclared ? declared.Followers : null, isDeclared ? declared.On : null),
        ];
    }

    /// <summary>Open accounts of an agency without a post for longer than its setting says (两周).</summary>
    internal static async Task<ImmutableArray<SilentAccount>> SilentAsync(DbConnection connection, AgencyId agency, DateOnly today)
    {
        var most = AgencySettings.Read<MediaSettings>(await AgencySettings.FindAsync(connection, agency, MediaAccounts.SettingsName, null)).SilentDays;
        return [.. from line in await MediaAccounts.ListAsync(connection, agency)
                   where line.ClosedOn is null
                   let days = line.Account.SilentDays(today, line.LastOn)
                   where days > most
                   select new SilentAccount(line, days) { DueOn = today.AddDays(most - days) }];
    }

    /// <summary>By account, the year beside the year before; a running year is held against the same part of that. Also of accounts closed since; a year in
    /// which an account was not open yet is not known, and is not zero.</summary>
    public async Task<ImmutableArray<(MediaAccountLine Account, YearOnYear Posts)>> YearsAsync(AgencyId agency, int year, DateOnly today, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var until = year == today.Year ? $"{today:MM-dd}" : "12-31";
        var rows = (await connection.QueryAsync<(MediaAccountId Account, string Year, long Posts)>(new CommandDefinition("""
            select account, substr(live_on, 1, 4), count(*) from media_post
            where agency = @agency and live_on between @from and @last and substr(live_on, 6) <= @until group by account, substr(live_on, 1, 4)
            """, new { agency, from = new DateOnly(year - 1, 1, 1), last = new DateOnly(year, 12, 31), until }, cancellationToken: ct))).ToList();
        long? Of(MediaAccountLine account, int asked) => account.OpenedOn.Year > asked || asked > today.Year ? null
            : rows.Where(row => row.Account == account.Id && row.Year == $"{asked:0000}").Sum(row => row.Posts);
        return
        [
            .. from account in await MediaAccounts.ListAsync(connection, agency, ct)
               let posts = new YearOnYear(Of(account, year), Of(account, year - 1))
               where account.OpenedOn.Year <= year
                   && (account.ClosedOn is not { Year: var closed } || closed >= year - 1 || posts is not { Now: null or 0, Before: null or 0 })
               select (account, posts),
        ];
    }

    /// <summary>What is wrong with each open account of an agency; those with nothing wrong are not there.</summary>
    public async Task<ImmutableArray<(MediaAccountLine Account, ImmutableArray<Finding> Findings)>> FindingsAsync(AgencyId agency, DateOnly today,
        CancellationToken ct)
    {
        var (names, most) = (await agencies.NamesAsync(agency, ct), (await accounts.SettingsAsync(agency, ct)).SilentDays);
        var open = (await accounts.ListAsync(agency, ct)).Where(line => line.ClosedOn is null).ToList();
        return
        [
            .. from line in open
               let twin = open.FirstOrDefault(other => other.Id != line.Id && other.Platform == line.Platform && line.Platform != MediaPlatform.Other)
               let findings = line.Account.Findings(names, today, line.LastOn, most)
                   .Concat(twin is null ? [] : [new Finding("NM05", Severity.Warning) { Values = [("platform", line.Platform.Name()),
                       ("other", twin.Name)] }]).ToImmutableArray()
               where !findings.IsEmpty
               select (line, findings),
        ];
    }
}
