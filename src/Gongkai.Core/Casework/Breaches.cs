using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>What the clock finds against the law in a case: acts that came too late or have no effect.</summary>
internal static class Breaches
{
    public static ImmutableArray<Finding> BeforeReceipt(ClockFacts facts) =>
        [
            .. OfReceipt(facts),
            Found("CW10", Severity.Warning, ("arrivedOn", Day(facts.ArrivedOn))) with { Variant = facts.Channel == Channel.MailOrdinary ? "mail" : null },
        ];

    // 第三十一条第二项：以平常信函等无需签收的邮寄方式提交的，应当于收到申请的当日与申请人确认。
    public static ImmutableArray<Finding> OfReceipt(ClockFacts facts) =>
        facts.Channel == Channel.MailOrdinary && facts.ConfirmedOn != facts.ArrivedOn && !facts.CallsOn.Contains(facts.ArrivedOn)
            ? [Found("CW09", Severity.Error, ("arrivedOn", Day(facts.ArrivedOn)))]
            : [];

    public static Finding LateCorrectionNotice(CorrectionNotice notice, DateOnly by, bool restarts) =>
        Found("CW01", Severity.Error, ("servedOn", Day(notice.ServedOn)), ("by", Day(by))) with { Variant = restarts ? "restarts" : null };

    public static Finding LateCorrection(DateOnly corrected, DateOnly by) =>
        Found("CW02", Severity.Warning, ("correctedOn", Day(corrected)), ("by", Day(by)));

    public static Finding? OfExtension(Extension extension, DateOnly? due, bool isSecond) => extension switch
    {
        _ when isSecond => Found("CW04", Severity.Error, ("noticedOn", Day(extension.NoticedOn))),
        { Workdays: > 20 } => Found("CW05", Severity.Error, ("workdays", (long)extension.Workdays)),
        _ when extension.GrantedOn > due => Found("CW03", Severity.Error,
            ("consentedOn", Day(extension.ConsentedOn)), ("noticedOn", Day(extension.NoticedOn)), ("due", Day(due.Value))),
        _ => null,
    };

    public static Finding LateAgreedDelay(AgreedDelay delay, DateOnly due) =>
        Found("CW06", Severity.Error, ("toldOn", Day(delay.ToldOn)), ("due", Day(due)));

    public static Finding FeeNoticeWithoutEffect(FeeNotice fee, DateOnly? due) =>
        fee.ReceivedOn < ReplyTerms.Payment.From
            ? Found("CW07", Severity.Error, ("receivedOn", Day(fee.ReceivedOn)), ("from", Day(ReplyTerms.Payment.From))) with { Variant = "before" }
            : Found("CW07", Severity.Error, ("receivedOn", Day(fee.ReceivedOn)), ("due", Day(due!.Value)));

    public static Finding LatePayment(DateOnly paid, DateOnly by) =>
        Found("CW08", Severity.Warning, ("paidOn", Day(paid)), ("by", Day(by)));

    public static Finding NotCarriedOver(ReplyTerm old, DateOnly restart) =>
        Found("CW14", Severity.Hint, ("restart", Day(restart))) with { Variant = old.Extension is null ? "delay" : null };

    public static IEnumerable<Finding> AtTheEnd(CaseCourse course, int overdue)
    {
        if (course.Due is { } due && course.AsOf > due)
            yield return Found("CW11", Severity.Error, ("due", Day(due)), ("servedOn", Day(course.AsOf)), ("days", (long)overdue))
                with
            { Variant = course.Facts.Decision is null ? "open" : null };
        foreach (var asked in course.Facts.Consultations)
        {
            var kind = asked.Kind.Name();
            if (course.Facts.Settings.PauseStart == PauseStart.Delivered && asked is { DeliveredOn: null, AnsweredOn: not null })
                yield return Found("CW12", Severity.Warning, ("kind", kind), ("sentOn", Day(asked.SentOn)));
            if (asked.NeverReached)
                yield return Found("CW16", Severity.Warning, ("kind", kind), ("sentOn", Day(asked.SentOn)), ("droppedOn", Day(asked.DroppedOn!.Value)));
            if (asked.AnsweredOn > ClockPause.TermEnd(asked, course.Calendar))
                yield return Found("CW15", Severity.Hint, ("kind", kind), ("answeredOn", Day(asked.AnsweredOn.Value)),
                    ("by", Day(ClockPause.TermEnd(asked, course.Calendar)!.Value)));
        }
        if (course.Facts.Decision is { } decision && course.Pauses.Any(pause => pause.IsOpen))
            yield return Found("CW13", Severity.Warning, ("servedOn", Day(decision.ServedOn)), ("why", course.Pauses.First(pause => pause.IsOpen).Why));
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Finding Found(string code, Severity severity, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(code, severity) { Values = [.. values] };
}
