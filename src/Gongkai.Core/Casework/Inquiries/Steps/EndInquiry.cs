using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.InquiryStage;

namespace Gongkai.Casework;

/// <summary>答复: what whoever asked was told.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who answered.</param>
/// <param name="Way">How.</param>
/// <param name="Answer">What was said.</param>
public sealed record InquiryAnswered(DateOnly On, PersonId By, InquiryWay Way, PrivateRef Answer) : InquiryEvent(On);

/// <summary>转为公开申请: what was asked for is government information; from now on the request's own term counts.</summary>
/// <param name="On">The day.</param>
/// <param name="Request">The request that was registered for it.</param>
/// <param name="Number">Its number.</param>
public sealed record InquiryTurned(DateOnly On, DisclosureRequestId Request, string Number) : InquiryEvent(On);

/// <summary>办结: ended without an answer, as one that was taken back or asked twice.</summary>
public sealed record InquiryClosed(DateOnly On, PrivateRef Reason) : InquiryEvent(On);

internal sealed class AnswerInquiry() : InquiryStep<InquiryAnswered>("answer")
{
    protected override ImmutableArray<Transition<InquiryStage>> Rows => Row("答复", [Open], Answered);

    protected override Inquiry Apply(Inquiry inquiry, InquiryAnswered e) => inquiry with { Answer = e };

    protected override IEnumerable<Refusal> Faults(Inquiry inquiry, InquiryAnswered e, InquirySituation situation) => [];

    protected override Sentence Told(InquiryAnswered e) => $"{e.By}以{e.Way.Name()}方式答复：{e.Answer}";

    protected override string? Shown(InquiryAnswered e) => "已经答复。";
}

internal sealed class TurnInquiry() : InquiryStep<InquiryTurned>("turn")
{
    protected override ImmutableArray<Transition<InquiryStage>> Rows => Row("转为公开申请", [Open], Turned);

    protected override Inquiry Apply(Inquiry inquiry, InquiryTurned e) => inquiry;

    protected override IEnumerable<Refusal> Faults(Inquiry inquiry, InquiryTurned e, InquirySituation situation)
    {
        if (e.Request == default) yield return Fault("request", nameof(e.Number), ("number", e.Number));
    }

    protected override Sentence Told(InquiryTurned e) => $"转为公开申请 {e.Number}";

    protected override string? Shown(InquiryTurned e) => $"您要的是政府信息，已经登记为公开申请 {e.Number}，期限按公开申请计算。";
}

internal sealed class CloseInquiry() : InquiryStep<InquiryClosed>("close")
{
    protected override ImmutableArray<Transition<InquiryStage>> Rows => Row("办结", [Open], Closed);

    protected override Inquiry Apply(Inquiry inquiry, InquiryClosed e) => inquiry;

    protected override IEnumerable<Refusal> Faults(Inquiry inquiry, InquiryClosed e, InquirySituation situation) => [];

    protected override Sentence Told(InquiryClosed e) => $"办结：{e.Reason}";

    protected override string? Shown(InquiryClosed e) => "已经办结。";
}
