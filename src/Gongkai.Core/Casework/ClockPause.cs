using System.Collections.Immutable;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>期限中止: time that is not counted (第三十三条第三款).</summary>
/// <param name="Start">The day it begins; it still counts.</param>
/// <param name="End">The day it ends, as known or at the latest.</param>
/// <param name="IsOpen">Whether the end is only projected.</param>
/// <param name="Why">What is waited for, as 征求第三方意见.</param>
public sealed record ClockPause(DateOnly Start, DateOnly End, bool IsOpen, string Why)
{
    /// <summary>Whether the day is left out of the count.</summary>
    public bool Excludes(DateOnly day, PauseEnd rule) => Start < day && (rule == PauseEnd.Through ? day <= End : day < End);

    /// <summary>The pauses that the facts give, as they stand on that day.</summary>
    internal static ImmutableArray<ClockPause> Of(ClockFacts facts, WorkCalendar calendar, DateOnly asOf) =>
    [
        .. facts.Consultations.Where(asked => asked.Kind != ConsultationKind.OtherAgency || facts.Settings.OtherAgencyPause)
            .Select(asked => Of(asked, facts.Settings, calendar, asOf)).OfType<ClockPause>(),
        .. facts.ReasonsRequests.Where(_ => facts.Settings.ReasonsRequestPauses).Select(asked => Of(asked, "要求申请人说明理由", asOf)),
        .. facts.Referrals.Where(_ => facts.Settings.ReferralPauses).Select(asked => Of(asked, "报请确定能否公开", asOf)),
    ];

    // Silence ends a pause with the term, whatever the cap: the law gives it its effect then (第三十二条、第三十四条).
    private static ClockPause? Of(Consultation asked, ClockSettings settings, WorkCalendar calendar, DateOnly asOf)
    {
        if (asked.NeverReached) return null;
        var delivered = asked.DeliveredOn ?? (asked.AnsweredOn is null ? asOf : null);
        var start = settings.PauseStart == PauseStart.Sent ? asked.SentOn : delivered;
        var termEnd = TermEnd(asked, calendar) ?? calendar.AddWorkdays(asOf, ReplyTerms.Regulation.On(asOf).Opinion);
        var end = asked.AnsweredOn switch
        {
            null => asked.DroppedOn < termEnd ? asked.DroppedOn.Value : termEnd,
            { } answered when settings.PauseCap == PauseCap.FifteenWorkdays && asked.DeliveredOn is not null && termEnd < answered => termEnd,
            { } answered => answered,
        };
        return start is { } from ? new(from, end, asked is { AnsweredOn: null, DroppedOn: null } && asOf < end, $"征求{asked.Kind.Name()}意见") : null;
    }

    private static ClockPause Of(ClockInquiry asked, string why, DateOnly asOf) =>
        new(asked.SentOn, asked.AnsweredOn ?? asOf, asked.AnsweredOn is null, why);

    /// <summary>The 15th workday after delivery; null while undelivered.</summary>
    internal static DateOnly? TermEnd(Consultation asked, WorkCalendar calendar) =>
        asked.DeliveredOn is { } delivered ? calendar.AddWorkdays(delivered, ReplyTerms.Regulation.On(delivered).Opinion) : null;
}
