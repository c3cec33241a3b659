using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.InquiryStage;

namespace Gongkai.Casework;

/// <summary>移交: another section is to answer. Whoever handed it over answers for it until somebody there has taken it.</summary>
/// <param name="On">The day.</param>
/// <param name="Section">Which section.</param>
/// <param name="By">Who handed it over.</param>
public sealed record InquiryHandedOver(DateOnly On, string Section, PersonId By) : InquiryEvent(On)
{
    /// <summary>移交说明</summary>
    public PrivateRef? Note { get; init; }
}

/// <summary>接收: the receipt of a hand-over; from now on this person answers for it.</summary>
public sealed record InquiryTaken(DateOnly On, PersonId By) : InquiryEvent(On);

/// <summary>退回移交: it is not this section's; it goes back to whoever handed it over.</summary>
public sealed record InquiryHandOverRefused(DateOnly On, PersonId By, PrivateRef Reason) : InquiryEvent(On);

internal sealed class HandOverInquiry() : InquiryStep<InquiryHandedOver>("hand-over")
{
    protected override ImmutableArray<Transition<InquiryStage>> Rows => Row("移交", [Open], HandedOver);

    protected override Inquiry Apply(Inquiry inquiry, InquiryHandedOver e) => inquiry with { HandOver = e };

    protected override IEnumerable<Refusal> Faults(Inquiry inquiry, InquiryHandedOver e, InquirySituation situation)
    {
        if (string.IsNullOrWhiteSpace(e.Section)) yield return Fault("target", nameof(e.Section));
        else if (e.Section == inquiry.Place) yield return Fault("same", nameof(e.Section), ("section", e.Section));
    }

    protected override Sentence Told(InquiryHandedOver e) => $"{e.By}移交{e.Section}{Sentence.Maybe("：", e.Note)}";

    protected override string? Shown(InquiryHandedOver e) => $"移交{e.Section}办理，接收以前仍由首问责任人负责。";
}

internal sealed class TakeInquiry() : InquiryStep<InquiryTaken>("take")
{
    protected override ImmutableArray<Transition<InquiryStage>> Rows => Row("接收", [HandedOver], Open);

    protected override Inquiry Apply(Inquiry inquiry, InquiryTaken e) => inquiry with { Answerable = e.By, Place = inquiry.HandOver?.Section, HandOver = null };

    protected override IEnumerable<Refusal> Faults(Inquiry inquiry, InquiryTaken e, InquirySituation situation) => [];

    protected override Sentence Told(InquiryTaken e) => $"{e.By}接收，从此负责办理";

    protected override string? Shown(InquiryTaken e) => "承办科室已经接收。";
}

internal sealed class RefuseInquiry() : InquiryStep<InquiryHandOverRefused>("refuse")
{
    protected override ImmutableArray<Transition<InquiryStage>> Rows => Row("退回移交", [HandedOver], Open);

    protected override Inquiry Apply(Inquiry inquiry, InquiryHandOverRefused e) => inquiry with { HandOver = null };

    protected override IEnumerable<Refusal> Faults(Inquiry inquiry, InquiryHandOverRefused e, InquirySituation situation) => [];

    protected override Sentence Told(InquiryHandOverRefused e) => $"{e.By}退回移交：{e.Reason}";

    protected override string? Shown(InquiryHandOverRefused e) => "不属于该科室职责，退回首问责任人。";
}
