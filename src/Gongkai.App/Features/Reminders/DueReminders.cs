using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Access;
using Gongkai.Features.Admin;
using Gongkai.Features.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Reminders;

/// <summary>
/// Finds the cases whose days run out and tells those who must act: the officer at five workdays, his head too at two, the head of the disclosure
/// office and the leader in charge when it is over. A due day that moves is a new occasion.
/// </summary>
public sealed class DueReminders(Store store, WorkCalendars calendars, PeopleRegister people, Outbox outbox, OutgoingWays ways, TimeProvider clock)
{
    /// <summary>Puts into the outbox what is to be said today; what was said is not said again.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var levels = DueLevels.On(clock.BeijingToday, await calendars.CurrentAsync(ct));
        var rows = await OpenAsync(levels, ct);
        foreach (var agency in rows.GroupBy(row => row.Agency))
        {
            var messages = new List<Outgoing>();
            var posts = await people.PostsAsync(null, agency.Key, ct);
            foreach (var row in agency) messages.AddRange(await MessagesAsync(row, levels, posts, ct));
            await store.Journal.WriteAsync(async transaction =>
            {
                foreach (var message in messages) await outbox.PutAsync(transaction, message);
                return messages.Count;
            }, ct);
        }
    }

    private async Task<IEnumerable<Row>> OpenAsync(DueLevels levels, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        // While the applicant has to act, or the end is only estimated, nobody here is late.
        return await connection.QueryAsync<Row>("""
            select id, agency, number, stage, arrived_on, due_on, section, officer from case_view
            where is_open = 1 and (stage = 'Arrived' or (stage not in ('AwaitingCorrection', 'AwaitingPayment') and is_projected = 0 and due_on <= @Amber))
            """, new { levels.Amber });
    }

    private async Task<IEnumerable<Outgoing>> MessagesAsync(Row row, DueLevels levels, ImmutableArray<Post> posts, CancellationToken ct)
    {
        var unconfirmed = row.Stage == nameof(CaseStage.Arrived);
        var level = unconfirmed || row.Due_On is null ? DueLevel.Calm : levels.Of(row.Due_On.Value);
        if (level == DueLevel.Calm && !unconfirmed) return [];
        var occasion = unconfirmed ? $"{row.Id}/confirm/{row.Arrived_On:yyyy-MM-dd}" : $"{row.Id}/{level}/{row.Due_On:yyyy-MM-dd}";
        var subject = unconfirmed ? "有申请等待与申请人确认" : $"{row.Number} {DueLevels.Name(level)}";
        var body = unconfirmed
            ? $"{row.Arrived_On:yyyy年M月d日}收到的一件申请还没有与申请人确认。收到平常信函的，应当在当日与申请人联系确认（条例第三十一条）。"
            : $"申请 {row.Number} 的答复期限是 {row.Due_On?.InChinese()}，{DueLevels.Name(level)}。";
        var messages = new List<Outgoing>();
        foreach (var person in await ReceiversAsync(row, level, unconfirmed, posts, levels.Today, ct))
            foreach (var way in ways.Of(person, level))
                messages.Add(new($"{occasion}/{person.Id}/{way}", row.Agency, person.Id, way, unconfirmed ? "Confirm" : level.ToString(), row.Id, subject, body));
        return messages;
    }

    private async Task<IEnumerable<SignIn.Person>> ReceiversAsync(Row row, DueLevel level, bool unconfirmed, ImmutableArray<Post> posts, DateOnly today, CancellationToken ct)
    {
        var held = posts.Where(post => post.IsHeldOn(today)).ToArray();
        var named = new HashSet<PersonId>();
        if (row.Officer is { } officer && !unconfirmed) named.Add(officer);
        else Add(post => post.Role == Role.RegistrationClerk);
        if (level >= DueLevel.Red || row.Officer is null && !unconfirmed)
            Add(post => post.Role == Role.SectionHead && (post.Section is null || post.Section.ToString() == row.Section));
        if (level == DueLevel.Overdue) Add(post => post.Role is Role.OfficeHead or Role.LeaderInCharge);
        foreach (var absent in named.ToArray())
            foreach (var deputy in await people.DeputiesAsync(absent, ct))
                if (today >= deputy.FromOn && today <= deputy.UntilOn) named.Add(deputy.Stands);
        var receivers = new List<SignIn.Person>();
        foreach (var id in named)
            if (await people.FindAsync(id, ct) is { } person && !(person.EndedOn < today)) receivers.Add(person);
        return receivers;

        void Add(Func<Post, bool> which) => named.UnionWith(held.Where(which).Select(post => post.Person));
    }

    private sealed record Row(DisclosureRequestId Id, AgencyId Agency, string? Number, string Stage, DateOnly Arrived_On, DateOnly? Due_On, string? Section, PersonId? Officer);
}
