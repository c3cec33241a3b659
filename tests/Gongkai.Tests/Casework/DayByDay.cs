using Gongkai.Calendar;
using Gongkai.Casework;

namespace Gongkai.Tests.Casework;

/// <summary>A second clock, written apart from the first: it lives through the case one day after another and keeps only a tally.</summary>
internal sealed class DayByDay
{
    private readonly ClockFacts facts;
    private readonly WorkCalendar calendar;
    private readonly DateOnly asOf;
    private readonly List<(DateOnly Start, DateOnly End, bool Open)> pauses = [];

    public DateOnly? Received, Start, Due, CorrectionBy, PayBy, ClosedOn;
    public string Status = "Running";
    public int Overdue;
    public int? Remaining;
    public bool Projected;

    public DayByDay(ClockFacts facts, WorkCalendar calendar)
    {
        (this.facts, this.calendar) = (facts, calendar);
        asOf = facts.Decision?.ServedOn ?? facts.Today;
        Received = Receipt();
        if (Received is null) return;
        foreach (var asked in facts.Consultations) AddPause(asked);
        if (facts.Settings.ReasonsRequestPauses)
            foreach (var asked in facts.ReasonsRequests) pauses.Add((asked.SentOn, asked.AnsweredOn ?? asOf, asked.AnsweredOn is null));
        if (facts.Settings.ReferralPauses)
            foreach (var asked in facts.Referrals) pauses.Add((asked.SentOn, asked.AnsweredOn ?? asOf, asked.AnsweredOn is null));
        Live(Received.Value);
    }

    private DateOnly? Receipt()
    {
        var opened = facts.ArrivedOn;
        while (!calendar.IsWorkday(opened)) opened = opened.AddDays(1);
        if (facts.Channel == Channel.InPerson) return facts.ArrivedOn;
        if (facts.Channel == Channel.MailSigned) return facts.SignedOn;
        if (facts.Channel == Channel.MailOrdinary || facts.Settings.OnlineReceiptRule == OnlineReceiptRule.Confirmation) return facts.ConfirmedOn;
        if (facts.Settings.OnlineReceiptRule == OnlineReceiptRule.ArrivalNextWorkday) return opened;
        return facts.ConfirmedOn is { } confirmed && confirmed < opened ? confirmed : opened;
    }

    private void AddPause(Consultation asked)
    {
        if (asked.Kind == ConsultationKind.OtherAgency && !facts.Settings.OtherAgencyPause) return;
        var answered = asked.AnsweredOn;
        var delivered = asked.DeliveredOn;
        if (delivered is null && answered is null) delivered = asOf;
        DateOnly? fifteenth = delivered is { } arrived ? Workday(arrived, 15) : null;
        var start = asked.SentOn;
        if (facts.Settings.PauseStart == PauseStart.Delivered)
        {
            if (delivered is null) return;
            start = delivered.Value;
        }
        DateOnly end;
        if (answered is null) end = fifteenth!.Value;
        else if (fifteenth is null || facts.Settings.PauseCap == PauseCap.UntilAnswer) end = answered.Value;
        else end = answered < fifteenth ? answered.Value : fifteenth.Value;
        pauses.Add((start, end, answered is null && asOf < end));
    }

    private DateOnly Workday(DateOnly from, int n)
    {
        while (n > 0)
        {
            from = from.AddDays(1);
            if (calendar.IsWorkday(from)) n--;
        }
        return from;
    }

    private bool Excluded(DateOnly day)
    {
        foreach (var (start, end, _) in pauses)
            if (start < day && (day < end || day == end && facts.Settings.PauseEnd == PauseEnd.Through)) return true;
        return false;
    }

    private void Live(DateOnly received)
    {
        var (used, budget, waitsForCorrection, waitsForPayment, spent, extendedHere) = (0, 20, false, false, false, false);
        DateOnly? reached = null, until = null;
        Start = received;
        var noticeBy = Workday(received, 7);
        for (var day = received; ; day = day.AddDays(1))
        {
            if (waitsForCorrection && day > CorrectionBy && !facts.LateCorrectionJustified
                && day <= asOf) { Lapse("LapsedNoCorrection", CorrectionBy.Value); return; }
            if (waitsForPayment && day > PayBy && day <= asOf) { Lapse("LapsedFeeUnpaid", PayBy.Value); return; }
            if (day > Start && calendar.IsWorkday(day) && !Excluded(day) && used < budget && ++used == budget) reached = day;
            if (day > asOf)
            {
                if (waitsForCorrection || waitsForPayment || until is not null || reached is not null) break;
                continue;
            }

            bool Late() => !waitsForCorrection && !waitsForPayment && (until is { } last ? day > last : reached is { } end && end < day);
            void Anew()
            {
                if (day > Start) Start = day;
                (used, budget, reached, until, extendedHere) = (0, 20, null, null, false);
            }

            if (facts.CorrectionNotice is { } notice && notice.ServedOn == day && (day <= noticeBy || facts.Settings.LateCorrectionRestarts && !Late()))
            {
                waitsForCorrection = true;
                CorrectionBy = Workday(day, notice.Workdays ?? facts.Settings.CorrectionPeriod);
            }
            if (facts.CorrectedOn == day && waitsForCorrection)
            {
                waitsForCorrection = false;
                Anew();
            }
            if (facts.FeeNotice is { } fee && fee.ReceivedOn == day && day.Year >= 2021 && !Late())
            {
                waitsForPayment = true;
                PayBy = Workday(day, 20);
            }
            if (facts.FeeNotice?.PaidOn == day && waitsForPayment)
            {
                waitsForPayment = false;
                Anew();
            }
            foreach (var extension in facts.Extensions)
            {
                var granted = extension.ConsentedOn > extension.NoticedOn ? extension.ConsentedOn : extension.NoticedOn;
                if (granted != day || Late() || extension.Workdays > 20) continue;
                if (spent && (extendedHere || !facts.Settings.ExtensionPerRestart)) continue;
                (spent, extendedHere) = (true, true);
                budget += extension.Workdays;
                reached = null;
            }
            if (facts.AgreedDelay is { } delay && delay.ToldOn == day && !Late()) until = delay.Until;
        }

        Due = waitsForCorrection || waitsForPayment ? null : until ?? reached;
        if (facts.Decision is not null) (Status, ClosedOn) = ("Served", asOf);
        else if (waitsForCorrection) Status = "AwaitingCorrection";
        else if (waitsForPayment) Status = "AwaitingPayment";
        else if (pauses.Any(pause => pause.Open && pause.Start < Due)) (Status, Projected) = ("Consulting", until is null);
        if (Due is null) return;
        for (var day = Due.Value.AddDays(1); day <= asOf; day = day.AddDays(1))
            if (calendar.IsWorkday(day)) Overdue++;
        if (facts.Decision is not null) return;
        Remaining = 0;
        for (var day = Due.Value; day > facts.Today && day > Start; day = day.AddDays(-1))
            if (calendar.IsWorkday(day) && !Excluded(day)) Remaining++;
    }

    private void Lapse(string how, DateOnly last)
    {
        Status = how;
        ClosedOn = Workday(last, 1);
    }
}
