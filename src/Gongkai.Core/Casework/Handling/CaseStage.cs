namespace Gongkai.Casework;

/// <summary>Where a case stands. What follows from dates alone (overdue, consulting, lapsing) is computed, never a stage.</summary>
public enum CaseStage
{
    /// <summary>收件: receipt date not yet known.</summary>
    [Word("已收件，待确认")] Arrived,

    [Word("已登记，待分办")] Registered,
    [Word("办理中")] UnderReview,
    [Word("待补正")] AwaitingCorrection,
    [Word("待说明理由")] AwaitingReasons,
    [Word("待缴费")] AwaitingPayment,
    [Word("已拟稿，待审签")] Drafted,
    [Word("已签发，待制发")] Approved,
    [Word("已制发，待送达")] Issued,
    [Word("已送达")] Served,
    [Word("已办结")] Closed,
    [Word("已归档")] Archived,
    [Word("逾期不补正，视为放弃")] LapsedNoCorrection,
    [Word("逾期未缴费，视为放弃")] LapsedFeeUnpaid,

    /// <summary>申请人撤回</summary>
    [Word("申请人已撤回")] Withdrawn,

    /// <summary>并入另案</summary>
    [Word("已并入另案")] Joined,
}

/// <summary>The Chinese names of the stages.</summary>
public static class CaseStages
{
    /// <summary>The stages in which the agency still owes a reply.</summary>
    public static bool IsOpen(this CaseStage stage) => stage <= CaseStage.Issued;
}
