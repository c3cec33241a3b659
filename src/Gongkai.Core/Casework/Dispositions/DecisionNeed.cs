using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>What a decision must carry before it can be approved.</summary>
public enum DecisionNeed
{
    /// <summary>事实和理由</summary>
    Reasons,

    /// <summary>已公开的网址、栏目或者场所</summary>
    WherePublic,

    /// <summary>提供的信息（附件清单），或者获取的方式、途径和时间</summary>
    WhatIsProvided,

    /// <summary>不予公开的各部分，分别载明依据和理由</summary>
    ClosedParts,

    /// <summary>密级、定密依据和保密期限</summary>
    Classification,

    /// <summary>禁止公开的法律或者行政法规条款</summary>
    ProhibitingLaw,

    /// <summary>分管领导签批</summary>
    LeaderConsent,

    /// <summary>第三方意见的结果</summary>
    ThirdPartyOpinion,

    /// <summary>信息所属的种类（三类内部事务信息、四类过程性信息）</summary>
    InformationKind,

    /// <summary>行政执法案件的案号</summary>
    EnforcementCase,

    /// <summary>有特别规定的法律、行政法规和办理窗口</summary>
    SpecialRegister,

    /// <summary>检索记录</summary>
    SearchLog,

    /// <summary>负责公开的机关及其联系方式（能够确定的）</summary>
    ResponsibleBody,

    /// <summary>现有信息的情况</summary>
    WhatExists,

    /// <summary>补正告知的文号和送达日期</summary>
    CorrectionHistory,

    /// <summary>信访、投诉、举报的渠道</summary>
    ProperChannel,

    /// <summary>原答复书的文号和日期</summary>
    EarlierLetter,

    /// <summary>出版物的获取途径</summary>
    WhereToGet,

    /// <summary>申请的数量、频次和申请人所说明的理由</summary>
    FrequencyFacts,

    /// <summary>申请人此前获取信息的时间和方式</summary>
    EarlierReceipt,

    /// <summary>收费通知书的文号和送达日期</summary>
    FeeNotice,
}

/// <summary>The words for what a decision must carry.</summary>
public static class DecisionNeeds
{
    private static readonly ImmutableArray<string> Names =
    [
        "事实和理由", "已公开的网址、栏目或者场所", "提供的信息，或者获取的方式、途径和时间", "不予公开的各部分及其依据和理由", "密级、定密依据和保密期限",
        "禁止公开的法律或者行政法规条款", "分管领导签批", "第三方意见的结果", "信息所属的种类", "行政执法案件的案号", "有特别规定的法律、行政法规和办理窗口",
        "检索记录", "负责公开的机关及其联系方式", "现有信息的情况", "补正告知的文号和送达日期", "信访、投诉、举报的渠道", "原答复书的文号和日期",
        "出版物的获取途径", "申请的数量、频次和所说明的理由", "此前获取信息的时间和方式", "收费通知书的文号和送达日期",
    ];

    /// <summary>What an officer calls it.</summary>
    public static string NameOf(DecisionNeed need) => Names[(int)need];

    /// <summary>The field of the decision letter in which the officer's words stand; null where the letter takes them from the case, or does not print them.</summary>
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
