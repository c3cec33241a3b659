using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A step of a review that was tried: the review after it, or why not.</summary>
/// <param name="Review">The review as it stands now.</param>
/// <param name="Refusals">Why the step was not taken; empty when it was.</param>
/// <param name="IsStale">Whether somebody else was first; then nothing was taken.</param>
public sealed record ReviewAnswer(ReviewCase Review, ImmutableArray<Refusal> Refusals, bool IsStale);

/// <summary>行政复议、行政诉讼 as their events: reads them, and takes steps that the rules allow.</summary>
public sealed class ReviewJournal(Store store, WorkCalendars calendars, RequestJournal cases, CaseNotices notices, TimeProvider clock)
{
    /// <summary>The review and whose it is; null when there is none of that id.</summary>
    public async Task<(AgencyId Agency, ReviewCase Review)?> FindAsync(ReviewId id, CancellationToken ct)
    {
        var entries = await store.Journal.ReadAsync(id.Stream, ct);
        return entries.IsEmpty ? null : (entries[0].Agency, Fold(id, entries));
    }

    /// <summary>The reviews of one case, in the order of filing.</summary>
    public async Task<ImmutableArray<ReviewCase>> OfRequestAsync(DisclosureRequestId request, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var ids = await connection.QueryAsync<ReviewId>(new CommandDefinition("select id from review_view where request = @request order by filed_on, id", new { request }, cancellationToken: ct));
        var reviews = ImmutableArray.CreateBuilder<ReviewCase>();
        foreach (var id in ids.AsList()) reviews.Add(Fold(id, await store.Journal.ReadAsync(id.Stream, ct)));
        return reviews.ToImmutable();
    }

    /// <summary>An agency's reviews, those that have a term running first; only these where ids are given.</summary>
    public async Task<ImmutableArray<ReviewEntry>> ListAsync(AgencyId agency, IReadOnlyCollection<ReviewId>? only, CancellationToken ct)
    {
        if (only is { Count: 0 }) return [];
        await using var connection = await store.Database.OpenAsync(ct);
        var among = only is null ? "" : $"and v.id in {IdList.Of(only)}";
        var found = await connection.QueryAsync<ReviewEntry>(new CommandDefinition($"""
            select {ReviewView.Columns} from review_view v left join case_view c on c.id = v.request
            where v.agency = @agency {among}
            order by case when v.due_on is null then 1 else 0 end, v.due_on, v.filed_on desc, v.id
            """, new { agency }, cancellationToken: ct));
        return [.. found];
    }

