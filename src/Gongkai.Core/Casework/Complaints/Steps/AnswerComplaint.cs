using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.ComplaintStage;

namespace Gongkai.Casework;

/// <summary>受理投诉: the authority looks into it.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who looks into it.</param>
public sealed record ComplaintAccepted(DateOnly On, PersonId By) : ComplaintEvent(On);

/// <summary>转送: another organ has to look into it, and has been sent it.</summary>
/// <param name="On">The day.</param>
/// <param name="Organ">Which organ.</param>
/// <param name="Reason">Why it is that one's.</param>
public sealed record ComplaintPassedOn(DateOnly On, string Organ, PrivateRef Reason) : ComplaintEvent(On);

/// <summary>答复投诉: what was found out, and what was done.</summary>
/// <param name="On">The day.</param>
/// <param name="Answer">处理结果</param>
public sealed record ComplaintAnswered(DateOnly On, PrivateRef Answer) : ComplaintEvent(On)
{
    /// <summary>核查结论; null in answers given before it was asked for.</summary>
    public ComplaintFinding? Finding { get; init; }
}

/// <summary>录入更正: the event of that version was wrong; this is what it should have said. The old one stays in the journal.</summary>
public sealed record ComplaintEntryCorrected(DateOnly On, int Version, ComplaintEvent Instead) : ComplaintEvent(On), ICorrection<ComplaintEvent>
{
    /// <summary>更正的原因</summary>
    public PrivateRef? Reason { get; init; }
}

internal sealed class AcceptComplaint() : ComplaintStep<ComplaintAccepted>("accept")
{
    protected override ImmutableArray<Transition<ComplaintStage>> Rows => [Row("受理", [Filed], Accepted)];

    protected override Sentence Told(ComplaintAccepted e) => $"{e.By}受理";

    protected override string? Shown(ComplaintAccepted e) => "正在核查";
}

internal sealed class PassComplaintOn() : ComplaintStep<ComplaintPassedOn>("pass-on")
{
    protected override ImmutableArray<Transition<ComplaintStage>> Rows => [Row("转送", [Filed, Accepted], PassedOn)];

    protected override IEnumerable<Refusal> Faults(Complaint complaint, ComplaintPassedOn e, CaseSituation situation)
    {
        if (string.IsNullOrWhiteSpace(e.Organ)) yield return Fault("organ", nameof(e.Organ));
    }

    protected override Sentence Told(ComplaintPassedOn e) => $"转送{e.Organ}：{e.Reason}";

    protected override string? Shown(ComplaintPassedOn e) => $"由{e.Organ}处理";
}

internal sealed class AnswerComplaint() : ComplaintStep<ComplaintAnswered>("answer")
{
    protected override ImmutableArray<Transition<ComplaintStage>> Rows => [Row("答复", [Filed, Accepted], Answered)];

    protected override Complaint Apply(Complaint complaint, ComplaintAnswered e) => complaint with { Answer = e };

    protected override Sentence Told(ComplaintAnswered e) => $"答复{(e.Finding is { } finding ? $"（{finding.Name()}）" : "")}：{e.Answer}";

    protected override string? Shown(ComplaintAnswered e) => e.Finding is { } finding ? $"经核查{finding.Name()}" : "处理结果";
}

internal sealed class CorrectComplaintEntry() : ComplaintStep<ComplaintEntryCorrected>()
{
    protected override ImmutableArray<Transition<ComplaintStage>> Rows => [Row("更正录入", [Filed, Accepted, PassedOn, Answered, Withdrawn], null)];

    // What whoever complained has said is his own.
    protected override IEnumerable<Refusal> Faults(Complaint complaint, ComplaintEntryCorrected e, CaseSituation situation) =>
        e.Instead is ComplaintFiled or ComplaintWithdrawn ? [Fault("own", null)]
            : ComplaintSteps.Workflow.Check(new(complaint.Id), complaint.History, e, situation, FrozenSet<string>.Empty);

    protected override Sentence Told(ComplaintEntryCorrected e) => $"更正第 {e.Version} 条录入{Sentence.Maybe("；更正的原因：", e.Reason)}";

    protected override string? Shown(ComplaintEntryCorrected e) => null;
}
