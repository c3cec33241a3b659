using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>公众意见 as a kind of matter.</summary>
public sealed class OpinionMatters(WorkCalendars calendars, TimeProvider clock)
    : MatterKind<Opinion, OpinionEvent, OpinionStage, OpinionSituation>(OpinionSteps.Workflow, Events, "opinion/")
{
    /// <summary>The events of opinions by their names.</summary>
    public static MatterJson<OpinionEvent> Events { get; } = new(OpinionSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<Opinion, OpinionSituation>, Task>> Projections => [OpinionView.WriteAsync, WriteTermsAsync];

    // An item is public and has no end; what was said to it is kept, and erased, by itself.
    public override string? About(Opinion matter) => null;

    public override Opinion Blank(Guid id) => new(new OpinionId(id));

    public override async Task<OpinionSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, Opinion matter, Actor actor)
    {
        var (calendar, settings) = await AgencyCalendar.OfAsync(calendars, connection, transaction, agency, ItemMatters.Settings);
        return new(clock.BeijingToday, calendar, ItemMatters.Read(settings),
            matter.Received is null ? await OpinionView.CallAsync(connection, transaction, agency, matter.About) : null, actor);
    }

    protected override ImmutableArray<RunningTerm> Terms(Opinion matter, OpinionSituation situation) => matter.Terms(situation);
}

