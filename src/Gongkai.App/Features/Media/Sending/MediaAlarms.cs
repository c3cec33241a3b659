using System.Collections.Concurrent;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Media;
using Gongkai.Sending;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>Tells the person responsible for an account, and the disclosure office, of what needs them: once for each state that a post comes into.</summary>
public sealed class MediaAlarms(Store store, PeopleRegister people, StaffMessages staff, Outbox outbox, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> told = [];

    /// <summary>Tells what is new.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var alarm in await FindAsync(ct))
        {
            var occasion = $"{alarm.Subject}/{alarm.State}/{alarm.Version}";
            if (told.ContainsKey(occasion)) continue;
            await TellAsync(alarm, occasion, ct);
            told[occasion] = true;
        }
    }

    private async Task TellAsync(Alarm alarm, string occasion, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var office = await people.HoldersAsync(alarm.Agency, Role.OfficeHead, today, ct);
        var (subject, body) = alarm.State switch
        {
            "Stopped" => ($"新媒体账号“{alarm.Name}”的接口已经停用", $"微信的答复：{WeChat.MeaningOf((int)alarm.Version)}（{alarm.Version}）。改正以后，在账号页面恢复。"),
            "Withdrawn" => ($"“{alarm.Name}”的信息已经撤回，请撤下新媒体上的发布", "撤下以后，在发布页面登记。"),
            nameof(PostStage.Gone) => ($"“{alarm.Name}”发布后被删除或者封禁", "请查明原因，在发布页面登记处理结果。"),
            nameof(PostStage.Failed) => ($"“{alarm.Name}”没有发布", "原因写在发布页面，改正以后可以重新发送。"),
            _ => ($"“{alarm.Name}”是不是已经发布，平台查不清楚", "请登录公众平台查看，再在发布页面登记。"),
        };
        var messages = await staff.OfAsync(new($"media/{occasion}", alarm.Agency, "Media", alarm.Subject, subject, body, DueLevel.Red),
            [.. office, alarm.Responsible], today, ct);
        await outbox.PutAllAsync(messages, ct);
    }

    private async Task<IEnumerable<Alarm>> FindAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.QueryAsync<Alarm>(new CommandDefinition("""
            select 'media-account/' || id as Subject, agency, responsible, name, 'Stopped' as State, stopped as Version from media_account
                where stopped is not null
            union all
            select 'media-post/' || p.id, p.agency, a.responsible, p.title, p.stage, p.version from media_post p join media_account a on a.id = p.account
            where p.stage in ('Unknown', 'Failed', 'Gone')
            union all
            select 'media-post/' || p.id, p.agency, a.responsible, p.title, 'Withdrawn', p.version from media_post p join media_account a on a.id = p.account
                join public_item i on i.id = p.item
            where p.stage = 'Live' and i.withdrawn_on is not null
            """, cancellationToken: ct));
    }

    private sealed record Alarm
    {
        public string Subject { get; init; } = "";

        public AgencyId Agency { get; init; }

        public PersonId Responsible { get; init; }

        public string Name { get; init; } = "";

        public string State { get; init; } = "";

        public long Version { get; init; }
    }
}
