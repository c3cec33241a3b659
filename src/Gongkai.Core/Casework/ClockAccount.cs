using System.Collections.Immutable;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>Why this date: the days from receipt to the last one, each with what it is and what happened on it. It names no person.</summary>
internal static class ClockAccount
{
    public static ImmutableArray<ClockDay> Of(CaseCourse course)
    {
        var days = ImmutableArray.CreateBuilder<ClockDay>();
        var happened = Happened(course).ToLookup(told => told.On, told => told.What);
        var counted = 0;
        // Each of these is counted out anew whenever it is asked for.
        var (last, counting) = (LastDay(course), course.Due is null ? course.Term.Start : course.Term.StatutoryDue);
        for (var date = course.Received; date <= last; date = date.AddDays(1))
        {
            var counts = date > course.Term.Start && date <= counting && course.Term.Counts(date);
            if (counts) counted++;
            var day = course.Calendar[date];
            var why = Why(course, day, counts, counted);
            if (happened.Contains(date)) why = string.Join("；", [why, .. happened[date]]);
            if (day.IsProvisional) why = $"{why}；暂定：{date.Year}年放假安排尚未公布";
            days.Add(new(date, counts, why));
        }
        return days.ToImmutable();
    }

    private static DateOnly LastDay(CaseCourse course) => course switch
    {
        { Lapse: { } lapse } => course.Calendar.AddWorkdays(lapse.Term, 1),
        { Due: { } due } => due,
        { Facts.Decision: { } decision } => decision.ServedOn,
        { AwaitsCorrection: true } => Later(course.CorrectionDueBy!.Value, course.AsOf),
        _ => Later(course.PayBy!.Value, course.AsOf),
    };

    private static string Why(CaseCourse course, CalendarDay day, bool counts, int counted)
    {
        if (day.Date == course.Received) return course.Term.Start == course.Received ? "收到申请之日，次日起算" : "收到申请之日";
        if (day.Date == course.Term.Start) return "重新计算之日，次日起算";
        if (counts) return Counted(course, day, counted);
        if (!day.IsWorkday) return Rest(day);
        if (course.Due is null) return Waiting(course, day.Date);
        if (day.Date < course.Term.Start) return "工作日，原期限已重新计算，不计入";
        return course.Term.Excluding(day.Date) is { } pause
            ? $"{pause.Why}期间，不计入（{pause.Start:yyyy-MM-dd}至{pause.End:yyyy-MM-dd}{(pause.IsOpen ? "，预计" : "")}）" : "依第三十五条延迟答复，不计数";
    }

    private static string Counted(CaseCourse course, CalendarDay day, int counted)
    {
        var term = course.Term;
        var over = counted - ReplyTerms.Regulation.On(term.Start).Reply;
        return (day.Kind == DayKind.MakeupWorkday ? $"调休上班（{day.Name}），" : "")
            + $"第{counted}个工作日"
            + (over > 0 ? $"（延长的第{over}个）" : "");
    }

    private static string Rest(CalendarDay day) => day.Kind switch
    {
        DayKind.Weekend => day.Date.DayOfWeek == DayOfWeek.Saturday ? "星期六" : "星期日",
        DayKind.LocalHoliday => "地方节假日",
        _ => $"{day.Name}放假",
    };

    private static string Waiting(CaseCourse course, DateOnly date)
    {
        if (course.AwaitsCorrection && date > course.Facts.CorrectionNotice!.ServedOn)
            return date > course.CorrectionDueBy ? "补正期限已过" : $"等待补正，第{course.Calendar.WorkdaysBetween(course.Facts.CorrectionNotice.ServedOn, date)}个工作日";
        if (course.AwaitsPayment && date > course.Facts.FeeNotice!.ReceivedOn)
            return date > course.PayBy ? "缴费期限已过" : $"等待缴费，第{course.Calendar.WorkdaysBetween(course.Facts.FeeNotice.ReceivedOn, date)}个工作日";
        return "工作日，答复期限将重新计算，不计入";
    }

    private static IEnumerable<(DateOnly On, string What)> Happened(CaseCourse course)
    {
        var facts = course.Facts;
        if (ReceiptDate.IsAfterHours(facts) && course.Received > facts.ArrivedOn)
            yield return (course.Received, $"{facts.ArrivedOn:yyyy-MM-dd} {facts.ArrivedAt:HH:mm} 到达，已过每日截止时间 {facts.Settings.DailyCutOff:HH:mm}，算作下一个工作日收到");
        if (facts.CorrectionNotice is { } notice) yield return (notice.ServedOn, "送达补正告知");
        if (course.CorrectionDueBy is { } correct) yield return (correct, "补正期限最后一日");
        if (facts.CorrectedOn is { } corrected) yield return (corrected, "收到补正后的申请");
        foreach (var asked in facts.Consultations)
        {
            var whom = asked.Kind.Name();
            yield return (asked.SentOn, $"发函征求{whom}意见");
            if (asked.DeliveredOn is { } delivered) yield return (delivered, $"{whom}收到征求意见函");
            if (asked.AnsweredOn is { } answered) yield return (answered, $"{whom}答复意见");
            if (asked.DroppedOn is { } dropped) yield return (dropped, asked.NeverReached ? $"终止征求{whom}意见，函件没有送达，不扣除时间" : $"终止征求{whom}意见");
            if (ClockPause.TermEnd(asked, course.Calendar) is { } end && (asked.AnsweredOn is null || asked.AnsweredOn > end) && !(asked.DroppedOn < end))
                yield return (end, $"{whom}提出意见的期限届满");
        }
        foreach (var asked in facts.ReasonsRequests)
        {
            yield return (asked.SentOn, "要求申请人说明理由");
            if (asked.AnsweredOn is { } answered) yield return (answered, "申请人说明理由");
        }
        foreach (var asked in facts.Referrals)
        {
            yield return (asked.SentOn, "报请确定能否公开");
            if (asked.AnsweredOn is { } answered) yield return (answered, "收到确定意见");
        }
        if (facts.FeeNotice is { } fee) yield return (fee.ReceivedOn, "申请人收到收费通知");
        if (course.PayBy is { } pay) yield return (pay, "缴费期限最后一日");
        if (facts.FeeNotice?.PaidOn is { } paid) yield return (paid, "申请人缴费");
        foreach (var extension in facts.Extensions)
            yield return (extension.NoticedOn, ReferenceEquals(extension, course.Term.Extension) ? $"告知延长{extension.Workdays}个工作日" : "告知延长答复期限（对本期限无效）");
        if (facts.AgreedDelay is { } delay) yield return (delay.ToldOn, $"告知延迟至{delay.Until:yyyy-MM-dd}答复");
        if (course.Term.AgreedDelay is null && course.Due is { } due) yield return (due, "答复期限最后一日");
        if (course.Due is { } until && course.Term.AgreedDelay is not null) yield return (until, "延迟答复的最后一日");
        if (facts.Decision is { } decision) yield return (decision.ServedOn, Served(decision.ServedBy));
        if (course.Lapse is { } lapse) yield return (course.Calendar.AddWorkdays(lapse.Term, 1), "视为放弃申请，结案");
    }

    private static string Served(ServiceMode by) => by switch
    {
        ServiceMode.Direct => "答复送达（申请人签收）",
        ServiceMode.Mail => "答复交邮",
        ServiceMode.Electronic => "答复电子送达",
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
