using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Interaction.SurveyStage;

namespace Gongkai.Interaction;

/// <summary>拟写问卷.</summary>
public sealed record SurveyDrafted(DateOnly On, string Number, SurveyContent Content, PersonId By) : SurveyEvent(On)
{
    /// <summary>The section that asks; null where it is the agency's.</summary>
    public string? Section { get; init; }
}

/// <summary>修改问卷.</summary>
public sealed record SurveyRevised(DateOnly On, SurveyContent Content, PersonId By) : SurveyEvent(On);

/// <summary>发布问卷.</summary>
public sealed record SurveyPublished(DateOnly On, PersonId By) : SurveyEvent(On);

/// <summary>发放邀请码: to so many who were chosen. The codes are kept nowhere; that of an answer is forgotten with the answer.</summary>
public sealed record SurveyInvitationsGiven(DateOnly On, int Count, PersonId By) : SurveyEvent(On);

/// <summary>公布结果: the numbers, and what follows from them in words.</summary>
public sealed record SurveyConcluded(DateOnly On, string Words, PersonId By) : SurveyEvent(On);

/// <summary>撤回问卷.</summary>
public sealed record SurveyWithdrawn(DateOnly On, PrivateRef Reason, PersonId By) : SurveyEvent(On);

/// <summary>A step of a survey, and what they share.</summary>
internal abstract class SurveyStep<T>(string? path = null) : Step<Survey, SurveyEvent, SurveyStage, SurveySituation, T>("IA03", path) where T : SurveyEvent
{
    private protected static readonly ImmutableArray<Role> Writers = [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead];

    private protected static readonly ImmutableArray<Role> Heads = [Role.SectionHead, Role.OfficeHead];

    protected override Survey Apply(Survey survey, T e) => survey;

    protected sealed override Sentence Told(Survey matter, T e) => Told(e);

    protected abstract Sentence Told(T e);

    private protected static IEnumerable<Refusal> Whole(SurveyContent content)
    {
        if (content.Questions.IsEmpty) yield return Fault("IA04", "empty", "Questions");
        if (content.Evaluation is not null && content.Questions.All(asked => asked.Kind != QuestionKind.Scale))
            yield return Fault("IA04", "scale", "Questions");
        if (content.From > content.Until) yield return Fault("IA04", "period", nameof(content.Until));
        foreach (var question in content.Questions.Where(asked => asked.Kind is QuestionKind.Single or QuestionKind.Multiple && asked.Options.Length < 2))
            yield return Fault("IA04", "options", "Questions", ("question", question.Text));
    }
}

internal sealed class DraftSurvey() : SurveyStep<SurveyDrafted>
{
    protected override ImmutableArray<Transition<SurveyStage>> Rows => Row("拟写问卷", [], Drafting, Writers);

    protected override Survey Apply(Survey survey, SurveyDrafted e) =>
        survey with { Number = e.Number, Content = e.Content, Author = e.By, Section = e.Section };

    protected override IEnumerable<Refusal> Faults(Survey survey, SurveyDrafted e, SurveySituation situation) => Whole(e.Content);

    protected override Sentence Told(SurveyDrafted e) => $"{e.By}拟写问卷";
}

internal sealed class ReviseSurvey() : SurveyStep<SurveyRevised>("edit")
{
    protected override ImmutableArray<Transition<SurveyStage>> Rows => Row("修改问卷", [Drafting], null, Writers);

    protected override Survey Apply(Survey survey, SurveyRevised e) => survey with { Content = e.Content, Author = e.By };

    protected override IEnumerable<Refusal> Faults(Survey survey, SurveyRevised e, SurveySituation situation) => Whole(e.Content);

    protected override Sentence Told(SurveyRevised e) => $"{e.By}修改问卷";
}

internal sealed class PublishSurvey() : SurveyStep<SurveyPublished>("publish")
{
    protected override ImmutableArray<Transition<SurveyStage>> Rows => Row("发布问卷", [Drafting], Published, Heads);

    protected override Survey Apply(Survey survey, SurveyPublished e) => survey with { PublishedOn = e.On };

    // 先审后发: another than who wrote it.
    protected override IEnumerable<Refusal> Faults(Survey survey, SurveyPublished e, SurveySituation situation)
    {
        if (survey.Author == e.By) yield return Fault("IA04", "own");
        if (survey.Content!.Until < e.On) yield return Fault("IA04", "past", null, ("until", Plain.Day(survey.Content.Until)));
        if (situation.Found is null) yield return Fault("IA04", "unscanned");
        foreach (var found in (situation.Found?.Value ?? []).Where(found => found.Severity == Severity.Error).DistinctBy(found => found.Code))
            yield return Fault("IA04", "scan", null, ("code", found.Code));
    }

    protected override Sentence Told(SurveyPublished e) => $"{e.By}发布问卷";
}

internal sealed class InviteToSurvey() : SurveyStep<SurveyInvitationsGiven>
{
    private const int Most = 500;

    protected override ImmutableArray<Transition<SurveyStage>> Rows => Row("发放邀请码", [Published], null, Heads);

    protected override Survey Apply(Survey survey, SurveyInvitationsGiven e) => survey with { Invited = survey.Invited + e.Count };

    public override bool Fits(Survey matter) => matter.Content is not { IsSampled: false };

    protected override IEnumerable<Refusal> Faults(Survey survey, SurveyInvitationsGiven e, SurveySituation situation)
    {
        if (e.Count is < 1 or > Most) yield return Fault("IA04", "invitations", nameof(e.Count), ("most", (long)Most));
        if (survey.Content!.Until < e.On) yield return Fault("IA04", "past", null, ("until", Plain.Day(survey.Content.Until)));
    }

    protected override Sentence Told(SurveyInvitationsGiven e) => $"{e.By}发放 {e.Count} 个邀请码";
}

internal sealed class ConcludeSurvey() : SurveyStep<SurveyConcluded>("conclude")
{
    protected override ImmutableArray<Transition<SurveyStage>> Rows => Row("公布结果", [Published], Concluded, Heads);

    protected override Survey Apply(Survey survey, SurveyConcluded e) => survey with { Conclusion = e };

    protected override IEnumerable<Refusal> Faults(Survey survey, SurveyConcluded e, SurveySituation situation) =>
        e.On > survey.Content!.Until ? [] : [Fault("IA04", "running", null, ("until", Plain.Day(survey.Content.Until)))];

    protected override Sentence Told(SurveyConcluded e) => $"{e.By}公布结果";
}

internal sealed class WithdrawSurvey() : SurveyStep<SurveyWithdrawn>("withdraw")
{
    protected override ImmutableArray<Transition<SurveyStage>> Rows => Row("撤回问卷", [Drafting, Published, Concluded], Withdrawn, Heads);

    protected override Sentence Told(SurveyWithdrawn e) => $"{e.By}撤回问卷：{e.Reason}";
}