/// <summary>
/// 公众意见 as their events. An objection is told to the section of its item; the answer goes by mail to whoever left an address, in the same writing.
/// </summary>
public sealed class OpinionJournal(Store store, WorkCalendars calendars, PeopleRegister people, StaffMessages staff, Outbox outbox,
    OutgoingWays ways, TimeProvider clock)
    : MatterJournal<Opinion, OpinionEvent, OpinionStage, OpinionSituation>(store, new OpinionMatters(calendars, clock))
{
    /// <summary>What the agency of an item asks, and what it has chosen; null where nobody is asked.</summary>
    public async Task<(OpinionCall Call, PublishingSettings Settings)?> CallAsync(AgencyId agency, ItemId item, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        var situation = await Kind.SituationAsync(connection, null, agency, new Opinion(default) { About = item }, Actor.Applicant);
        return situation.Call is { } call ? (call, situation.Settings) : null;
    }

    /// <summary>The opinion whose code has that hash, with the words that go with it; null when there is none.</summary>
    public async Task<(Opinion Opinion, MatterTexts Texts)?> FindTrackedAsync(string hash, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        if (await OpinionView.TrackedAsync(connection, hash) is not { } id || await FindAsync(new Opinion(id), ct) is not var (_, opinion)) return null;
        return (opinion, await MatterTexts.OpenAsync(Store.People, connection, opinion.Answer is { } answer ? [answer.Reason] : []));
    }

    /// <summary>Whether an opinion says that.</summary>
    public async Task<bool> SaysAsync(OpinionReceived known, string words, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        return await Store.People.OpenAsync(connection, known.Words.Id) == words;
    }

    /// <summary>One that came, as it is said or entered; to send the same form again changes nothing.</summary>
    internal Task<MatterAnswer<Opinion, OpinionEvent>> ReceiveAsync(
        AgencyId agency, OpinionId id, OpinionCall call, OpinionForm form, DateOnly on, OpinionWay way, string? codeHash,
        ImmutableArray<Upload> uploads, Actor actor, ChangeContext change, CancellationToken ct) =>
        TakeAsync(new(new(id) { About = call.Item }, 0, async (writing, _) => [await form.EventAsync(writing, Store, call, on, way, codeHash, uploads)])
        {
            BeginningAt = agency,
        }, actor, change, ct);

    /// <summary>Proposes to erase what is personal in some opinions; each stands or falls with the others.</summary>
    public Task<MatterAnswer<Opinion, OpinionEvent>> ProposeErasureAsync(IEnumerable<OpinionId> ids, Actor actor, ChangeContext change, CancellationToken ct) =>
        TakeTogetherAsync([.. ids.Select(id => new MatterStep<Opinion, OpinionEvent, OpinionSituation>(new Opinion(id), null, (writing, _) =>
            Task.FromResult<IReadOnlyList<OpinionEvent>>([new OpinionErasureProposed(writing.Situation.Today, actor.Person!.Value)])))], actor, change, ct);

    /// <summary>Erases what is personal in some opinions, on the word of a second person: sealed rows, files, and what was being written about them.</summary>
    public async Task<MatterAnswer<Opinion, OpinionEvent>> EraseAsync(IEnumerable<OpinionId> ids, Actor actor, ChangeContext change, CancellationToken ct)
    {
        var gone = new List<string>();
        var answer = await TakeTogetherAsync([.. ids.Select(id => new MatterStep<Opinion, OpinionEvent, OpinionSituation>(new Opinion(id), null,
            async (writing, opinion) =>
            {
                var rows = MatterTexts.In(await writing.Transaction.ReadAsync(writing.Stream)).Select(row => ErasedContent.Row(row.Id));
                var files = (opinion.Received?.Files ?? []).Select(file => ErasedContent.File(file.Sha256, writing.Stream));
                gone.AddRange(await ErasedContents.DestroyAsync(writing.Transaction, Store.People,
                    [.. rows, .. files, ErasedContent.Drafts(writing.Stream)]));
                return [new OpinionErased(writing.Situation.Today, actor.Person!.Value)];
            }))], actor, change, ct);
        if (!answer.IsTaken) return answer;
        foreach (var name in gone.Distinct()) Store.Files.Remove(name);
        await ErasedContents.WriteListAsync(Store, ct);
        return answer;
    }

    protected override async Task<ImmutableArray<Refusal>> FollowAsync(MatterChange<Opinion, OpinionSituation> changed, Opinion before, ChangeContext change)
    {
        if (before.Received is null && changed.Matter.Received is { Kind: OpinionKind.Objection } objection) await TellSectionAsync(changed, objection);
        if (before.Answer is null && changed.Matter is { Answer: { } answer, Received: { Kind: OpinionKind.Objection } answered })
            await MailAsync(changed, answered, answer);
        return [];
    }

    private async Task TellSectionAsync(MatterChange<Opinion, OpinionSituation> changed, OpinionReceived objection)
    {
        var today = changed.Situation.Today;
        var heads = from post in await people.PostsAsync(null, changed.Agency, CancellationToken.None)
                    where post.IsHeldOn(today) && (objection.Section is null ? post.Role == Role.OfficeHead
                        : post.Role == Role.SectionHead && (post.SectionName is null || post.SectionName == objection.Section))
                    select post.Person;
        var told = new StaffNotice($"{changed.Matter.Stream}/received", changed.Agency, "Opinion", changed.Matter.Stream, $"收到异议 {objection.Number}",
            "公示期间收到异议。答复以前不能公布公示结果。", DueLevel.Amber);
        await outbox.PutAllAsync(changed.Transaction, await staff.OfAsync(told, heads, today, CancellationToken.None));
    }

    private async Task MailAsync(MatterChange<Opinion, OpinionSituation> changed, OpinionReceived objection, OpinionAnswered answer)
    {
        var (connection, within) = (changed.Transaction.Connection, changed.Transaction.Transaction);
        if (ways.Smtp is null || objection.Sender is null
            || OpinionSender.Read(await Store.People.OpenAsync(connection, objection.Sender.Id, within)) is not { Email.Length: > 0 } sender) return;
        var (title, agency) = await connection.QuerySingleAsync<(string, string)>(
            "select p.title, a.name from public_item p join agency a on a.id = p.agency where p.id = @Item", new { objection.Item }, within);
        var letter = new SealedLetter(sender.Email, $"""
            您对“{title}”提出的异议（编号 {objection.Number}），经研究，{answer.Outcome.Name(objection.Kind)}。

            {await Store.People.OpenAsync(connection, answer.Reason.Id, within)}

            {agency}
            """);
        var words = await Store.People.SealAsync(changed.Transaction, "opinion_mail", JsonSerializer.Serialize(letter));
        await outbox.PutAsync(changed.Transaction, new($"{changed.Matter.Stream}/mailed", changed.Agency, default, Way.Email, "OpinionAnswered",
            changed.Matter.Stream, $"异议 {objection.Number} 的答复", "")
        { Sealed = words.Id });
    }
}

/// <summary>What an officer does with one opinion: those whose posts reach its section read it.</summary>
public sealed class OpinionDesk(OpinionJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<Opinion, OpinionEvent, OpinionStage, OpinionSituation>(journal, store, people, officer, Permission.HandleOpinions, clock)
{
    protected override bool MayRead(Opinion matter, Actor actor) => actor.Posts.Any(post => post.Reaches(matter.Section));
}
