using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>The clock's answer in one sentence.</summary>
public static class ClockWords
{
    /// <summary>How the case stands, and how urgent that is: amber from five workdays, red from two, black when overdue.</summary>
    public static (string Text, Tone Tone) Headline(ClockAnswer answer, DateOnly today)
    {
        var due = answer.Due is { } day ? Day(day) + (answer.IsProjected ? "（预计）" : "") : "";
        var provisional = answer.IsProvisional ? "（暂定：有一年的放假安排尚未公布）" : "";
        return answer.Status switch
        {
            _ when answer.ReceivedOn is null => ("还不算收到申请：等待双方确认", Tone.Warning),
            ClockStatus.LapsedNoCorrection => ("逾期没有补正，视为放弃申请", Tone.Neutral),
            ClockStatus.LapsedFeeUnpaid => ("逾期没有缴费，视为放弃申请", Tone.Neutral),
            ClockStatus.Served when answer.OverdueDays > 0 => ($"已答复，逾期 {answer.OverdueDays} 个工作日；期限是 {due}{provisional}", Tone.Bad),
            ClockStatus.Served => ($"已按期答复{(due == "" ? "" : $"；期限是 {due}")}{provisional}", Tone.Good),
            ClockStatus.AwaitingCorrection => ("等待补正；收到补正后重新计算答复期限", Tone.Info),
            ClockStatus.AwaitingPayment => ("等待缴费；缴费后重新计算答复期限", Tone.Info),
            _ when answer.Due < today => ($"答复期限 {due} 已过，逾期 {answer.OverdueDays} 个工作日", Tone.Overdue),
            ClockStatus.Consulting => ($"正在征求意见；答复期限 {due}，还有 {answer.Remaining} 个工作日{provisional}", Urgency(answer.Remaining)),
            _ => ($"答复期限 {due}，还有 {answer.Remaining} 个工作日{provisional}", Urgency(answer.Remaining)),
        };
    }

    /// <summary>A day as pages print it: 2026年3月2日（星期一）.</summary>
    public static string Day(DateOnly date) => date.InChinese();

    /// <summary>The dates that follow, each with its name; the agency's own precautions only where the agency looks.</summary>
    public static IEnumerable<(string Name, DateOnly On)> Dates(ClockAnswer answer, bool forApplicant)
    {
        (string Name, DateOnly? On)[] dates =
        [
            ("收到申请之日", answer.ReceivedOn), ("期限起算之日（次日起计）", answer.EffectiveStart), ("答复期限", answer.Due),
            ("补正告知最迟", forApplicant ? null : answer.CorrectionNoticeBy), ("申请人补正最迟", answer.CorrectionDueBy), ("申请人缴费最迟", answer.PayBy),
            ("征求意见结束", answer.PauseEnd), ("内部预警", forApplicant ? null : answer.AlarmOn), ("承诺期限", answer.InternalDue), ("结案", answer.ClosedOn),
        ];
        return dates.Where(date => date.On is not null).Select(date => (date.Name, date.On!.Value));
    }

    private static Tone Urgency(int? remaining) => remaining switch
    {
        <= 2 => Tone.Bad,
        <= 5 => Tone.Warning,
        _ => Tone.Good,
    };
}

/// <summary>What the shared partial <c>_ClockAccount</c> shows.</summary>
/// <param name="Answer">The clock's answer.</param>
/// <param name="Today">The day it was asked on.</param>
/// <param name="ForApplicant">Whether the applicant looks: then without the agency's breaches and precautions.</param>
/// <param name="Level">The level of its headings.</param>
public sealed record ClockAccountShown(ClockAnswer Answer, DateOnly Today, bool ForApplicant = false, int Level = 2);
