using System.Collections.Immutable;
using Gongkai.Calendar;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>答复期限, computed from what happened and never stored.</summary>
public static class ReplyDeadline
{
    /// <summary>Where the application stands today, when its reply is due, and why.</summary>
    public static ClockAnswer Of(ClockFacts facts, WorkCalendar calendar)
    {
        calendar = calendar.WithLocalHolidays(facts.Settings.LocalHolidays);
        return ReceiptDate.Of(facts, calendar) is { } received
            ? new CaseCourse(facts, calendar, received).Run().Answer()
            : new ClockAnswer(ClockStatus.Running) { Findings = Breaches.BeforeReceipt(facts) };
    }
}

/// <summary>The course of one case: its events are gone through in their order, each judged by the term in force on its day.</summary>
internal sealed class CaseCourse
{
    public CaseCourse(ClockFacts facts, WorkCalendar calendar, DateOnly received)
    {
        (Facts, Calendar, Received) = (facts, calendar, received);
        AsOf = facts.Decision?.ServedOn ?? facts.Today;
        Pauses = ClockPause.Of(facts, calendar, AsOf);
        Term = NewTerm(received, ClockRestart.None);
        CorrectionNoticeBy = calendar.AddWorkdays(received, ReplyTerms.Regulation.On(received).CorrectionNotice);
    }

    private readonly List<Finding> found = [];
    private bool extensionUsed;

    public ClockFacts Facts { get; }

    public WorkCalendar Calendar { get; }

    public DateOnly Received { get; }

    /// <summary>The day as of which the case is judged: that of service, else today.</summary>
    public DateOnly AsOf { get; }

    public ImmutableArray<ClockPause> Pauses { get; }

    public ReplyTerm Term { get; private set; }

    public DateOnly CorrectionNoticeBy { get; }

    public DateOnly? CorrectionDueBy { get; private set; }

    public DateOnly? PayBy { get; private set; }

    public bool AwaitsCorrection { get; private set; }

    public bool AwaitsPayment { get; private set; }

    /// <summary>The day after which the application counted as given up, and how; null while it does not.</summary>
    public (DateOnly Term, ClockStatus Status)? Lapse { get; private set; }

    /// <summary>The term in force; null while a correction or a payment is awaited, and after a lapse.</summary>
    public DateOnly? Due => AwaitsCorrection || AwaitsPayment || Lapse is not null ? null : Term.Due;

    public ClockStatus Status => this switch
    {
        { Lapse: { } lapse } => lapse.Status,
        { Facts.Decision: not null } => ClockStatus.Served,
        { AwaitsCorrection: true } => ClockStatus.AwaitingCorrection,
        { AwaitsPayment: true } => ClockStatus.AwaitingPayment,
        _ => Pauses.Any(pause => pause.IsOpen && pause.Start < Term.Due) ? ClockStatus.Consulting : ClockStatus.Running,
    };

    public CaseCourse Run()
    {
        found.AddRange(Breaches.OfReceipt(Facts));
        foreach (var (on, happen) in Events().Where(happened => happened.On <= AsOf).OrderBy(happened => happened.On))
        {
            LapseBy(on);
            if (Lapse is null) happen();
        }
        LapseBy(AsOf);
        if (Lapse?.Status == ClockStatus.LapsedNoCorrection && Facts.CorrectedOn is { } corrected)
            found.Add(Breaches.LateCorrection(corrected, Lapse.Value.Term));
        if (Lapse?.Status == ClockStatus.LapsedFeeUnpaid && Facts.FeeNotice?.PaidOn is { } paid) found.Add(Breaches.LatePayment(paid, Lapse.Value.Term));
        return this;
    }

    public ClockAnswer Answer()
    {
        var overdue = Due is { } due ? Calendar.WorkdaysBetween(due, AsOf) : 0;
        var answer = new ClockAnswer(Status)
        {
            ReceivedOn = Received,
            EffectiveStart = Term.Start,
            Due = Due,
            Remaining = Due is { } last && Facts.Decision is null ? Remaining(last) : null,
            OverdueDays = overdue,
            CorrectionNoticeBy = CorrectionNoticeBy,
            CorrectionDueBy = CorrectionDueBy,
            PayBy = PayBy,
            PauseEnd = Pauses.Where(pause => pause.End > Term.Start && pause.Start < (Due ?? DateOnly.MaxValue)).Max(pause => (DateOnly?)pause.End),
            ClosedOn = Lapse is { } lapse ? Calendar.AddWorkdays(lapse.Term, 1) : Facts.Decision?.ServedOn,
            InternalDue = Due is { } statutory && Facts.Settings.PromisedWorkdays is { } promised ? Earlier(statutory, Term.After(promised)) : null,
            AlarmOn = Due is { } reply ? Calendar.AddWorkdays(reply, -5) : null,
            IsProjected = Status == ClockStatus.Consulting && Term.AgreedDelay is null,
            Findings = [.. found, .. Breaches.AtTheEnd(this, overdue)],
            Days = ClockAccount.Of(this),
        };
        return answer with { IsProvisional = LastCounted(answer) is { } end && Calendar.IsProvisional(Received, end) };
    }

