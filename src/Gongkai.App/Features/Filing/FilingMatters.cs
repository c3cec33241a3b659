using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Orders;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Filing;

/// <summary>年度报告的报送 as a kind of matter; it is the authority's.</summary>
public sealed class FilingMatters(WorkCalendars calendars, TimeProvider clock)
    : MatterKind<ReportFiling, FilingEvent, FilingStage, FilingSituation>(FilingSteps.Workflow, Events, Prefix)
{
    /// <summary>How the names of its streams begin.</summary>
    public const string Prefix = "filing/";

    /// <summary>One line for each.</summary>
    public const string Table = "filing_view";

    /// <summary>The name under which an authority's choices are kept.</summary>
    public const string Settings = "filing";

    private const string Upsert = $"""
        insert into {Table} (id, agency, member, year, number, name, version, stage, submit_by, publish_by, law_day, filed_on, published_on,
            versions, errors, warnings, unexplained, returns, missed, due_on, code_hash)
        values (@Id, @Agency, @Member, @Year, @Number, @Name, @Version, @Stage, @SubmitBy, @PublishBy, @Law, @FiledOn, @PublishedOn, @Versions,
            @Errors, @Warnings, @Unexplained, @Returns, @Missed, @DueOn, @CodeHash)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, filed_on = excluded.filed_on,
            published_on = excluded.published_on, versions = excluded.versions, errors = excluded.errors, warnings = excluded.warnings,
            unexplained = excluded.unexplained, returns = excluded.returns, missed = excluded.missed, due_on = excluded.due_on, code_hash = excluded.code_hash
        """;

    /// <summary>The events of filings by their names.</summary>
    public static MatterJson<FilingEvent> Events { get; } = new(FilingSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<ReportFiling, FilingSituation>, Task>> Projections => [WriteAsync, WriteVersionsAsync, WriteTermsAsync];

    public override string? About(ReportFiling matter) => null;

    public override ReportFiling Blank(Guid id) => new(new FilingId(id));

    public override async Task<FilingSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, ReportFiling matter, Actor actor)
    {
        var (calendar, settings) = await AgencyCalendar.OfAsync(calendars, connection, transaction, agency, Settings);
        return new(clock.BeijingToday, Read(settings), calendar, actor) { Lasting = await LastingAsync(connection, transaction, agency, matter) };
    }

    protected override ImmutableArray<RunningTerm> Terms(ReportFiling matter, FilingSituation situation) => matter.Terms();

    /// <summary>An authority's choices as they are kept; the defaults where it has chosen nothing.</summary>
    public static FilingSettings Read(string? body) => AgencySettings.Read<FilingSettings>(body);

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new FilingMatters(new(store.Database), clock).ProjectAsync;

    private static async Task<ImmutableArray<FindingAllowed>> LastingAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, ReportFiling matter)
    {
        if (matter.Opened is not { } opened) return [];
        // The ids follow from authority, agency and year: nothing need be looked for in tables that are being made anew.
        var streams = Enumerable.Range(1, LookedBack).Select(back => ReportFiling.IdOf(agency, opened.Member, opened.Year - back).Value);
        var bodies = await connection.QueryAsync<string>($"""
            select body from journal where stream in {IdList.OfStreams("filing", streams)} and type = '{nameof(FindingAllowed)}' order by at
            """, transaction: transaction);
        return [.. bodies.Select(body => (FindingAllowed)Events.Read(nameof(FindingAllowed), body)).Where(allowed => allowed.IsLasting)];
    }

    private const int LookedBack = 10;

    private static Task WriteAsync(MatterChange<ReportFiling, FilingSituation> change)
    {
        var (filing, latest) = (change.Matter, change.Matter.Latest);
        var allowed = change.Situation.AllowedIn(filing);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            filing.Id,
            change.Agency,
            filing.Opened!.Member,
            Year = (long)filing.Opened.Year,
            Number = (long)filing.Opened.Number,
            filing.Opened.Name,
            Version = (long)filing.Version,
            Stage = filing.Stage.ToString(),
            filing.Opened.SubmitBy,
            filing.Opened.PublishBy,
            filing.Opened.Law,
            FiledOn = filing.Submitted.On,
            PublishedOn = filing.Published.On,
            Versions = (long)filing.Versions.Length,
            Errors = (long)(latest?.Reading.Count(Severity.Error) ?? 0),
            Warnings = (long)(latest?.Reading.Count(Severity.Warning) ?? 0),
            Unexplained = (long)(latest?.Unexplained(allowed).Count() ?? 0) + (latest?.Figures.Open.Count() ?? 0),
            Returns = (long)filing.Returns,
            Missed = (long)filing.Missed,
            DueOn = filing.Returned?.DueOn,
            filing.CodeHash,
        }, change.Transaction.Transaction);
    }

    private static Task WriteVersionsAsync(MatterChange<ReportFiling, FilingSituation> change)
    {
        var (filing, opened) = (change.Matter, change.Matter.Opened!);
        return ReportVersions.WriteAsync(change.Transaction, filing.Stream, change.Agency, opened.Member, opened.Name, opened.Year, filing.Version,
            filing.Versions.Select(one => new KeptVersion(one.Number, one.On, Enum.Parse<VersionWay>(one.Way.ToString()), one.File.Sha256, one.File.Name,
                one.Number == filing.AcceptedVersion, one.Number == filing.Versions.Length, filing.PublishedOf(one), null, one.Reading.Count(Severity.Error),
                one.Reading.Count(Severity.Warning), one.Figures)));
    }
}

