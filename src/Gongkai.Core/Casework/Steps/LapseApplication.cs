using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>视为放弃申请: not corrected or not paid in time; dated the workday after the last day.</summary>
public sealed record ApplicationLapsed(DateOnly On) : CaseEvent(On), INamesLetter
{
    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class LapseApplication() : CaseStep<ApplicationLapsed>("lapse")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows =>
    [
        Row("视为放弃", [AwaitingCorrection], LapsedNoCorrection, Office) with { ByPlatform = true },
        Row("视为放弃", [AwaitingPayment], LapsedFeeUnpaid, Office) with { ByPlatform = true },
    ];

    protected override DisclosureRequest Apply(DisclosureRequest request, ApplicationLapsed e) =>
        request.Ended(e, request.Stage == AwaitingPayment ? DispositionType.FeeUnpaid : DispositionType.NoCorrection);

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ApplicationLapsed e, CaseSituation situation)
    {
        var clock = request.Clock(situation);
        var by = request.Stage == AwaitingPayment ? clock.PayBy : clock.CorrectionDueBy;
        if (IsOver(clock) && e.On > by) yield break;
        yield return new("CW29") { Variant = by is null ? "never" : null, Values = by is { } day ? [("by", Day(day))] : [] };
    }

    protected override Sentence Told(DisclosureRequest request, ApplicationLapsed e) => "逾期，视为放弃申请";

    protected override PublicStep? Shown(DisclosureRequest request, ApplicationLapsed e) => new(e.On, "视为放弃申请", "逾期，按规定视为放弃申请。");

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) => IsOver(request.Clock(situation));

    private static bool IsOver(ClockAnswer clock) => clock.Status is ClockStatus.LapsedNoCorrection or ClockStatus.LapsedFeeUnpaid;
}
