using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Publishing.Scanning;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Interaction;

/// <summary>A survey as lists show it.</summary>
public sealed record SurveyLine(SurveyId Id, string Number, string Title, SurveyStage Stage, DateOnly From, DateOnly Until);

/// <summary>问卷 as a kind of matter.</summary>
public sealed class SurveyMatters(WorkCalendars calendars, TimeProvider clock)
    : MatterKind<Survey, SurveyEvent, SurveyStage, SurveySituation>(SurveySteps.Workflow, Events, "survey/")
{
    /// <summary>The table.</summary>
    public const string Table = "survey_view";

    private const string Upsert = $"""
        insert into {Table} (id, agency, number, title, version, stage, from_on, until_on, published_on, evaluated, evaluated_year)
        values (@Id, @Agency, @Number, @Title, @Version, @Stage, @From, @Until, @PublishedOn, @Evaluated, @Year)
        on conflict (id) do update set title = excluded.title, version = excluded.version, stage = excluded.stage, from_on = excluded.from_on,
            until_on = excluded.until_on, published_on = excluded.published_on, evaluated = excluded.evaluated, evaluated_year = excluded.evaluated_year
        """;

    /// <summary>The events of surveys by their names.</summary>
    public static MatterJson<SurveyEvent> Events { get; } = new(SurveySteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<Survey, SurveySituation>, Task>> Projections => [WriteAsync, WriteTermsAsync];

    public override string? About(Survey matter) => null;

    public override Survey Blank(Guid id) => new(new SurveyId(id));

    public override async Task<SurveySituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, Survey matter, Actor actor)
    {
        var today = clock.BeijingToday;
        var (calendar, _) = await AgencyCalendar.OfAsync(calendars, connection, transaction, agency, MessageMatters.Settings);
        if (matter is not { Stage: SurveyStage.Drafting, Content: { } content }) return new(today, calendar, null, actor);
        var around = await MessageScan.AroundAsync(connection, transaction, agency, today);
        return new(today, calendar, new(() => Scanner.Scan(Page(content), around)), actor);
    }

    protected override ImmutableArray<RunningTerm> Terms(Survey matter, SurveySituation situation) => matter.Terms(situation.Calendar);

    /// <summary>An agency's surveys, the latest first; for the public those that were published and not withdrawn.</summary>
    internal static async Task<ImmutableArray<SurveyLine>> ListAsync(DbConnection connection, AgencyId agency, bool isPublic)
    {
        var rows = await connection.QueryAsync<(SurveyId, string, string, string, DateOnly, DateOnly)>($"""
            select id, number, title, stage, from_on, until_on from {Table}
            where agency = @agency {(isPublic ? "and stage in ('Published', 'Concluded')" : "")} order by until_on desc, id desc limit 100
            """, new { agency });
        return [.. rows.Select(row => new SurveyLine(row.Item1, row.Item2, row.Item3, Enum.Parse<SurveyStage>(row.Item4), row.Item5, row.Item6))];
    }

    /// <summary>What a survey asks, as it stands; null when there is none.</summary>
    public static async Task<SurveyContent?> ContentAsync(DbConnection connection, SurveyId survey)
    {
        var events = (await connection.QueryAsync<(string Type, string Body)>($"""
            select type, body from journal where stream = @stream and type in ('{nameof(SurveyDrafted)}', '{nameof(SurveyRevised)}') order by version
            """, new { stream = $"survey/{survey}" })).AsList();
        return events.Count == 0 ? null
            : Events.Read(events[^1].Type, events[^1].Body) is SurveyRevised revised ? revised.Content : ((SurveyDrafted)Events.Read(events[0].Type,
                events[0].Body)).Content;
    }

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new SurveyMatters(new(store.Database), clock).ProjectAsync;

    private static Task WriteAsync(MatterChange<Survey, SurveySituation> change)
    {
        var (survey, content) = (change.Matter, change.Matter.Content!);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            survey.Id,
            change.Agency,
            survey.Number,
            content.Title,
            Version = (long)survey.Version,
            Stage = survey.Stage.ToString(),
            content.From,
            content.Until,
            survey.PublishedOn,
            Evaluated = content.Evaluation?.Agency,
            Year = (long?)content.Evaluation?.Year,
        }, change.Transaction.Transaction);
    }

    private static ScannedPage Page(SurveyContent content) => new(content.Title)
    {
        Blocks =
        [
            new(BlockSort.Title, content.Title),
            .. content.Introduction.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ScannedBlock(BlockSort.Paragraph, line)),
            .. from question in content.Questions
               from words in question.Options.Prepend(question.Text)
               select new ScannedBlock(BlockSort.Paragraph, words),
        ],
    };
}

/// <summary>问卷 as their events.</summary>
public sealed class SurveyJournal(Store store, WorkCalendars calendars, TimeProvider clock)
    : MatterJournal<Survey, SurveyEvent, SurveyStage, SurveySituation>(store, new SurveyMatters(calendars, clock));

/// <summary>What an officer does with one survey.</summary>
public sealed class SurveyDesk(SurveyJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<Survey, SurveyEvent, SurveyStage, SurveySituation>(journal, store, people, officer, Permission.HandleSurveys, clock)
{
    protected override bool MayRead(Survey matter, Actor actor) => actor.Posts.Any(post => post.Reaches(matter.Section));
}
