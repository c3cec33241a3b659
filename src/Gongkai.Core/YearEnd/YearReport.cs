using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>Where the work on an annual report stands.</summary>
public enum ReportStage
{
    [Word("编制")] Compiling,
    [Word("数据已定格")] Frozen,
    [Word("待科室确认数据")] AtSections,
    [Word("待司法行政部门核对")] AtJustice,
    [Word("待保密审查")] AtSecrecy,
    [Word("待公开工作机构负责人审核")] AtOffice,
    [Word("待分管领导审签")] AtLeaderInCharge,
    [Word("待主要负责人签发")] AtHead,
    [Word("已签发")] Signed,
    [Word("已转发布")] HandedOn,
}

/// <summary>What happened to an annual report.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record YearReportEvent(DateOnly On) : MatterEvent(On);

/// <summary>A finding of the report's check that somebody has explained, sealed.</summary>
public sealed record Explanation(FindingKey Key, PrivateRef Words, PersonId By, DateOnly On);

/// <summary>A check that the report has passed.</summary>
public sealed record PassedCheck(ReportCheck Check, PersonId By, DateOnly On);

/// <summary>A file of an issued report.</summary>
/// <param name="Format">Its ending: docx.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Size">Its bytes.</param>
public sealed record IssuedFile(string Format, string Sha256, long Size);

/// <summary>年度报告的编制: one report of an agency on one year, from its first figure until it is handed on for publication; folded from its events.</summary>
public sealed record YearReport(YearReportId Id) : IMatter<YearReportEvent, ReportStage>
{
    public string Stream => $"year-report/{Id}";

    public int Version { get; init; }

    public ImmutableArray<YearReportEvent> History { get; init; } = [];

    public ReportStage Stage { get; init; }

    public string? Section => null;

    /// <summary>The year that it is on.</summary>
    public int Year { get; init; }

    /// <summary>What was declared, by the cell or the agency's own name.</summary>
    public ImmutableSortedDictionary<string, DeclaredFigure> Declared { get; init; } =
        ImmutableSortedDictionary.Create<string, DeclaredFigure>(StringComparer.Ordinal);

    /// <summary>Whether it is the report of the whole: its own figures with those of the subordinates' reports.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The words.</summary>
    public ReportDraft Draft { get; init; } = new();

    /// <summary>Who wrote them last.</summary>
    public PersonId? Author { get; init; }

    /// <summary>The explained findings; of one the latest explanation.</summary>
    public ImmutableArray<Explanation> Explanations { get; init; } = [];

    /// <summary>The figures as they were frozen last; null while they are not.</summary>
    public ReportFrozen? Frozen { get; init; }

    /// <summary>That there was really nothing, as a second person has confirmed; null while nobody has.</summary>
    public EmptyYearConfirmed? Empty { get; init; }

    /// <summary>The checks that hold since it was submitted.</summary>
    public ImmutableArray<ReportCheck> Chain { get; init; } = [];

    /// <summary>What it has passed of them.</summary>
    public ImmutableArray<PassedCheck> Passed { get; init; } = [];

    /// <summary>The sections that have signed their figures off.</summary>
    public ImmutableArray<string> Signed { get; init; } = [];

    /// <summary>By which the content that was submitted is known.</summary>
    public string? Content { get; init; }

    /// <summary>Why it was sent back; null once it was submitted again.</summary>
    public ReportReturned? Returned { get; init; }

    /// <summary>Every version that was issued, the first first.</summary>
    public ImmutableArray<ReportHandedOn> Issued { get; init; } = [];

    /// <summary>Why a published report is being corrected; null while it is not.</summary>
    public CorrectionBegun? Correction { get; init; }

