using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>How an application stands.</summary>
public enum ClockStatus
{
    /// <summary>The term runs, or has run out.</summary>
    [Word("正在计算期限")] Running,

    /// <summary>An opinion is waited for, and the term stands still.</summary>
    [Word("正在征求意见，期限不计入")] Consulting,

    [Word("等待补正")] AwaitingCorrection,
    [Word("等待缴费")] AwaitingPayment,
    [Word("答复已送达")] Served,

    /// <summary>逾期不补正，视为放弃 (第三十条)</summary>
    [Word("逾期不补正，视为放弃")] LapsedNoCorrection,

    [Word("逾期未缴费，视为放弃")] LapsedFeeUnpaid,
}

/// <summary>One day of the account: whether it counts towards the due date, and why.</summary>
public sealed record ClockDay(DateOnly Date, bool Counts, string Why);

/// <summary>答复期限 and all that follows from it, as of one day.</summary>
public sealed record ClockAnswer(ClockStatus Status)
{
    /// <summary>收到申请之日; null while it is not confirmed.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The day from after which the term is counted.</summary>
    public DateOnly? EffectiveStart { get; init; }

    /// <summary>The last day of the term; null while a correction or a payment is awaited, and after a lapse.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>暂定: a date runs through a year whose holiday notice is not out.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The due date supposes the latest end of a consultation that is still open.</summary>
    public bool IsProjected { get; init; }

    /// <summary>Workdays left after today; null when nothing is due any more.</summary>
    public int? Remaining { get; init; }

    /// <summary>Workdays after the due date through the service, or through today.</summary>
    public int OverdueDays { get; init; }

    /// <summary>The last day of the correction notice.</summary>
    public DateOnly? CorrectionNoticeBy { get; init; }

    /// <summary>The last day of the applicant's correction; null when none was asked for in time.</summary>
    public DateOnly? CorrectionDueBy { get; init; }

    /// <summary>The last day of payment; null when no fee was asked for in time.</summary>
    public DateOnly? PayBy { get; init; }

    /// <summary>The end of the last pause, as known or at the latest.</summary>
    public DateOnly? PauseEnd { get; init; }

    /// <summary>The day the case was closed by service or lapse.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The earlier of due date and promised date; null where nothing shorter was promised.</summary>
    public DateOnly? InternalDue { get; init; }

    /// <summary>内控日期: five workdays before the due date.</summary>
    public DateOnly? AlarmOn { get; init; }

    /// <summary>Breaches, and acts without effect.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Why this date: day by day from receipt to the last day.</summary>
    public ImmutableArray<ClockDay> Days { get; init; } = [];
}
