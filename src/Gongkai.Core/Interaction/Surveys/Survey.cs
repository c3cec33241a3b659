using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Interaction;

/// <summary>Where a survey stands.</summary>
public enum SurveyStage
{
    [Word("拟稿")] Drafting,
    [Word("已发布")] Published,
    [Word("已公布结果")] Concluded,
    [Word("已撤回")] Withdrawn,
}

/// <summary>What happened to a survey.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record SurveyEvent(DateOnly On) : MatterEvent(On);

/// <summary>All that a step may look at beside the survey itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Calendar">The agency's own calendar.</param>
/// <param name="Found">What the scan finds in a draft; null where none is in hand.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record SurveySituation(DateOnly Today, WorkCalendar Calendar, Lazy<ImmutableArray<Finding>>? Found, Actor Actor) : ISituation;

/// <summary>问卷: questions to the public, published, answered without a name, its result told; folded from its events. The answers lie beside it.</summary>
public sealed record Survey(SurveyId Id) : IMatter<SurveyEvent, SurveyStage>
{
    private const int ResultWorkdays = 20;

    public string Stream => $"survey/{Id}";

    public int Version { get; init; }

    public ImmutableArray<SurveyEvent> History { get; init; } = [];

    public SurveyStage Stage { get; init; }

    public string? Section { get; init; }

    /// <summary>Its number, one after another in the agency and year; empty before its first event.</summary>
    public string Number { get; init; } = "";

    /// <summary>What it asks; null before its first event.</summary>
    public SurveyContent? Content { get; init; }

    /// <summary>Who wrote it last.</summary>
    public PersonId? Author { get; init; }

    /// <summary>Since when it is public; null while it is not.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>How many codes were given out.</summary>
    public int Invited { get; init; }

    /// <summary>调查结论; null while none is told.</summary>
    public SurveyConcluded? Conclusion { get; init; }

    /// <summary>Whether it is answered on a day.</summary>
    public bool IsOpenOn(DateOnly day) => Stage == SurveyStage.Published && Content!.From <= day && day <= Content.Until;

    /// <summary>The term that runs: after its last day the result is to be told. No law fixes it.</summary>
    public ImmutableArray<RunningTerm> Terms(WorkCalendar calendar) => Stage != SurveyStage.Published ? [] :
    [
        new("survey", "公布调查结果", calendar.AddWorkdays(Content!.Until, ResultWorkdays), Role.SectionHead)
        {
            IsProvisional = calendar.IsProvisional(Content.Until, calendar.AddWorkdays(Content.Until, ResultWorkdays)),
            Section = Section,
            Title = $"问卷 {Number}",
        },
    ];
}

/// <summary>The steps of a survey, in the order of its life.</summary>
public sealed class SurveySteps : Workflow<Survey, SurveyEvent, SurveyStage, SurveySituation>
{
    private SurveySteps() : base(new DraftSurvey(), new ReviseSurvey(), new PublishSurvey(), new InviteToSurvey(), new ConcludeSurvey(), new WithdrawSurvey())
    {
    }

    /// <summary>The workflow of surveys.</summary>
    public static SurveySteps Workflow { get; } = new();

    protected override Survey Told(Survey matter, int version, ImmutableArray<SurveyEvent> history) => matter with { Version = version, History = history };

    protected override Survey At(Survey matter, SurveyStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<Survey, SurveyEvent, SurveyStage, SurveySituation> step, Transition<SurveyStage>? row,
        Survey matter) => obstacle switch
        {
            Obstacle.Stage => new("IA03") { Values = [("step", step.Name), ("stage", matter.Stage.Name())] },
            Obstacle.Post => new("IA03") { Variant = "post", Values = [("posts", row!.Who)] },
            _ => new("IA03") { Variant = "section", Values = [("section", matter.Section ?? "")] },
        };
}
