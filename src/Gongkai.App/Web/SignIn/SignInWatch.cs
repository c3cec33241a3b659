using Dapper;
using Gongkai.Agencies;
using Gongkai.Sending;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>
/// Tells people that somebody tries their names. It looks after the fact, so that the answer to an attempt does not take longer where there is somebody
/// to be told;
/// and it throws away what is counted no longer.
/// </summary>
public sealed class SignInWatch(Store store, PeopleRegister people, Outbox outbox, OutgoingWays ways, SignInSettings settings, TimeProvider clock)
{
    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var row in await AlarmsAsync(ct))
            if (await people.FindAsync(row.Person, ct) is { } person) await TellAsync(row, person, ct);
        var now = clock.GetUtcNow();
        await store.Journal.WriteAsync(async transaction =>
        {
            await transaction.Connection.ExecuteAsync("delete from provider_claim where claimed_at < @before", new { before = now - ProviderClaims.Holds },
                transaction.Transaction);
            await ReturnedForms.ExpireAsync(transaction, now);
            return await transaction.Connection.ExecuteAsync("delete from sign_in_attempt where until <= @now", new { now }, transaction.Transaction);
        }, ct);
    }

    private async Task<IEnumerable<Alarm>> AlarmsAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.QueryAsync<Alarm>(new CommandDefinition("""
            select key, kind, person, failures, since, told from sign_in_attempt
            where person is not null and ((kind in ('Name', 'Device', 'Code') and failures >= @Attempts and told < 1) or (kind = 'Name' and failures > @NameAttempts and told < 2))
            """, new { Attempts = (long)settings.Attempts, NameAttempts = (long)settings.NameAttempts }, cancellationToken: ct));
    }

    private async Task TellAsync(Alarm row, Person person, CancellationToken ct)
    {
        var level = row.Kind == nameof(AttemptKind.Name) && row.Failures > settings.NameAttempts ? 2 : 1;
        var agency = (await people.PostsOnAsync(person.Id, clock.BeijingToday)) is [var post, ..] ? post.Agency : AgencyId.Platform;
        var (subject, body) = Words(row, level);
        await store.Journal.WriteAsync(async transaction =>
        {
            foreach (var way in ways.Of(person, level == 1 && row.Kind != nameof(AttemptKind.Code) ? DueLevel.Amber : DueLevel.Red))
                await outbox.PutAsync(transaction,
                    new($"sign-in/{person.Id}/{row.Kind}/{StoredTypes.Text(row.Since)}/{level}/{way}", agency, person.Id, way, "SignIn", null, subject, body));
            return await transaction.Connection.ExecuteAsync("update sign_in_attempt set told = @told where key = @Key", new { told = (long)level, row.Key },
                transaction.Transaction);
        }, ct);
    }

    private static (string Subject, string Body) Words(Alarm row, int level) => row.Kind == nameof(AttemptKind.Code)
        ? ("有人输对了您的密码，没有通过动态口令", $"从{row.Since.InBeijing()}起，动态口令输错 {row.Failures} 次。不是您本人的，说明密码已经泄露，请立即修改密码，并告诉管理员。")
        : level == 2
        ? ("有人从许多地方反复试您的密码", $"从{row.Since.InBeijing()}起，用您的登录名登录失败 {row.Failures} 次。您在用过的设备上登录不受影响。请启用动态口令，并告诉管理员。")
        : ("有人用您的登录名登录没有成功", $"从{row.Since.InBeijing()}起，用您的登录名登录失败 {row.Failures} 次。是您本人输错的，不用理会；不是的，请在“我的账号”里核对登录会话和用过的设备。");

    private sealed record Alarm(string Key, string Kind, PersonId Person, long Failures, DateTimeOffset Since, long Told);
}
