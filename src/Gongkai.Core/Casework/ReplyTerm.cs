using System.Collections.Immutable;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>What begins the reply term anew.</summary>
public enum ClockRestart
{
    /// <summary>Nothing yet: the term runs from receipt.</summary>
    [Word("收到申请")] None,

    /// <summary>收到补正后的申请 (第三十条)</summary>
    [Word("收到补正")] Correction,

    /// <summary>缴费 (信息处理费管理办法第六条)</summary>
    [Word("缴费")] Payment,
}

/// <summary>One reply term: from its start, with what was added to it, less what is not counted.</summary>
internal sealed record ReplyTerm(DateOnly Start, ClockRestart Restart, WorkCalendar Calendar, ImmutableArray<ClockPause> Pauses, PauseEnd PauseEnd)
{
    public Extension? Extension { get; init; }

    public AgreedDelay? AgreedDelay { get; init; }

    /// <summary>第三十三条：二十个工作日，可延长；征求意见所需时间不计算在内。</summary>
    public DateOnly StatutoryDue => After(ReplyTerms.Regulation.On(Start).Reply + (Extension?.Workdays ?? 0));

    /// <summary>The due date; a day fixed under 第三十五条 replaces the statutory one.</summary>
    public DateOnly Due => AgreedDelay?.Until ?? StatutoryDue;

    public DateOnly After(int workdays)
    {
        var day = Start;
        for (var left = workdays; left > 0;)
            if (Counts(day = day.AddDays(1))) left--;
        return day;
    }

    public bool Counts(DateOnly day) => Calendar.IsWorkday(day) && Excluding(day) is null;

    public ClockPause? Excluding(DateOnly day) => Pauses.FirstOrDefault(pause => pause.Excludes(day, PauseEnd));
}
