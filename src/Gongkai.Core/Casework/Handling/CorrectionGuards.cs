using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of 补正, of lapse and of withdrawal (第三十条).</summary>
internal static class CorrectionGuards
{
    private const int LongestPeriod = 60;

    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation) => step switch
    {
        CorrectionRequested notice => Notice(request, notice, situation),
        CorrectionReceived correction => Correction(request, correction, situation),
        ApplicationLapsed lapse => Lapse(request, lapse, situation),
        ApplicationWithdrawn { Proof: null } when !situation.Actor.IsApplicant => [new("CW56") { Field = nameof(ApplicationWithdrawn.Proof) }],
        _ => [],
    };

    private static IEnumerable<Refusal> Notice(DisclosureRequest request, CorrectionRequested notice, CaseSituation situation)
    {
        // 应当一次性告知：没有第二次。
        if (request.CorrectionNotice is { } earlier)
        {
            yield return new("CW25") { Values = [("date", CaseRules.Day(earlier.On))] };
            yield break;
        }
        if (notice.Points.IsEmpty) yield return new("CW26") { Field = nameof(notice.Points) };
        if (notice.Workdays is < 1 or > LongestPeriod)
            yield return new("CW26") { Field = nameof(notice.Workdays), Variant = "period", Values = [("workdays", (long)notice.Workdays), ("most", (long)LongestPeriod)] };
        if (request.Clock(situation).CorrectionNoticeBy is { } by && notice.On > by && notice.OverrideReason is null)
            yield return new("CW27") { Field = nameof(notice.OverrideReason), Values = [("servedOn", CaseRules.Day(notice.On)), ("by", CaseRules.Day(by))] };
    }

    private static IEnumerable<Refusal> Correction(DisclosureRequest request, CorrectionReceived correction, CaseSituation situation)
    {
        var by = request.Clock(situation).CorrectionDueBy;
        if (correction.On > by && correction.Justification is null)
            yield return new("CW28") { Field = nameof(correction.Justification), Values = [("correctedOn", CaseRules.Day(correction.On)), ("by", CaseRules.Day(by.Value))] };
    }

    private static IEnumerable<Refusal> Lapse(DisclosureRequest request, ApplicationLapsed lapse, CaseSituation situation)
    {
        var clock = request.Clock(situation);
        var by = request.Stage == CaseStage.AwaitingPayment ? clock.PayBy : clock.CorrectionDueBy;
        if (clock.Status is ClockStatus.LapsedNoCorrection or ClockStatus.LapsedFeeUnpaid && lapse.On > by) yield break;
        yield return new("CW29") { Variant = by is null ? "never" : null, Values = by is { } day ? [("by", CaseRules.Day(day))] : [] };
    }
}
