using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>行政复议、行政诉讼 as a kind of matter.</summary>
public sealed class ReviewMatters(WorkCalendars calendars, TimeProvider clock)
    : MatterKind<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation>(ReviewSteps.Workflow, Events, "review/")
{
    private readonly RequestMatters requests = new(calendars, clock);

    /// <summary>The events of reviews by their names.</summary>
    public static MatterJson<ReviewEvent> Events { get; } = new(ReviewSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<ReviewCase, ReviewSituation>, Task>> Projections =>
        [ReviewView.WriteAsync, WriteTermsAsync, MatterEntries.WriteAsync];

    public override string? About(ReviewCase matter) => matter.Request.Stream;

    public override ReviewCase Blank(Guid id) => new(new ReviewId(id));

    public override async Task<ReviewSituation> SituationAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency,
        ReviewCase matter, Actor actor)
    {
        var situation = await requests.SituationAsync(connection, transaction, agency, actor);
        var lines = await connection.QueryAsync<(string Stream, string Type, string Body)>("""
            select stream, type, body from journal where stream in (
                select 'case/' || cast(@Request as text) union all select 'review/' || id from review_view where request = @Request and id <> @Id)
            order by stream, version
            """, new { matter.Request, matter.Id }, transaction);
        var streams = lines.ToLookup(line => line.Stream);
        var request = CaseFold.Of(matter.Request, [.. streams[matter.Request.Stream].Select(line => CaseEventJson.Read(line.Type, line.Body))]);
        var others = from stream in streams
                     where stream.Key != matter.Request.Stream
                     select ReviewCase.Of(new(Guid.Parse(stream.Key.AsSpan("review/".Length))), [.. stream.Select(line => Events.Read(line.Type, line.Body))]);
        return new(situation.Today, situation.Calendar, request, [.. others], actor);
    }

    protected override ImmutableArray<RunningTerm> Terms(ReviewCase matter, ReviewSituation situation) =>
        ReviewDeadlines.Running(matter, situation.Calendar);
}
