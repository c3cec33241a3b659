namespace Gongkai.Casework;

/// <summary>决定类型: how a disclosure request ends, one for each case the annual report tells apart, and finer where the letter differs.</summary>
public enum DispositionType
{
    /// <summary>D-G1 予以公开：已主动公开 (第三十六条第一项)</summary>
    [Word("予以公开（已主动公开）")] AlreadyPublic,

    /// <summary>D-G2 予以公开：提供信息 (第三十六条第二项)</summary>
    [Word("予以公开（提供信息）")] Provided,

    /// <summary>D-P 部分公开 (第三十七条)</summary>
    [Word("部分公开")] Partial,

    /// <summary>D-N1 不予公开：国家秘密 (第十四条)</summary>
    [Word("不予公开（国家秘密）")] StateSecret,

    /// <summary>D-N2 不予公开：法律、行政法规禁止公开 (第十四条)</summary>
    [Word("不予公开（法律、行政法规禁止公开）")] ProhibitedByLaw,

    /// <summary>D-N3 不予公开：危及“三安全一稳定” (第十四条)</summary>
    [Word("不予公开（危及“三安全一稳定”）")] SecurityAndStability,

    /// <summary>D-N4 不予公开：保护第三方合法权益 (第十五条)</summary>
    [Word("不予公开（保护第三方合法权益）")] ThirdPartyHarm,

    /// <summary>D-N5 不予公开：内部事务信息 (第十六条第一款)</summary>
    [Word("不予公开（内部事务信息）")] InternalAffairs,

    /// <summary>D-N6 不予公开：过程性信息 (第十六条第二款)</summary>
    [Word("不予公开（过程性信息）")] Deliberative,

    /// <summary>D-N7 不予公开：行政执法案卷信息 (第十六条第二款)</summary>
    [Word("不予公开（行政执法案卷信息）")] EnforcementFile,

    /// <summary>D-N8 行政查询事项 (第三十六条第七项)</summary>
    [Word("行政查询事项")] AdministrativeInquiry,

    /// <summary>D-U1a 无法提供：信息不存在 (第三十六条第四项)</summary>
    [Word("无法提供（信息不存在）")] NotHeld,

    /// <summary>D-U1b 无法提供：不属于本机关负责公开 (第三十六条第五项)</summary>
    [Word("无法提供（不属于本机关负责公开）")] OtherAgency,

    /// <summary>D-U2 无法提供：需要另行制作或者加工、分析 (第三十八条)</summary>
    [Word("无法提供（需要另行制作或者加工、分析）")] NeedsCreation,

    /// <summary>D-U3 无法提供：补正后申请内容仍不明确 (第三十条)</summary>
    [Word("无法提供（补正后申请内容仍不明确）")] StillUnclear,

    /// <summary>D-X1 不予处理：信访、投诉、举报 (第三十九条第一款)</summary>
    [Word("不予处理（信访、投诉、举报）")] Petition,

    /// <summary>D-X2 不予处理：重复申请 (第三十六条第六项)</summary>
    [Word("不予处理（重复申请）")] Duplicate,

    /// <summary>D-X3 不予处理：公开出版物 (第三十九条第二款)</summary>
    [Word("不予处理（公开出版物）")] Publication,

    /// <summary>D-X4 不予处理：无正当理由大量反复申请 (第三十五条)</summary>
    [Word("不予处理（无正当理由大量反复申请）")] Abusive,

    /// <summary>D-X5 不予处理：要求确认或者重新出具已获取信息</summary>
    [Word("不予处理（要求确认或者重新出具已获取信息）")] Reconfirm,

    /// <summary>D-O1 其他处理：无正当理由逾期不补正 (第三十条)</summary>
    [Word("其他处理（逾期不补正）")] NoCorrection,

    /// <summary>D-O2 其他处理：逾期未缴费</summary>
    [Word("其他处理（逾期未缴费）")] FeeUnpaid,

    /// <summary>D-O3 其他处理：撤回、不属于政府信息等</summary>
    [Word("其他处理")] Misc,
}
