using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Assessment;

/// <summary>政务公开考核 as a kind of matter; it is the assessed agency's, and the authority above it reaches it.</summary>
public sealed class AssessmentMatters(TimeProvider clock)
    : MatterKind<AgencyAssessment, AssessmentEvent, AssessmentStage, AssessmentSituation>(AssessmentSteps.Workflow, Events, Prefix)
{
    /// <summary>How the names of its streams begin.</summary>
    public const string Prefix = "assessment/";

    /// <summary>One line for each.</summary>
    public const string Table = "assessment_view";

    private const string Upsert = $"""
        insert into {Table} (id, agency, authority, name, year, system, system_version, version, stage, self_by, self_total, total, grade, appeal_by,
            sections, signed, published_on)
        values (@Id, @Agency, @Authority, @Name, @Year, @System, @SystemVersion, @Version, @Stage, @SelfBy, @SelfTotal, @Total, @Grade, @AppealBy,
            @Sections, @Signed, @PublishedOn)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, self_total = excluded.self_total, total = excluded.total,
            grade = excluded.grade, appeal_by = excluded.appeal_by, sections = excluded.sections, signed = excluded.signed,
            published_on = excluded.published_on
        """;

    /// <summary>The events of assessments by their names.</summary>
    public static MatterJson<AssessmentEvent> Events { get; } = new(AssessmentSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<AgencyAssessment, AssessmentSituation>, Task>> Projections => [WriteAsync, WriteTermsAsync];

    public override string? About(AgencyAssessment matter) => null;

    public override AgencyAssessment Blank(Guid id) => new(new AssessmentId(id));

    public override async Task<AssessmentSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, AgencyAssessment matter, Actor actor) =>
        new(clock.BeijingToday, matter.Opened is { } opened
            ? await IndicatorSystems.ReadAsync(connection, transaction, opened.System, opened.SystemVersion) : null, actor);

    protected override ImmutableArray<RunningTerm> Terms(AgencyAssessment matter, AssessmentSituation situation) => matter.Terms();

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new AssessmentMatters(clock).ProjectAsync;

    private static Task WriteAsync(MatterChange<AgencyAssessment, AssessmentSituation> change)
    {
        var (assessment, opened) = (change.Matter, change.Matter.Opened!);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            assessment.Id,
            change.Agency,
            opened.Authority,
            opened.Name,
            Year = (long)opened.Year,
            opened.System,
            SystemVersion = (long)opened.SystemVersion,
            Version = (long)assessment.Version,
            Stage = assessment.Stage.ToString(),
            opened.SelfBy,
            SelfTotal = Text(assessment.Self?.Total),
            Total = Text(assessment.Decided?.Total ?? assessment.AppealAnswer?.Total ?? assessment.FedBack?.Total),
            assessment.Decided?.Grade,
            assessment.FedBack?.AppealBy,
            Sections = (long)assessment.Responsible.Values.Select(one => one.Section).Distinct().Count(),
            Signed = (long)assessment.Signed.Count,
            PublishedOn = assessment.History.OfType<AssessmentPublished>().LastOrDefault()?.On,
        }, change.Transaction.Transaction);
    }

    private static string? Text(decimal? points) => points is null ? null : IndicatorTable.Text(points);
}

/// <summary>政务公开考核 as their events. Who is assessed is told, and those who answer for points that were lost, in the same writing.</summary>
public sealed class AssessmentJournal(Store store, PeopleRegister people, StaffMessages staff, Outbox outbox, TimeProvider clock)
    : MatterJournal<AgencyAssessment, AssessmentEvent, AssessmentStage, AssessmentSituation>(store, new AssessmentMatters(clock))
{
    protected override async Task<ImmutableArray<Refusal>> FollowAsync(
        MatterChange<AgencyAssessment, AssessmentSituation> changed, AgencyAssessment before, ChangeContext change)
    {
        var (assessment, today) = (changed.Matter, changed.Situation.Today);
        var what = $"{assessment.Opened!.Year}年政务公开考核";
        var (subject, words) = assessment.History[^1] switch
        {
            AssessmentOpened opened => ($"请自评：{what}", $"{opened.SelfBy:yyyy-MM-dd} 以前自评，提交佐证材料。"),
            AssessmentFedBack fed => ($"{what}已反馈", $"{IndicatorTable.Text(fed.Total)} 分。有异议的，{fed.AppealBy:yyyy-MM-dd} 以前申诉。"),
            AppealDecided decided => ($"{what}申诉处理结果", $"{decided.Outcomes.Count(one => one.IsUpheld)} 项成立，现为 {IndicatorTable.Text(decided.Total)} 分。"),
            AssessmentDecided decided => ($"{what}已审定", $"{IndicatorTable.Text(decided.Total)} 分{(decided.Grade.Length > 0 ? $"，{decided.Grade}" : "")}。"),
            _ => ("", ""),
        };
        if (subject.Length == 0) return [];
        var receivers = (await people.HoldersAsync(changed.Agency, Role.OfficeHead, today, CancellationToken.None)).ToHashSet();
        if (assessment.History[^1] is AssessmentFedBack)
            receivers.UnionWith(assessment.SheetBy(changed.Situation.System!).Scores.Where(one => one.Lost > 0)
                .Select(one => assessment.Responsible.GetValueOrDefault(one.Indicator.Code)?.Person).OfType<PersonId>());
        if (receivers.Count == 0) return [];
        StaffNotice notice = new($"{assessment.Stream}/{assessment.Version}", changed.Agency, "Assessment", assessment.Stream, subject, words, DueLevel.Amber);
        await outbox.PutAllAsync(changed.Transaction, await staff.OfAsync(notice, receivers, today, CancellationToken.None));
        return [];
    }
}

/// <summary>What an officer does with one assessment: of the authority, or of the agency that is assessed.</summary>
public sealed class AssessmentDesk(AssessmentJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<AgencyAssessment, AssessmentEvent, AssessmentStage, AssessmentSituation>(journal, store, people, officer, Permission.OpenAssessments, clock);