/// <summary>年度报告的报送 as their events. The agency is told what concerns it, in the same writing; what is ordered is an order as any other.</summary>
public sealed class FilingJournal(Store store, WorkCalendars calendars, AgencyNotices notices, PublicAddress address, OrderJournal orders, TimeProvider clock)
    : MatterJournal<ReportFiling, FilingEvent, FilingStage, FilingSituation>(store, new FilingMatters(calendars, clock))
{
    protected override async Task<ImmutableArray<Refusal>> FollowAsync(
        MatterChange<ReportFiling, FilingSituation> changed, ReportFiling before, ChangeContext change)
    {
        var (filing, opened) = (changed.Matter, changed.Matter.Opened!);
        var (subject, words, level) = filing.History[^1] switch
        {
            FilingOpened => ($"请报送{opened.Year}年度报告", $"{opened.SubmitBy:yyyy-MM-dd}前提交，{opened.PublishBy:yyyy-MM-dd}前公布。", DueLevel.Amber),
            FilingReturned returned => ($"{opened.Year}年度报告已退回", $"{returned.Points.Length} 处问题，请在 {returned.DueOn:yyyy-MM-dd} 以前改正重报。", DueLevel.Amber),
            FilingReminded reminded => ($"催报{opened.Year}年度报告", reminded.Words, DueLevel.Amber),
            ReturnMissed missed => ($"{opened.Year}年度报告逾期未改正", $"改正期限 {missed.DueOn:yyyy-MM-dd} 已过，请立即改正重报。", DueLevel.Red),
            _ => ("", "", DueLevel.Amber),
        };
        if (subject.Length > 0)
        {
            StaffNotice notice = new($"{filing.Stream}/{filing.Version}", opened.Member, "Filing", filing.Stream, subject, words, level);
            await notices.TellAsync(changed.Transaction, new(notice, changed.Agency, $"请打开 {address.Of(FilingRoutes.Outside)}，用报送码报送。"),
                changed.Situation.Today);
        }
        return filing.History[^1] switch
        {
            CorrectionOrdered ordered => await OrderAsync(changed, ordered, change),
            ReportFiled filed => await orders.MeetAsync(changed.Transaction, filing.Stream, $"报送了{opened.Year}年度报告第 {filed.Number} 版",
                changed.Situation.Today, change),
            _ => [],
        };
    }

    // 责令改正: term, reply, check and closing are the order's.
    private async Task<ImmutableArray<Refusal>> OrderAsync(
        MatterChange<ReportFiling, FilingSituation> changed, CorrectionOrdered ordered, ChangeContext change)
    {
        var opened = changed.Matter.Opened!;
        OrderIssued order = new(ordered.On, changed.Agency, opened.Member, opened.Name, OrderKind.Rectification, "",
            "《政府信息公开条例》第四十七条、第四十九条", "立即改正。", [new("年度报告", "", "", ordered.Facts)], ordered.DueOn)
        { Origin = changed.Matter.Stream, By = ordered.By };
        var answer = await orders.TakeAsync(changed.Transaction,
            new(new(SupervisionOrderId.Named($"order/{changed.Matter.Stream}/{changed.Matter.Version}")), 0,
            async (writing, _) => [await OrderJournal.IssuedAsync(writing, order)])
            { BeginningAt = opened.Member }, changed.Situation.Actor, change);
        return answer.Refusals;
    }
}

/// <summary>What an officer of the authority does with one filing.</summary>
public sealed class FilingDesk(FilingJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<ReportFiling, FilingEvent, FilingStage, FilingSituation>(journal, store, people, officer, Permission.SuperviseFilings, clock);
