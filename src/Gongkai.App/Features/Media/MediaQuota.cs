using Dapper;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>How often calls were made today, counted by account, call and day in Beijing before each is made.</summary>
internal static class MediaQuota
{
    /// <summary>Counts one more call.</summary>
    /// <param name="transaction">The writing.</param>
    /// <param name="account">By which account.</param>
    /// <param name="call">Which.</param>
    /// <param name="now">The moment.</param>
    /// <param name="share">The part of the day's calls that may be used for this.</param>
    /// <returns>Null where it may be made; otherwise from when on.</returns>
    public static async Task<DateTimeOffset?> TakeAsync(JournalTransaction transaction, MediaAccountId account, WeChatCall call, DateTimeOffset now,
        double share = 1)
    {
        var asked = new { account, call = call.ToString(), day = now.BeijingDay };
        var (used, stopped) = await transaction.Connection.QuerySingleOrDefaultAsync<(long, long)>(
            "select used, stopped from media_quota where account = @account and call = @call and day = @day", asked, transaction.Transaction);
        if (stopped == 1 || used >= (long)(call.MostOnADay * share)) return WeChat.MidnightAfter(now);
        await transaction.Connection.ExecuteAsync("""
            insert into media_quota (account, call, day, used, stopped) values (@account, @call, @day, 1, 0)
            on conflict (account, call, day) do update set used = media_quota.used + 1
            """, asked, transaction.Transaction);
        // Days gone by count for nothing.
        if (used == 0)
            await transaction.Connection.ExecuteAsync("delete from media_quota where account = @account and call = @call and day < @day", asked,
                transaction.Transaction);
        return null;
    }

    /// <summary>WeChat says that there are no more today (45009).</summary>
    public static Task StopAsync(JournalTransaction transaction, MediaAccountId account, WeChatCall call, DateTimeOffset now) =>
        transaction.Connection.ExecuteAsync("""
        insert into media_quota (account, call, day, used, stopped) values (@account, @call, @day, 0, 1)
        on conflict (account, call, day) do update set stopped = 1
        """, new { account, call = call.ToString(), day = now.BeijingDay }, transaction.Transaction);

    /// <summary>The calls of an account today: how many were made, and whether WeChat takes no more.</summary>
    public static async Task<IReadOnlyList<(WeChatCall Call, long Used, bool IsStopped)>> TodayAsync(Database database, MediaAccountId account, DateOnly day,
        CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<(string Call, long Used, long Stopped)>(new CommandDefinition(
            "select call, used, stopped from media_quota where account = @account and day = @day order by call", new { account, day }, cancellationToken: ct)))
            .Select(row => (Enum.Parse<WeChatCall>(row.Call), row.Used, row.Stopped == 1))];
    }
}
