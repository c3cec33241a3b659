using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>行政复议、行政诉讼 as their events. One that orders a new reply puts its case into rehandling in the same write.</summary>
public sealed class ReviewJournal(Store store, WorkCalendars calendars, RequestJournal cases, CaseNotices notices, TimeProvider clock)
    : MatterJournal<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation>(store, new ReviewMatters(calendars, clock))
{
    /// <summary>The reviews of one case, in the order of filing.</summary>
    public async Task<ImmutableArray<ReviewCase>> OfRequestAsync(DisclosureRequestId request, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        var lines = await connection.QueryAsync<(ReviewId Id, string Type, string Body)>(new CommandDefinition(
            """
                select v.id, j.type, j.body
                from review_view v
                join journal j on j.stream = 'review/' || v.id
                where v.request = @request
                order by v.filed_on, v.id, j.version
                """,
            new { request }, cancellationToken: ct));
        return [.. lines.GroupBy(line => line.Id)
            .Select(review => ReviewCase.Of(review.Key, [.. review.Select(line => ReviewMatters.Events.Read(line.Type, line.Body))]))];
    }

    /// <summary>An agency's reviews, those that have a term running first; only these where ids are given.</summary>
    public async Task<ImmutableArray<ReviewEntry>> ListAsync(AgencyId agency, IReadOnlyCollection<ReviewId>? only, CancellationToken ct)
    {
        if (only is { Count: 0 }) return [];
        await using var connection = await Store.Database.OpenAsync(ct);
        var among = only is null ? "" : $"and v.id in {IdList.Of(only)}";
        var found = await connection.QueryAsync<ReviewEntry>(new CommandDefinition($"""
            select {ReviewView.Columns} from review_view v left join case_view c on c.id = v.request
            where v.agency = @agency {among}
            order by case when v.due_on is null then 1 else 0 end, v.due_on, v.filed_on desc, v.id
            """, new { agency }, cancellationToken: ct));
        return [.. found];
    }

    protected override async Task<ImmutableArray<Refusal>> FollowAsync(MatterChange<ReviewCase, ReviewSituation> changed,
        ReviewCase before, ChangeContext change)
    {
        var (request, calendar) = (changed.Situation.Request, changed.Situation.Calendar);
        if (before.Order(calendar) is not null || changed.Matter.Order(calendar) is not { } order) return [];
        // A case that was not answered yet, or is decided again already, has nothing to be opened: whoever handles it is told of the order.
        var isReopened = CaseSteps.Workflow.Find(typeof(RehandlingOrdered), request.Stage) is not null;
        await notices.TellAsync(changed.Transaction, changed.Agency, request, Told(request, changed.Matter, order, isReopened), Role.SectionHead,
            Role.OfficeHead, Role.LeaderInCharge);
        if (!isReopened) return [];
        return (await cases.TakeAsync(changed.Transaction, new(new(request.Id), null, (_, _) => Task.FromResult<IReadOnlyList<CaseEvent>>([order])),
            Actor.Platform, change)).Refusals;
    }

    private static CaseNotice Told(DisclosureRequest request, ReviewCase review, RehandlingOrdered order, bool isReopened) =>
        new($"{review.Id}/order/{order.DocumentNumber}", "Order", $"{request.Registration?.Number ?? "未登记的申请"} 被责令{(isReopened ? "重新" : "")}答复",
            $"{order.Organ}{order.DocumentNumber}责令本机关在 {order.Due:yyyy年M月d日} 前{(isReopened ? "重新答复。本件已经转入重新办理。" : "答复。本件还没有办结，办理期限不因此改变，请按两个日期中较早的一个答复。")}")
        { IsUrgent = true };
}
