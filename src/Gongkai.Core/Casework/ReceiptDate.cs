using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>收到申请之日 (第三十一条).</summary>
public static class ReceiptDate
{
    /// <summary>The day; null while an application that must be confirmed is not.</summary>
    public static DateOnly? Of(ClockFacts facts, WorkCalendar calendar) => facts.Channel switch
    {
        Channel.InPerson => facts.ArrivedOn,
        Channel.MailSigned => facts.SignedOn,
        Channel.MailOrdinary => facts.ConfirmedOn,
        _ => facts.Settings.OnlineReceiptRule switch
        {
            OnlineReceiptRule.Confirmation => facts.ConfirmedOn,
            OnlineReceiptRule.ArrivalNextWorkday => calendar.WorkdayOnOrAfter(facts.ArrivedOn),
            _ => Earlier(facts.ConfirmedOn, calendar.WorkdayOnOrAfter(facts.ArrivedOn)),
        },
    };

    // 条例没有规定确认的期限: an application that nobody confirms must not stand still for ever.
    private static DateOnly Earlier(DateOnly? confirmed, DateOnly opened) => confirmed < opened ? confirmed.Value : opened;
}
