using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of 延期 (第三十三条第二款) and of 大量反复申请 (第三十五条).</summary>
internal static class ExtensionGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        var due = request.Clock(situation.Today, situation.Settings, situation.Calendar).Due;
        return step switch
        {
            ReasonsRequested asked => Reasons(asked),
            AgreedDelaySet delay => Delay(delay, due),
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

    private static IEnumerable<Refusal> Delay(AgreedDelaySet delay, DateOnly? due)
    {
        if (delay.On > due) yield return new("CW32") { Field = nameof(delay.On), Values = [("due", CaseRules.Day(due.Value))] };
        if (delay.Until <= delay.On) yield return new("CW32") { Field = nameof(delay.Until), Variant = "until", Values = [("until", CaseRules.Day(delay.Until))] };
    }

    private static IEnumerable<Refusal> Consent(DisclosureRequest request, ExtensionConsented consent, DateOnly? due, ClockSettings settings)
    {
        var most = ReplyTerms.Regulation.On(consent.On).Extension;
        if (request.Extensions.Any(given => given.Notice is null)) yield return new("CW34") { Variant = "pending" };
        else if (!request.Extensions.IsEmpty && !MayAgain(request, settings)) yield return new("CW34");
        if (consent.Workdays < 1 || consent.Workdays > most)
            yield return new("CW35") { Field = nameof(consent.Workdays), Values = [("workdays", (long)consent.Workdays), ("most", (long)most)] };
        if (due is null || consent.On > due) yield return Late(consent.On, due);
    }

    // Disputed point 6: a restart gives a new extension only where the agency's settings say so.
    private static bool MayAgain(DisclosureRequest request, ClockSettings settings)
    {
        var restart = new[] { request.Correction?.On, request.FeePayment?.On }.Max();
        return settings.ExtensionPerRestart && request.Extensions[^1].Notice?.On < restart;
    }

    private static IEnumerable<Refusal> Notice(DisclosureRequest request, ExtensionNoticed notice, DateOnly? due)
    {
        if (request.Extensions is not [.., { Notice: null } pending]) yield return new("CW37");
        else if (notice.On < pending.Consent.On) yield return new("CW37") { Variant = "order", Values = [("consentedOn", CaseRules.Day(pending.Consent.On))] };
        if (due is null || notice.On > due) yield return Late(notice.On, due);
    }

    private static Refusal Late(DateOnly on, DateOnly? due) => due is { } day
        ? new("CW36") { Field = nameof(CaseEvent.On), Values = [("date", CaseRules.Day(on)), ("due", CaseRules.Day(day))] }
        : new("CW36") { Variant = "waiting" };
}
