namespace Gongkai.Casework;

/// <summary>Where a case stands. What follows from dates alone (overdue, consulting, lapsing) is computed, never a stage.</summary>
public enum CaseStage
{
    /// <summary>收件: receipt date not yet known.</summary>
    Arrived,

    /// <summary>已登记，待分办</summary>
    Registered,

    /// <summary>办理中</summary>
    UnderReview,

    /// <summary>待补正</summary>
    AwaitingCorrection,

    /// <summary>待说明理由</summary>
    AwaitingReasons,

    /// <summary>待缴费</summary>
    AwaitingPayment,

    /// <summary>已拟稿，待审签</summary>
    Drafted,

    /// <summary>已签发，待制发</summary>
    Approved,

    /// <summary>已制发，待送达</summary>
    Issued,

    /// <summary>已送达</summary>
    Served,

    /// <summary>已办结</summary>
    Closed,

    /// <summary>已归档</summary>
    Archived,

    /// <summary>逾期不补正，视为放弃</summary>
    LapsedNoCorrection,

    /// <summary>逾期未缴费，视为放弃</summary>
    LapsedFeeUnpaid,

    /// <summary>申请人撤回</summary>
    Withdrawn,

    /// <summary>并入另案</summary>
    Joined,
}

/// <summary>The Chinese names of the stages.</summary>
public static class CaseStages
{
    /// <summary>The stages in which the agency still owes a reply.</summary>
    public static bool IsOpen(this CaseStage stage) => stage <= CaseStage.Issued;

    /// <summary>The name as pages print it.</summary>
    public static string Name(this CaseStage stage) => stage switch
    {
        CaseStage.Arrived => "已收件，待确认",
        CaseStage.Registered => "已登记，待分办",
        CaseStage.UnderReview => "办理中",
        CaseStage.AwaitingCorrection => "待补正",
        CaseStage.AwaitingReasons => "待说明理由",
        CaseStage.AwaitingPayment => "待缴费",
        CaseStage.Drafted => "已拟稿，待审签",
        CaseStage.Approved => "已签发，待制发",
        CaseStage.Issued => "已制发，待送达",
        CaseStage.Served => "已送达",
        CaseStage.Closed => "已办结",
        CaseStage.Archived => "已归档",
        CaseStage.LapsedNoCorrection => "逾期不补正，视为放弃",
        CaseStage.LapsedFeeUnpaid => "逾期未缴费，视为放弃",
        CaseStage.Withdrawn => "申请人已撤回",
        _ => "已并入另案",
    };
}
