using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>收到申请之日 (第三十一条).</summary>
public static class ReceiptDate
{
    /// <summary>The day; null while an application that must be confirmed is not.</summary>
    public static DateOnly? Of(ClockFacts facts, WorkCalendar calendar) => facts.Channel switch
    {
        Channel.InPerson => Arrived(facts, calendar),
        Channel.MailSigned => facts.SignedOn,
        Channel.MailOrdinary => facts.ConfirmedOn,
        _ => facts.Settings.OnlineReceiptRule switch
        {
            OnlineReceiptRule.Confirmation => facts.ConfirmedOn,
            OnlineReceiptRule.ArrivalNextWorkday => calendar.WorkdayOnOrAfter(Arrived(facts, calendar)),
            _ => Earlier(facts.ConfirmedOn, calendar.WorkdayOnOrAfter(Arrived(facts, calendar))),
        },
    };

    /// <summary>Whether it came after the agency's daily cut-off. Post is signed for or confirmed, whatever the hour.</summary>
    internal static bool IsAfterHours(ClockFacts facts) =>
        facts.ArrivedAt > facts.Settings.DailyCutOff && facts.Channel is not (Channel.MailSigned or Channel.MailOrdinary);

    private static DateOnly Arrived(ClockFacts facts, WorkCalendar calendar) =>
        IsAfterHours(facts) ? calendar.AddWorkdays(facts.ArrivedOn, 1) : facts.ArrivedOn;

    // 条例没有规定确认的期限: an application that nobody confirms must not stand still for ever.
    private static DateOnly Earlier(DateOnly? confirmed, DateOnly opened) => confirmed < opened ? confirmed.Value : opened;
}
