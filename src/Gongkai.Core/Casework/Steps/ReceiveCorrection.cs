using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>收到补正: the corrected description takes the place of the old one.</summary>
public sealed record CorrectionReceived(DateOnly On, PrivateRef Description) : CaseEvent(On)
{
    /// <summary>逾期补正有正当理由: the reason that was accepted.</summary>
    public PrivateRef? Justification { get; init; }

    public ImmutableArray<FileRef> Files { get; init; } = [];
}

internal sealed class ReceiveCorrection() : CaseStep<CorrectionReceived>("correction")
{
    public override ImmutableArray<Type> Follows => [typeof(CorrectionRequested)];

    protected override ImmutableArray<Transition<CaseStage>> Rows =>
        [Row("收到补正", [AwaitingCorrection, LapsedNoCorrection], UnderReview, Officers) with { ByApplicant = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, CorrectionReceived e) =>
        Reopened(request) with { Correction = e, Description = e.Description, Files = [.. request.Files, .. e.Files] };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CorrectionReceived e, CaseSituation situation)
    {
        var by = request.Clock(situation).CorrectionDueBy;
        if (e.On > by && e.Justification is null)
            yield return new("CW28") { Field = nameof(e.Justification), Values = [("correctedOn", Day(e.On)), ("by", Day(by.Value))] };
    }

    protected override Sentence Told(DisclosureRequest request, CorrectionReceived e) =>
        $"收到补正{Sentence.Maybe("：", e.Description)}{Sentence.Maybe("；逾期补正的正当理由：", e.Justification)}";

    protected override PublicStep? Shown(DisclosureRequest request, CorrectionReceived e) => new(e.On, "收到补正", "从次日起重新计算答复期限。");

    private static DisclosureRequest Reopened(DisclosureRequest request) =>
        request.Stage == LapsedNoCorrection && !request.IsRehandled ? request with { EndedOn = null, OutcomeWithoutDecision = null } : request;
}