    /// <summary>Takes a step; the first one begins the review. One that orders a new reply puts the case into rehandling in the same write.</summary>
    /// <param name="id">Which review.</param>
    /// <param name="request">The case it is about.</param>
    /// <param name="agency">Whose case.</param>
    /// <param name="seen">The version that the officer has looked at.</param>
    /// <param name="actor">The officer, with the posts held there.</param>
    /// <param name="change">For the journal.</param>
    /// <param name="propose">Makes the event; it may seal words, and runs more than once perhaps.</param>
    /// <param name="files">What came in writing with it, kept already.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    public async Task<ReviewAnswer> TakeAsync(ReviewId id, DisclosureRequest request, AgencyId agency, int seen, Actor actor, ChangeContext change,
        Func<Func<string?, Task<PrivateRef?>>, Task<ReviewEvent>> propose, ImmutableArray<KeptFile> files, CancellationToken ct)
    {
        var others = (await OfRequestAsync(request.Id, ct)).RemoveAll(other => other.Id == id);
        try
        {
            return await store.Journal.WriteAsync(async transaction =>
            {
                var review = Fold(id, await transaction.ReadAsync(id.Stream));
                if (review.Version != seen) return new ReviewAnswer(review, [], true);
                var situation = await SituationAsync(transaction, agency, calendars);
                var calendar = situation.Calendar;
                var step = await propose(words => SealAsync(transaction, words)) with { Files = [.. files.Select(file => file.Ref)] };
                var decision = ReviewSteps.Workflow.Decide(review, step, new(clock.BeijingToday, calendar, request, others, actor));
                if (decision.IsRefused) throw new RefusedException(new(review, decision.Refusals, false));
                await transaction.AppendAsync(agency, id.Stream, review.Version, [new(step.GetType().Name, JsonSerializer.Serialize(step, step.GetType(), EventJson.Options))], change);
                var after = ReviewCase.Of(id, [.. review.History, step]);
                await ReviewView.WriteAsync(transaction, agency, after, calendar);
                var writing = new CaseWriting(transaction, store.People, agency, request.Id, situation);
                foreach (var file in files) await CaseFiles.RecordAsync(writing, file, step.On);
                if (review.Order(calendar) is null && after.Order(calendar) is { } order) await OrderedAsync(transaction, agency, after, request.Id, order, change);
                return new ReviewAnswer(after, [], false);
            }, ct);
        }
        catch (RefusedException refused)
        {
            return refused.Answer;
        }
    }

    // A case that was not answered yet, or is decided again already, has nothing to be opened: whoever handles it is told of the order.
    private async Task OrderedAsync(JournalTransaction transaction, AgencyId agency, ReviewCase review, DisclosureRequestId id, RehandlingOrdered order, ChangeContext change)
    {
        var request = RequestJournal.Fold(id, await transaction.ReadAsync(id.Stream));
        var isReopened = CaseSteps.Workflow.Find(typeof(RehandlingOrdered), request.Stage) is not null;
        await notices.TellAsync(transaction, agency, request, Told(request, review, order, isReopened), Role.SectionHead, Role.OfficeHead, Role.LeaderInCharge);
        if (isReopened) await RehandleAsync(transaction, review, id, order, change);
    }

    private static CaseNotice Told(DisclosureRequest request, ReviewCase review, RehandlingOrdered order, bool isReopened) =>
        new($"{review.Id}/order/{order.DocumentNumber}", "Order", $"{request.Registration?.Number ?? "未登记的申请"} 被责令{(isReopened ? "重新" : "")}答复",
            $"{order.Organ}{order.DocumentNumber}责令本机关在 {order.Due:yyyy年M月d日} 前{(isReopened ? "重新答复。本件已经转入重新办理。" : "答复。本件还没有办结，办理期限不因此改变，请按两个日期中较早的一个答复。")}")
        { IsUrgent = true };

    private async Task RehandleAsync(JournalTransaction transaction, ReviewCase review, DisclosureRequestId id, RehandlingOrdered order, ChangeContext change)
    {
        var answer = await cases.TakeAsync(transaction, new(id, null, (_, _) => Task.FromResult<IReadOnlyList<CaseEvent>>([order])), Actor.Platform, change);
        if (!answer.IsTaken) throw new RefusedException(new(review, answer.Refusals, false));
    }

    private async Task<CaseSituation> SituationAsync(JournalTransaction transaction, AgencyId agency, WorkCalendars calendars) =>
        new(clock.BeijingToday, await calendars.CurrentAsync(transaction.Connection, transaction.Transaction), await AgencyCasework.SettingsAsync(transaction.Connection, agency, transaction.Transaction), Actor.Platform);

    /// <summary>One event of a review, from its line of the journal.</summary>
    public static ReviewEvent Read(JournalEntry entry) => (ReviewEvent)JsonSerializer.Deserialize(entry.Body, ReviewSteps.Workflow.Types[entry.Type], EventJson.Options)!;

    /// <summary>The review of a stream's entries.</summary>
    public static ReviewCase Fold(ReviewId id, IEnumerable<JournalEntry> entries) =>
        ReviewCase.Of(id, [.. entries.Select(Read)]);

    private async Task<PrivateRef?> SealAsync(JournalTransaction transaction, string? words) =>
        string.IsNullOrWhiteSpace(words) ? null : await store.People.SealAsync(transaction, "review", words.Trim());

    // Undoes what the proposal has sealed; never leaves this class.
    private sealed class RefusedException(ReviewAnswer answer) : Exception
    {
        public ReviewAnswer Answer { get; } = answer;
    }
}