    /// <summary>The sections whose declared figures stand in the report.</summary>
    public ImmutableArray<string> Sections =>
        [.. Declared.Values.Select(figure => figure.Section).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The check at which it waits; null where it waits at none.</summary>
    public ReportCheck? Awaited => Stage switch
    {
        ReportStage.AtSections => ReportCheck.Sections,
        ReportStage.AtJustice => ReportCheck.Justice,
        ReportStage.AtSecrecy => ReportCheck.Secrecy,
        ReportStage.AtOffice => ReportCheck.Office,
        ReportStage.AtLeaderInCharge => ReportCheck.LeaderInCharge,
        ReportStage.AtHead => ReportCheck.Head,
        _ => null,
    };

    /// <summary>The sections that wait for somebody to sign their figures off.</summary>
    public IEnumerable<string> Awaiting(Actor actor) => Sections.Where(section => !Signed.Contains(section)
        && actor.Posts.Any(post => post.Role == Agencies.Role.SectionHead && post.Reaches(section)));

    /// <summary>The report of an agency on a year: there is one.</summary>
    public static YearReportId IdOf(AgencyId agency, int year) => YearReportId.Named($"year-report/{agency}/{year}");

    /// <summary>提交期限、公布期限, while it is not handed on.</summary>
    public ImmutableArray<RunningTerm> Terms(YearReportSituation situation) => Stage == ReportStage.HandedOn ? [] :
    [
        Term("submit_report", "提交期限", situation.Settings.SubmitDue(Year, situation.IsGovernment)),
        // The day of the law stands on the board already, with the columns.
        .. situation.Settings.PublishDue(Year, situation.IsGovernment) is var day && day < Publishing.YearlyReportDuty.DueOn(Year, situation.IsGovernment)
            ? [Term("publish_report", "公布期限", day)] : (ImmutableArray<RunningTerm>)[],
    ];

    private RunningTerm Term(string kind, string name, DateOnly due) =>
        new(kind, name, due, Agencies.Role.OfficeHead) { Section = "年度报告", Title = $"{Year}年政府信息公开工作年度报告" };

    /// <summary>Whether he wrote its words: then another passes them.</summary>
    internal bool IsBy(PersonId person) => Author == person;

    /// <summary>Where it goes after a check, or once it is submitted: the first check that is not passed and has anybody to pass it.</summary>
    internal ReportStage Next() => Chain.FirstOrDefault(check => Passed.All(passed => passed.Check != check)
        && (check != ReportCheck.Sections || Sections.Any(section => !Signed.Contains(section))), (ReportCheck)(-1)) switch
    {
        ReportCheck.Sections => ReportStage.AtSections,
        ReportCheck.Justice => ReportStage.AtJustice,
        ReportCheck.Secrecy => ReportStage.AtSecrecy,
        ReportCheck.Office => ReportStage.AtOffice,
        ReportCheck.LeaderInCharge => ReportStage.AtLeaderInCharge,
        ReportCheck.Head => ReportStage.AtHead,
        _ => ReportStage.Signed,
    };
}

/// <summary>All that a step may look at beside the report itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Settings">What the agency has chosen.</param>
/// <param name="IsGovernment">Whether it is a people's government.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record YearReportSituation(DateOnly Today, YearEndSettings Settings, bool IsGovernment, Actor Actor) : ISituation
{
    /// <summary>The registers as they are; null for the platform, which takes no step that asks them.</summary>
    public YearRegisters? Registers { get; init; }

    /// <summary>Whether it collects others' reports on that year.</summary>
    public bool IsAuthority => Registers?.Members is not null;
}

/// <summary>The steps of an annual report, in the order of its life.</summary>
public sealed class YearReportSteps : Workflow<YearReport, YearReportEvent, ReportStage, YearReportSituation>
{
    private YearReportSteps() : base(new BeginReport(), new ChooseScope(), new DeclareFigures(), new ConfirmFigures(), new WriteReport(), new ExplainFinding(),
        new FreezeReport(), new ConfirmEmptyYear(), new SubmitReport(), new SignSection(), new PassReport(), new ReturnReport(), new HandOnReport(),
        new BeginCorrection())
    {
    }

    /// <summary>The workflow of annual reports.</summary>
    public static YearReportSteps Workflow { get; } = new();

    protected override YearReport Told(YearReport matter, int version, ImmutableArray<YearReportEvent> history) =>
        matter with { Version = version, History = history };

    protected override YearReport At(YearReport matter, ReportStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<YearReport, YearReportEvent, ReportStage, YearReportSituation> step,
        Transition<ReportStage>? row, YearReport matter) => Refused("YE01", obstacle, step, matter.Stage.Name(), row);
}
