using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>Whether the day an opinion comes back counts.</summary>
public enum PauseEnd
{
    /// <summary>It counts for the agency.</summary>
    [Word("收到意见当日计入期限")] Strict,

    /// <summary>It is still left out.</summary>
    [Word("收到意见当日不计入期限")] Through,
}

/// <summary>When a pause begins.</summary>
public enum PauseStart
{
    /// <summary>With the letter's sending.</summary>
    [Word("自征求意见书发出之日起不计入")] Sent,

    /// <summary>With its arrival.</summary>
    [Word("自征求意见书送达之日起不计入")] Delivered,
}

/// <summary>How long a pause lasts at most.</summary>
public enum PauseCap
{
    /// <summary>To the 15th workday after delivery.</summary>
    [Word("至送达后第十五个工作日为止")] FifteenWorkdays,

    /// <summary>To a late answer, where one came.</summary>
    [Word("逾期提出意见的，至收到意见为止")] UntilAnswer,
}

/// <summary>Which day counts as receipt where both sides must confirm it (第三十一条第三项).</summary>
public enum OnlineReceiptRule
{
    [Word("双方确认之日")] Confirmation,

    /// <summary>The first workday on or after arrival.</summary>
    [Word("到达当日或者其后第一个工作日")] ArrivalNextWorkday,

    /// <summary>The earlier of the two.</summary>
    [Word("以上两者中较早的一日")] EarlierOf,
}

/// <summary>What an agency chooses where the law is disputed; each default gives the earliest, safe date.</summary>
public sealed record ClockSettings
{
    public PauseEnd PauseEnd { get; init; } = PauseEnd.Strict;

    public PauseStart PauseStart { get; init; } = PauseStart.Sent;

    public PauseCap PauseCap { get; init; } = PauseCap.FifteenWorkdays;

    /// <summary>Whether a correction asked for after the seventh workday still restarts the clock.</summary>
    public bool LateCorrectionRestarts { get; init; }

    /// <summary>Whether asking a frequent applicant for reasons stops the clock.</summary>
    public bool ReasonsRequestPauses { get; init; }

    /// <summary>Whether a second extension is possible after a restart.</summary>
    public bool ExtensionPerRestart { get; init; }

    /// <summary>Whether asking agencies that are not co-makers stops the clock.</summary>
    public bool OtherAgencyPause { get; init; } = true;

    public OnlineReceiptRule OnlineReceiptRule { get; init; } = OnlineReceiptRule.EarlierOf;

    /// <summary>Whether referral to a higher body or the secrecy administration stops the clock.</summary>
    public bool ReferralPauses { get; init; }

    /// <summary>承诺时限 in workdays; null where nothing shorter was promised.</summary>
    public int? PromisedWorkdays { get; init; }

    /// <summary>补正期限 in workdays, where the notice names none.</summary>
    public int CorrectionPeriod { get; init; } = 15;

    /// <summary>每日截止时间: what arrives later that day at the counter or over a line counts as come on the next workday; null for none (24:00).</summary>
    public TimeOnly? DailyCutOff { get; init; }

    /// <summary>Days off by a local government's decree.</summary>
    public ImmutableArray<DateOnly> LocalHolidays { get; init; } = [];
}
