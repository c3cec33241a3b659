using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Assessment;

/// <summary>Where an assessment stands.</summary>
public enum AssessmentStage
{
    [Word("自查自评")] SelfAssessing,
    [Word("待评审")] Submitted,
    [Word("已反馈")] FedBack,
    [Word("申诉中")] Appealed,
    [Word("已审定")] Decided,
    [Word("已公布")] Published,
}

/// <summary>What happened in an assessment.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record AssessmentEvent(DateOnly On) : MatterEvent(On);

/// <summary>Who answers for an indicator within the agency.</summary>
/// <param name="Code">Which.</param>
/// <param name="Section">责任科室.</param>
/// <param name="Person">责任人; null where it is the section alone.</param>
public sealed record Responsibility(string Code, string Section, PersonId? Person);

/// <summary>A reviewer's word on an indicator, which prevails over what the registers say.</summary>
/// <param name="Code">Which.</param>
/// <param name="Value">How many events, which figure, or how many points, by its rule.</param>
/// <param name="Words">Why: the evidence that was looked at.</param>
public sealed record IndicatorReview(string Code, decimal Value, string Words)
{
    /// <summary>The same as facts.</summary>
    public IndicatorFacts FactsOf(IndicatorRule rule) => rule switch
    {
        IndicatorRule.Threshold => new() { Figure = Value },
        IndicatorRule.Judgement => new() { Points = Value },
        _ => new() { Events = Value == 0 ? [] : [new(Words, (int)Value)] },
    };
}

/// <summary>
/// 政务公开考核: the assessment of one agency on a year by the authority above it. It lies in the agency's own chain; the scores are never stored, but computed from
/// the system, what the registers said, and what reviewers found.
/// </summary>
public sealed record AgencyAssessment(AssessmentId Id) : IMatter<AssessmentEvent, AssessmentStage>
{
    public string Stream => $"assessment/{Id}";

    public int Version { get; init; }

    public ImmutableArray<AssessmentEvent> History { get; init; } = [];

    public AssessmentStage Stage { get; init; }

    public string? Section => null;

    /// <summary>How it was opened: by whom, whose, on which year, by which system; null before.</summary>
    public AssessmentOpened? Opened { get; init; }

    /// <summary>责任分解, by indicator.</summary>
    public ImmutableSortedDictionary<string, Responsibility> Responsible { get; init; } = ImmutableSortedDictionary<string, Responsibility>.Empty;

    /// <summary>责任书 that were signed, by section; empty for that of the agency itself.</summary>
    public ImmutableSortedDictionary<string, DateOnly> Signed { get; init; } = ImmutableSortedDictionary<string, DateOnly>.Empty;

    /// <summary>佐证材料.</summary>
    public ImmutableArray<EvidenceGiven> Evidence { get; init; } = [];

    /// <summary>自评; null while there is none.</summary>
    public SelfAssessed? Self { get; init; }

    /// <summary>What the registers said when they were asked last; null while nobody has asked.</summary>
    public FactsCollected? Collected { get; init; }

    /// <summary>What reviewers said, by indicator.</summary>
    public ImmutableSortedDictionary<string, IndicatorReview> Reviews { get; init; } = ImmutableSortedDictionary<string, IndicatorReview>.Empty;

    /// <summary>反馈, the latest; null while there is none.</summary>
    public AssessmentFedBack? FedBack { get; init; }

    /// <summary>申诉; null while there is none.</summary>
    public AssessmentAppealed? Appeal { get; init; }

    /// <summary>What became of the appeal; null while it is open.</summary>
    public AppealDecided? AppealAnswer { get; init; }

    /// <summary>What those who answer for indicators said to them.</summary>
    public ImmutableArray<PointAnswered> Answers { get; init; } = [];

    /// <summary>审定; null before.</summary>
    public AssessmentDecided? Decided { get; init; }

    /// <summary>The one of an authority, agency and year.</summary>
    public static AssessmentId IdOf(AgencyId authority, AgencyId member, int year) => AssessmentId.Named($"assessment/{authority}/{member}/{year}");

    /// <summary>What is known of the indicators: a reviewer's word before that of the registers.</summary>
    public IReadOnlyDictionary<string, IndicatorFacts> FactsBy(IndicatorSystem system) => (
        from leaf in system.Leaves
        let facts = Reviews.GetValueOrDefault(leaf.Code)?.FactsOf(leaf.Rule!.Value) ?? Collected?.Facts.GetValueOrDefault(leaf.Code)
        where facts is not null
        select (leaf.Code, facts)).ToDictionary(one => one.Code, one => one.facts);

    /// <summary>The scores.</summary>
    public ScoreSheet SheetBy(IndicatorSystem system) => Scoring.Of(system, FactsBy(system));

    /// <summary>What runs: the agency's day for its self-assessment, and for its appeal.</summary>
    public ImmutableArray<RunningTerm> Terms() => Stage switch
    {
        AssessmentStage.SelfAssessing => [Term("assessment_self", "自评期限", Opened!.SelfBy)],
        AssessmentStage.FedBack when AppealAnswer is null => [Term("assessment_appeal", "申诉期限", FedBack!.AppealBy)],
        _ => [],
    };

    private RunningTerm Term(string kind, string name, DateOnly due) => new(kind, name, due, Role.OfficeHead) { Title = $"{Opened!.Year}年政务公开考核" };
}

/// <summary>All that a step may look at beside the assessment itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="System">The system by which it is scored, in the version with which it was opened; null before.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record AssessmentSituation(DateOnly Today, IndicatorSystem? System, Actor Actor) : ISituation;

/// <summary>The steps of an assessment, in the order of its life.</summary>
public sealed class AssessmentSteps : Workflow<AgencyAssessment, AssessmentEvent, AssessmentStage, AssessmentSituation>
{
    private AssessmentSteps() : base(new OpenAssessment(), new AssignIndicators(), new SignResponsibility(), new GiveEvidence(), new AssessSelf(),
        new CollectFacts(), new ReviewIndicators(), new FeedBackAssessment(), new AppealAssessment(), new DecideAppeal(), new AnswerPoint(),
        new DecideAssessment(), new PublishAssessment())
    {
    }

    /// <summary>The workflow of assessments.</summary>
    public static AssessmentSteps Workflow { get; } = new();

    protected override AgencyAssessment Told(AgencyAssessment matter, int version, ImmutableArray<AssessmentEvent> history) =>
        matter with { Version = version, History = history };

    protected override AgencyAssessment At(AgencyAssessment matter, AssessmentStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<AgencyAssessment, AssessmentEvent, AssessmentStage, AssessmentSituation> step,
        Transition<AssessmentStage>? row, AgencyAssessment matter) => Refused("AS01", obstacle, step, matter.Stage.Name(), row);
}
