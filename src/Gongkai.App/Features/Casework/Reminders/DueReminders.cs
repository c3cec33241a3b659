using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Sending;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>
/// Finds the terms that run out, of whatever matter, and tells those who must act: the officer at five workdays, his head too at two, the head of
/// the disclosure office and the leader in charge when it is over. A due day that moves is a new occasion.
/// </summary>
public sealed class DueReminders(Store store, RequestJournal journal, PeopleRegister people, StaffMessages staff, Outbox outbox)
{
    /// <summary>Puts into the outbox what is to be said today; what was said is not said again.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var agency in await AgenciesAsync(ct))
        {
            var levels = (await journal.SituationAsync(agency, Actor.Platform, ct)).Levels;
            var posts = await people.PostsAsync(null, agency, ct);
            var messages = new List<Outgoing>();
            foreach (var row in await NearAsync(agency, levels, ct)) messages.AddRange(await MessagesAsync(row, levels, posts, ct));
            await outbox.PutAllAsync(messages, ct);
        }
    }

    private async Task<IReadOnlyList<AgencyId>> AgenciesAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<AgencyId>("select distinct agency from term_view where waits = 0")).AsList();
    }

    private async Task<IReadOnlyList<Row>> NearAsync(AgencyId agency, DueLevels levels, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        // While somebody outside has to act, or the end is only estimated, nobody here is late.
        return (await connection.QueryAsync<Row>("""
            select subject, kind, agency, name, title, started_on, due_on, post, section, officer from term_view
            where agency = @agency and waits = 0 and (due_on <= @Amber or kind = 'confirm')
            """, new { agency, levels.Amber })).AsList();
    }

    private async Task<IEnumerable<Outgoing>> MessagesAsync(Row row, DueLevels levels, ImmutableArray<Post> posts, CancellationToken ct)
    {
        var level = row.Due_On is { } day ? levels.Of(day) : DueLevel.Calm;
        var said = row.Due_On is { } due
            ? (Kind: level.ToString(), On: due, Subject: $"{row.Title} {level.Name()}", Body: $"{row.Title} 的{row.Name}是 {due.InChinese()}，{level.Name()}。")
            : (Kind: "Confirm", On: row.Started_On, Subject: "有申请等待与申请人确认",
                Body: $"{row.Started_On:yyyy年M月d日}收到的一件申请还没有与申请人确认。收到平常信函的，应当在当日与申请人联系确认（条例第三十一条）。");
        return await staff.OfAsync(new($"{row.Occasion}/{said.Kind}/{said.On:yyyy-MM-dd}", row.Agency, said.Kind, row.Subject, said.Subject, said.Body, level),
            await staff.WithDeputiesAsync(Receivers(row, level, posts, levels.Today), levels.Today, ct), levels.Today, ct);
    }

    private static HashSet<PersonId> Receivers(Row row, DueLevel level, ImmutableArray<Post> posts, DateOnly today)
    {
        var held = posts.Where(post => post.IsHeldOn(today)).ToArray();
        var named = new HashSet<PersonId>();
        if (row.Officer is { } officer) named.Add(officer);
        else Add(post => post.Role.ToString() == row.Post);
        if (level >= DueLevel.Red) Add(post => post.Role == Role.SectionHead && (post.Section is null || post.SectionName == row.Section));
        if (level >= DueLevel.Red && row.Post != nameof(Role.RegistrationClerk)) Add(post => post.Role == Role.OfficeHead);
        if (level == DueLevel.Overdue) Add(post => post.Role is Role.OfficeHead or Role.LeaderInCharge);
        return named;

        void Add(Func<Post, bool> which) => named.UnionWith(held.Where(which).Select(post => post.Person));
    }

    private sealed record Row(string Subject, string Kind, AgencyId Agency, string Name, string Title, DateOnly Started_On, DateOnly? Due_On, string Post,
        string? Section, PersonId? Officer)
    {
        // A case's reply was told under the case's own name before there were other terms.
        public string Occasion => Kind is "reply" or "confirm" ? Subject[(Subject.IndexOf('/', StringComparison.Ordinal) + 1)..] : $"{Subject}/{Kind}";
    }
}
