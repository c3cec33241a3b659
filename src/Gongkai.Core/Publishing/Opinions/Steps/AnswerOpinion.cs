using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.OpinionStage;

namespace Gongkai.Publishing;

/// <summary>处理: whether a comment is followed, whether an objection is founded, and why.</summary>
/// <param name="On">The day.</param>
/// <param name="Outcome">处理结果</param>
/// <param name="Reason">理由, which whoever said it reads.</param>
/// <param name="By">Who.</param>
public sealed record OpinionAnswered(DateOnly On, OpinionOutcome Outcome, PrivateRef Reason, PersonId By) : OpinionEvent(On)
{
    /// <summary>How whoever objected was told; null for a comment, of which the outcome tells.</summary>
    public OpinionWay? Way { get; init; }
}

/// <summary>录入更正: the event of that version was wrong; this is what it should have said. The old one stays in the journal.</summary>
public sealed record OpinionEntryCorrected(DateOnly On, int Version, OpinionEvent Instead) : OpinionEvent(On), ICorrection<OpinionEvent>
{
    /// <summary>更正的原因</summary>
    public PrivateRef? Reason { get; init; }
}

internal sealed class AnswerOpinion() : OpinionStep<OpinionAnswered>("answer")
{
    protected override ImmutableArray<Transition<OpinionStage>> Rows => [Row("处理", [Received], Answered)];

    protected override Opinion Apply(Opinion opinion, OpinionAnswered e) => opinion with { Answer = e };

    protected override IEnumerable<Refusal> Faults(Opinion opinion, OpinionAnswered e, OpinionSituation situation)
    {
        var received = opinion.Received!;
        if (received.Kind != OpinionKind.Objection) yield break;
        if (e.Way is null) yield return Fault("PU27", "way", nameof(e.Way));
        if (e.Way == OpinionWay.Online && received.CodeHash is null) yield return Fault("PU27", "code", nameof(e.Way));
    }

    protected override Sentence Told(Opinion opinion, OpinionAnswered e) =>
        $"{e.By}处理，{e.Outcome.Name(opinion.Received!.Kind)}：{e.Reason}{(e.Way is { } way ? $"；答复方式：{way.Name()}" : "")}";

    protected override (string, string)? Shown(Opinion opinion, OpinionAnswered e) => ("处理结果", $"{e.Outcome.Name(opinion.Received!.Kind)}。");
}

internal sealed class CorrectOpinionEntry() : OpinionStep<OpinionEntryCorrected>()
{
    protected override ImmutableArray<Transition<OpinionStage>> Rows => [Row("更正录入", [Received, Answered], null)];

    protected override Opinion Apply(Opinion opinion, OpinionEntryCorrected e) => opinion;

    // What one of the public has said is his own, and what was erased stays so.
    protected override IEnumerable<Refusal> Faults(Opinion opinion, OpinionEntryCorrected e, OpinionSituation situation) =>
        e.Instead is not OpinionAnswered ? [Fault("PU27", "own")]
            : OpinionSteps.Workflow.Check(new(opinion.Id), opinion.History, e, situation, FrozenSet<string>.Empty);

    protected override Sentence Told(Opinion opinion, OpinionEntryCorrected e) => $"更正第 {e.Version} 条录入{Sentence.Maybe("；更正的原因：", e.Reason)}";

    protected override (string, string)? Shown(Opinion opinion, OpinionEntryCorrected e) => null;
}