    private IEnumerable<(DateOnly On, Action Happen)> Events()
    {
        // Of one day, what restarts the clock comes before what is added to the new term.
        if (Facts.CorrectionNotice is { } notice) yield return (notice.ServedOn, () => AskCorrection(notice));
        if (Facts.CorrectedOn is { } corrected) yield return (corrected, () => Correct(corrected));
        if (Facts.FeeNotice is { } fee) yield return (fee.ReceivedOn, () => AskFee(fee));
        if (Facts.FeeNotice?.PaidOn is { } paid) yield return (paid, () => Pay(paid));
        foreach (var extension in Facts.Extensions) yield return (extension.GrantedOn, () => Extend(extension));
        if (Facts.AgreedDelay is { } delay) yield return (delay.ToldOn, () => Delay(delay));
    }

    // 第三十条：自收到申请之日起7个工作日内一次性告知。
    private void AskCorrection(CorrectionNotice notice)
    {
        if (notice.ServedOn > CorrectionNoticeBy)
        {
            found.Add(Breaches.LateCorrectionNotice(notice, CorrectionNoticeBy, Facts.Settings.LateCorrectionRestarts));
            if (!Facts.Settings.LateCorrectionRestarts || notice.ServedOn > Due) return;
        }
        AwaitsCorrection = true;
        CorrectionDueBy = Calendar.AddWorkdays(Later(notice.ServedOn, Received), notice.Workdays ?? Facts.Settings.CorrectionPeriod);
    }

    // 第三十条：答复期限自行政机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请。
    private void Correct(DateOnly corrected)
    {
        if (!AwaitsCorrection) return;
        AwaitsCorrection = false;
        Restart(corrected, ClockRestart.Correction);
    }

    // 信息处理费管理办法：在处理期限内告知；申请人自收到通知次日起20个工作日内缴纳。
    private void AskFee(FeeNotice fee)
    {
        if (fee.ReceivedOn < ReplyTerms.Payment.From || fee.ReceivedOn > Due)
        {
            found.Add(Breaches.FeeNoticeWithoutEffect(fee, Due));
            return;
        }
        AwaitsPayment = true;
        PayBy = Calendar.AddWorkdays(Later(fee.ReceivedOn, Received), ReplyTerms.Payment.On(fee.ReceivedOn));
    }

    private void Pay(DateOnly paid)
    {
        if (!AwaitsPayment) return;
        AwaitsPayment = false;
        Restart(paid, ClockRestart.Payment);
    }

    // 第三十三条第二款：应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日。
    private void Extend(Extension extension)
    {
        var breach = Breaches.OfExtension(extension, Due, isSecond: extensionUsed && (Term.Extension is not null || !Facts.Settings.ExtensionPerRestart));
        if (breach is not null)
        {
            found.Add(breach);
            return;
        }
        extensionUsed = true;
        Term = Term with { Extension = extension };
    }

    // 第三十五条：确定延迟答复的合理期限并告知申请人。
    private void Delay(AgreedDelay delay)
    {
        if (delay.ToldOn > Due) found.Add(Breaches.LateAgreedDelay(delay, Due.Value));
        else Term = Term with { AgreedDelay = delay };
    }

    private void Restart(DateOnly day, ClockRestart why)
    {
        var start = day > Term.Start ? day : Term.Start;
        if (Term.Extension is not null || Term.AgreedDelay is not null) found.Add(Breaches.NotCarriedOver(Term, start));
        Term = NewTerm(start, why);
    }

    private ReplyTerm NewTerm(DateOnly start, ClockRestart why) => new(start, why, Calendar, Pauses, Facts.Settings.PauseEnd);

    // What comes after the last day finds the application given up (第三十条；信息处理费管理办法).
    private void LapseBy(DateOnly day)
    {
        if (Lapse is not null) return;
        if (AwaitsPayment && day > PayBy) Lapse = (PayBy.Value, ClockStatus.LapsedFeeUnpaid);
        if (AwaitsCorrection && !Facts.LateCorrectionJustified && day > CorrectionDueBy && (Lapse is null || CorrectionDueBy <= Lapse.Value.Term))
            Lapse = (CorrectionDueBy.Value, ClockStatus.LapsedNoCorrection);
    }

    private int Remaining(DateOnly due)
    {
        var left = 0;
        for (var day = Later(Facts.Today, Term.Start).AddDays(1); day <= due; day = day.AddDays(1))
            if (Term.Counts(day)) left++;
        return left;
    }

    // A day fixed under 第三十五条 was not counted out, and no notice will move it.
    private DateOnly? LastCounted(ClockAnswer answer) =>
        new[] { Term.AgreedDelay is null ? answer.Due : null, answer.CorrectionNoticeBy, answer.CorrectionDueBy, answer.PayBy, answer.ClosedOn }.Max();

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
