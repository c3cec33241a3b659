using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of 延期 (第三十三条第二款) and of 大量反复申请 (第三十五条).</summary>
internal static class ExtensionGuards
{
    // No article says what is reasonable; what lies further off is a slip of the pen.
    private const int LongestDelay = 2;

    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        var due = request.Clock(situation).Due;
        return step switch
        {
            ReasonsRequested asked => Reasons(asked),
            ReasonsReceived when request.Reasons.Length >= request.ReasonsRequests.Length => [new("CW31") { Variant = "unasked" }],
            AgreedDelaySet delay => Delay(request, delay, due),
            ExtensionConsented consent => Consent(request, consent, due, situation.Settings.Clock),
            ExtensionNoticed notice => Notice(request, notice, due),
            _ => [],
        };
    }

    private static IEnumerable<Refusal> Reasons(ReasonsRequested asked)
    {
        if (asked.Applications < 2 || asked.Facts is null) yield return new("CW31") { Field = nameof(asked.Facts) };
        if (asked.Until <= asked.On) yield return new("CW31") { Field = nameof(asked.Until), Variant = "until" };
    }

    private static IEnumerable<Refusal> Delay(DisclosureRequest request, AgreedDelaySet delay, DateOnly? due)
    {
        if (request.Decision.Order is { } order)
        {
            yield return new("CW32") { Variant = "ordered", Values = [("due", CaseRules.Day(order.Due))] };
            yield break;
        }
        // 第三十五条：认为申请理由合理，但是无法在规定的期限内答复的，可以确定延迟答复的合理期限。
        if (request.Reasons is not [.., { Accepted: true }]) yield return new("CW32") { Variant = "reasons" };
        if (delay.On > due) yield return new("CW32") { Field = nameof(delay.On), Values = [("due", CaseRules.Day(due.Value))] };
        var after = due > delay.On ? due.Value : delay.On;
        if (delay.Until <= after || delay.Until > after.AddYears(LongestDelay)) yield return new("CW32") { Field = nameof(delay.Until), Variant = "until", Values = [("until", CaseRules.Day(delay.Until)), ("after", CaseRules.Day(after)), ("by", CaseRules.Day(after.AddYears(LongestDelay)))] };
    }

    private static IEnumerable<Refusal> Consent(DisclosureRequest request, ExtensionConsented consent, DateOnly? due, ClockSettings settings)
    {
        var most = ReplyTerms.Regulation.On(consent.On).Extension;
        // Until it is told, a consent binds nobody: another may take its place.
        if (request.Extensions.LastOrDefault(given => given.Notice is not null).Notice is { } earlier && !MayAgain(request, earlier, settings)) yield return new("CW34") { Values = [("date", CaseRules.Day(earlier.On))] };
        if (consent.Workdays < 1 || consent.Workdays > most)
            yield return new("CW35") { Field = nameof(consent.Workdays), Values = [("workdays", (long)consent.Workdays), ("most", (long)most)] };
        if (request.IsRehandled || due is null || consent.On > due) yield return Late(request, consent.On, due);
    }

    // Disputed point 6: a restart gives a new extension only where the agency's settings say so.
    private static bool MayAgain(DisclosureRequest request, ExtensionNoticed earlier, ClockSettings settings)
    {
        var restart = new[] { request.Correction?.On, request.FeePayment?.On }.Max();
        return settings.ExtensionPerRestart && earlier.On < restart;
    }

    private static IEnumerable<Refusal> Notice(DisclosureRequest request, ExtensionNoticed notice, DateOnly? due)
    {
        if (request.Extensions is not [.., { Notice: null } pending]) yield return new("CW37");
        else if (notice.On < pending.Consent.On) yield return new("CW37") { Variant = "order", Values = [("consentedOn", CaseRules.Day(pending.Consent.On))] };
        if (request.IsRehandled || due is null || notice.On > due) yield return Late(request, notice.On, due);
    }

    // The date that a reconsideration decision or a judgment sets is not the agency's to move.
    private static Refusal Late(DisclosureRequest request, DateOnly on, DateOnly? due) => request.Decision.Order is { } order
        ? new("CW36") { Variant = "ordered", Values = [("due", CaseRules.Day(order.Due))] }
        : due is { } day ? new("CW36") { Field = nameof(CaseEvent.On), Values = [("date", CaseRules.Day(on)), ("due", CaseRules.Day(day))] }
        : new("CW36") { Variant = "waiting" };
}
