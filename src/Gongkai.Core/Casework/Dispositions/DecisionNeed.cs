namespace Gongkai.Casework;

/// <summary>What a decision must carry before it can be approved.</summary>
public enum DecisionNeed
{
    [Word("事实和理由")] Reasons,
    [Word("已公开的网址、栏目或者场所")] WherePublic,

    /// <summary>提供的信息（附件清单），或者获取的方式、途径和时间</summary>
    [Word("提供的信息，或者获取的方式、途径和时间")] WhatIsProvided,

    /// <summary>不予公开的各部分，分别载明依据和理由</summary>
    [Word("不予公开的各部分及其依据和理由")] ClosedParts,

    [Word("密级、定密依据和保密期限")] Classification,
    [Word("禁止公开的法律或者行政法规条款")] ProhibitingLaw,
    [Word("分管领导签批")] LeaderConsent,
    [Word("第三方意见的结果")] ThirdPartyOpinion,

    /// <summary>信息所属的种类（三类内部事务信息、四类过程性信息）</summary>
    [Word("信息所属的种类")] InformationKind,

    [Word("行政执法案件的案号")] EnforcementCase,
    [Word("有特别规定的法律、行政法规和办理窗口")] SpecialRegister,
    [Word("检索记录")] SearchLog,

    /// <summary>负责公开的机关及其联系方式（能够确定的）</summary>
    [Word("负责公开的机关及其联系方式")] ResponsibleBody,

    [Word("现有信息的情况")] WhatExists,
    [Word("补正告知的文号和送达日期")] CorrectionHistory,
    [Word("信访、投诉、举报的渠道")] ProperChannel,
    [Word("原答复书的文号和日期")] EarlierLetter,
    [Word("出版物的获取途径")] WhereToGet,

    /// <summary>申请的数量、频次和申请人所说明的理由</summary>
    [Word("申请的数量、频次和所说明的理由")] FrequencyFacts,

    /// <summary>申请人此前获取信息的时间和方式</summary>
    [Word("此前获取信息的时间和方式")] EarlierReceipt,

    [Word("收费通知书的文号和送达日期")] FeeNotice,
}

/// <summary>The words for what a decision must carry.</summary>
public static class DecisionNeeds
{
    /// <summary>
    /// The field of the decision letter in which the officer's words stand; null where the letter takes them from the case, or does not print them.
    /// </summary>
    public static LetterField? FieldOf(DecisionNeed need) => need switch
    {
        DecisionNeed.Reasons => LetterField.Reasons,
        DecisionNeed.WherePublic => LetterField.WherePublic,
        DecisionNeed.WhatIsProvided => LetterField.HowProvided,
        DecisionNeed.Classification => LetterField.Classification,
        DecisionNeed.ProhibitingLaw => LetterField.ProhibitingLaw,
        DecisionNeed.ThirdPartyOpinion => LetterField.ThirdPartyOpinion,
        DecisionNeed.InformationKind => LetterField.InformationKind,
        DecisionNeed.EnforcementCase => LetterField.EnforcementCase,
        DecisionNeed.SpecialRegister => LetterField.SpecialRegister,
        DecisionNeed.SearchLog => LetterField.SearchDone,
        DecisionNeed.ResponsibleBody => LetterField.ResponsibleBody,
        DecisionNeed.WhatExists => LetterField.WhatExists,
        DecisionNeed.ProperChannel => LetterField.ProperChannel,
        DecisionNeed.WhereToGet => LetterField.WhereToGet,
        DecisionNeed.FrequencyFacts => LetterField.FrequencyFacts,
        DecisionNeed.EarlierReceipt => LetterField.EarlierReceipt,
        _ => null,
    };
}
