using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.InquiryStage;

namespace Gongkai.Casework;

/// <summary>首问登记: somebody asked, and whom.</summary>
/// <param name="On">The day on which it came.</param>
/// <param name="Number">Its number, one after another in the agency and year.</param>
/// <param name="Way">来访、电话、留言、来信</param>
/// <param name="Kind">咨询、求助、意见建议、投诉举报</param>
/// <param name="Question">What was asked.</param>
/// <param name="First">首问责任人: who was asked.</param>
public sealed record InquiryReceived(DateOnly On, string Number, InquiryWay Way, InquiryKind Kind, PrivateRef Question, PersonId First) : InquiryEvent(On)
{
    /// <summary>The section of whoever was asked; null where he works for the whole agency.</summary>
    public string? Section { get; init; }

    /// <summary>Who asked, and how to reach him, where he said so.</summary>
    public PrivateRef? Asker { get; init; }

    /// <summary>SHA-256 of the code by which whoever asked sees how it stands.</summary>
    public string? CodeHash { get; init; }
}

internal sealed class ReceiveInquiry() : InquiryStep<InquiryReceived>()
{
    protected override ImmutableArray<Transition<InquiryStage>> Rows => Row("首问登记", [], Open);

    protected override Inquiry Apply(Inquiry inquiry, InquiryReceived e) => inquiry with { Received = e, Answerable = e.First, Place = e.Section };

    protected override IEnumerable<Refusal> Faults(Inquiry inquiry, InquiryReceived e, InquirySituation situation) => [];

    protected override Sentence Told(InquiryReceived e) => $"{e.Way.Name()}，{e.Kind.Name()}，首问责任人{e.First}：{e.Question}";

    protected override string? Shown(InquiryReceived e) => $"您的{e.Kind.Name()}已经登记，编号 {e.Number}。";
}

/// <summary>录入更正: the event of that version was wrong; this is what it should have said. The old one stays in the journal.</summary>
public sealed record InquiryEntryCorrected(DateOnly On, int Version, InquiryEvent Instead) : InquiryEvent(On), ICorrection<InquiryEvent>
{
    /// <summary>更正的原因</summary>
    public PrivateRef? Reason { get; init; }
}

internal sealed class CorrectInquiryEntry() : InquiryStep<InquiryEntryCorrected>()
{
    protected override ImmutableArray<Transition<InquiryStage>> Rows => Row("更正录入", [Open, HandedOver, Answered, Turned, Closed], null);

    protected override Inquiry Apply(Inquiry inquiry, InquiryEntryCorrected e) => inquiry;

    protected override IEnumerable<Refusal> Faults(Inquiry inquiry, InquiryEntryCorrected e, InquirySituation situation) =>
        InquirySteps.Workflow.Check(new(inquiry.Id), inquiry.History, e, situation, FrozenSet<string>.Empty);

    protected override Sentence Told(InquiryEntryCorrected e) => $"更正第 {e.Version} 条录入{Sentence.Maybe("；更正的原因：", e.Reason)}";

    protected override string? Shown(InquiryEntryCorrected e) => null;
}
