using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary>The clock's answers for the terminal.</summary>
internal static class ClockText
{
    public static void Write(ClockAnswer answer, ClockFacts facts, Terminal terminal)
    {
        terminal.Out.WriteLine(terminal.Styled(Headline(answer, facts, terminal), Style.Bold));
        foreach (var (chinese, english, date) in Dates(answer))
            if (date is { } day)
                terminal.Out.WriteLine($"  {TerminalWidth.Pad(terminal.Say(chinese, english), terminal.Say(chinese, english) == chinese ? 20 : 30)}{Day(day)}");
        if (!answer.Findings.IsEmpty) terminal.Out.WriteLine();
        foreach (var finding in answer.Findings)
            terminal.Out.WriteLine(
                $"{terminal.Styled($"{finding.Severity.Name(terminal.Language)} {finding.Code}", finding.Severity == Severity.Error ? Style.Red : Style.Yellow)}  {Message.Of(finding, terminal.Language)}");
        if (answer.Days.IsEmpty) return;
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(terminal.Styled(terminal.Say("为什么是这一天", "Why this date"), Style.Bold));
        foreach (var day in answer.Days)
        {
            var line = $"  {Day(day.Date)} {(day.Counts ? "●" : "○")} {day.Why}";
            terminal.Out.WriteLine(day.Counts ? line : terminal.Styled(line, Style.Dim));
        }
    }

    public static void Write(TermEnd end, Terminal terminal)
    {
        terminal.Out.WriteLine(
            terminal.Styled(terminal.Say($"{end.Term.Name}：{Day(end.Due)}", $"{end.Term.EnglishName}: {Day(end.Due)}")
                + Provisional(end.IsProvisional, terminal), Style.Bold));
        terminal.Out.WriteLine(
            terminal.Say($"  从{end.Term.From}（{end.From:yyyy-MM-dd}）起算，当日不计",
                $"  counted from {end.Term.EnglishFrom} ({end.From:yyyy-MM-dd}), which does not count itself"));
        if (end.Nominal != end.Due) terminal.Out.WriteLine(terminal.Say($"  {Day(end.Nominal)}是休息日", $"  {Day(end.Nominal)} is a rest day"));
        terminal.Out.WriteLine($"  {end.Term.Article}");
    }

    public static void Write(IEnumerable<StatutoryTerm> terms, Terminal terminal)
    {
        foreach (var term in terms)
            terminal.Out.WriteLine(
                $"{TerminalWidth.Pad(term.Id, 36)}{terminal.Say(term.Name, term.EnglishName)} · {terminal.Say(term.From, term.EnglishFrom)} · {term.Article}");
    }

    private static string Headline(ClockAnswer answer, ClockFacts facts, Terminal terminal)
    {
        var due = answer.Due is { } day ? Day(day) + (answer.IsProjected ? terminal.Say("（预计）", " (projected)") : "") : "";
        var overdue = answer.Due < facts.Today;
        return answer.Status switch
        {
            _ when answer.ReceivedOn is null => terminal.Say("尚未收到：等待双方确认", "Not received yet: confirmation is awaited"),
            ClockStatus.LapsedNoCorrection => terminal.Say("逾期未补正，视为放弃申请", "Given up: not corrected in time"),
            ClockStatus.LapsedFeeUnpaid => terminal.Say("逾期未缴费，视为放弃申请", "Given up: fee not paid in time"),
            ClockStatus.Served when answer.OverdueDays > 0 =>
                terminal.Say($"已答复，逾期 {answer.OverdueDays} 个工作日；期限是 {due}", $"Served, {answer.OverdueDays} workdays late; due {due}"),
            ClockStatus.Served => terminal.Say($"已按期答复{(due == "" ? "" : $"；期限是 {due}")}", $"Served in time{(due == "" ? "" : $"; due {due}")}"),
            ClockStatus.AwaitingCorrection => terminal.Say("等待补正：收到补正后重新计算答复期限", "Awaiting correction: the term will be counted anew"),
            ClockStatus.AwaitingPayment => terminal.Say("等待缴费：缴费后重新计算答复期限", "Awaiting payment: the term will be counted anew"),
            _ when overdue => terminal.Say($"答复期限 {due} 已过，逾期 {answer.OverdueDays} 个工作日", $"Due {due}: {answer.OverdueDays} workdays overdue"),
            ClockStatus.Consulting => terminal.Say($"正在征求意见；答复期限 {due}，还有 {answer.Remaining} 个工作日", $"Consulting; due {due}, {answer.Remaining} workdays left"),
            _ => terminal.Say($"答复期限 {due}，还有 {answer.Remaining} 个工作日", $"Due {due}, {answer.Remaining} workdays left"),
        } + Provisional(answer.IsProvisional, terminal);
    }

    private static IEnumerable<(string Chinese, string English, DateOnly? Date)> Dates(ClockAnswer answer) =>
    [
        ("收到申请", "received", answer.ReceivedOn),
        ("期限起算", "counted from", answer.EffectiveStart),
        ("补正告知最迟", "correction notice by", answer.CorrectionNoticeBy),
        ("申请人补正最迟", "correction by", answer.CorrectionDueBy),
        ("申请人缴费最迟", "payment by", answer.PayBy),
        ("征求意见结束", "consultation ends", answer.PauseEnd),
        ("内部预警", "alarm", answer.AlarmOn),
        ("承诺期限", "promised", answer.InternalDue),
        ("结案", "closed", answer.ClosedOn),
    ];

    private static string Provisional(bool isProvisional, Terminal terminal) =>
        isProvisional ? terminal.Say("（暂定：有一年的放假安排尚未公布）", " (provisional: a year's holiday notice is not out)") : "";

    private static string Day(DateOnly date) => $"{date:yyyy-MM-dd} 周{"日一二三四五六"[(int)date.DayOfWeek]}";
}
