using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>How an application stands.</summary>
public enum ClockStatus
{
    /// <summary>The term runs, or has run out.</summary>
    Running,

    /// <summary>An opinion is waited for, and the term stands still.</summary>
    Consulting,

    /// <summary>等待补正</summary>
    AwaitingCorrection,

    /// <summary>等待缴费</summary>
    AwaitingPayment,

    /// <summary>答复已送达</summary>
    Served,

    /// <summary>逾期不补正，视为放弃 (第三十条)</summary>
    LapsedNoCorrection,

    /// <summary>逾期未缴费，视为放弃</summary>
    LapsedFeeUnpaid,
}

/// <summary>The Chinese names of where an application stands.</summary>
public static class ClockStatuses
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this ClockStatus status) => status switch
    {
        ClockStatus.Running => "正在计算期限",
        ClockStatus.Consulting => "正在征求意见，期限不计入",
        ClockStatus.AwaitingCorrection => "等待补正",
        ClockStatus.AwaitingPayment => "等待缴费",
        ClockStatus.Served => "答复已送达",
        ClockStatus.LapsedNoCorrection => "逾期不补正，视为放弃",
        _ => "逾期未缴费，视为放弃",
    };
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
