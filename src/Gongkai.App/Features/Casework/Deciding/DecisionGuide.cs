using System.Collections.Immutable;
using Gongkai.Casework;
using static Gongkai.Casework.DispositionType;

namespace Gongkai.Features.Casework;

/// <summary>Which decision is right when, in one sentence each, as the officer who chooses is told.</summary>
public static class DecisionGuide
{
    /// <summary>The choices in groups, as table 三 of the annual report has them. Lapses are no choice: they follow from the dates.</summary>
    public static ImmutableArray<(string Group, ImmutableArray<DispositionType> Types)> Groups { get; } =
    [
        ("予以公开", [AlreadyPublic, Provided]),
        ("部分公开", [Partial]),
        ("不予公开", [StateSecret, ProhibitedByLaw, SecurityAndStability, ThirdPartyHarm, InternalAffairs, Deliberative, EnforcementFile, AdministrativeInquiry]),
        ("无法提供", [NotHeld, OtherAgency, NeedsCreation, StillUnclear]),
        ("不予处理", [Petition, Duplicate, Publication, Abusive, Reconfirm]),
        ("其他处理", [Misc]),
    ];

    /// <summary>What a form of a case is called: that of a letter, of a draft, of a step.</summary>
    public static string? FormName(string form) => form.Split('/') switch
    {
        ["letters", var code] => LetterType.Find(code)?.Title,
        ["decision", "draft", var code] => $"拟稿：{(code == LetterType.RecordCorrectionReply.Code ? "更正答复" : Disposition.Find(code)?.Name)}",
        _ => CaseSteps.Workflow.NameAt(form),
    };

    /// <summary>When it is the right one.</summary>
    public static string When(DispositionType type) => type switch
    {
        AlreadyPublic => "信息已经主动公开。告知获取的方式和途径。",
        Provided => "信息可以公开，全部提供给申请人，或者告知获取的方式、途径和时间。",
        Partial => "信息中含有不应当公开的内容，能够区分处理。可以公开的部分提供，不公开的部分逐一写明依据和理由。",
        StateSecret => "信息已依法确定为国家秘密，保密期限未满。写明密级、定密依据和保密期限，不写内容。",
        ProhibitedByLaw => "法律或者行政法规明文禁止公开。规章和规范性文件不能作为依据。",
        SecurityAndStability => "公开后可能危及国家安全、公共安全、经济安全、社会稳定。须写明事实和理由，由分管领导签批。",
        ThirdPartyHarm => "涉及商业秘密、个人隐私等，公开会损害第三方合法权益，且第三方不同意公开。须先征求第三方意见。",
        InternalAffairs => "人事管理、后勤管理、内部工作流程方面的信息。",
        Deliberative => "讨论记录、过程稿、磋商信函、请示报告。法律、法规、规章规定应当公开的除外。",
        DispositionType.EnforcementFile => "行政执法案卷中的信息。法律、法规、规章规定应当公开的除外。",
        AdministrativeInquiry => "工商、不动产登记资料等，法律、行政法规对获取有特别规定。告知办理窗口。",
        NotHeld => "经检索，本机关没有这项信息。须先有检索记录。",
        OtherAgency => "信息不由本机关负责公开。能够确定负责机关的，告知名称和联系方式。",
        NeedsCreation => "没有现成的信息，需要另行制作，或者对现有信息加工、分析。",
        StillUnclear => "已经补正，申请内容仍不明确。",
        Petition => "以政府信息公开申请的形式进行信访、投诉、举报。告知相应渠道。",
        Duplicate => "已就同一申请人的相同申请作出答复。指明原答复。",
        Publication => "要求提供政府公报、报刊、书籍等公开出版物。告知获取途径。",
        Abusive => "申请的数量、频次明显超过合理范围，说明的理由不合理，或者期满未说明理由。须先要求说明理由。",
        Reconfirm => "要求对已经获取的信息确认或者重新出具。",
        _ => "不属于政府信息，或者其他不能归入以上各类的情形。",
    };

    /// <summary>How a need is met, as a hint beside its field.</summary>
    public static string HintOf(DecisionNeed need) => need switch
    {
        DecisionNeed.Reasons => "写事实和理由，成句，以句号结束。条款由系统填写，不必重复。",
        DecisionNeed.WherePublic => "写网址、栏目或者场所。几项信息各占一行。",
        DecisionNeed.WhatIsProvided => "上传了附件可以不填，系统写明见附件；也可以写获取的方式、途径和时间。",
        DecisionNeed.Classification => "例：密级：秘密；定密依据：……；保密期限：至2030年12月31日。",
        DecisionNeed.ProhibitingLaw => "写法律、行政法规的名称和条款。",
        DecisionNeed.ThirdPartyOpinion => "征求过意见的可以不填，系统按征求意见的结果写明。",
        DecisionNeed.InformationKind => "内部事务信息写人事管理、后勤管理或者内部工作流程；过程性信息写讨论记录、过程稿、磋商信函或者请示报告。",
        DecisionNeed.EnforcementCase => "写案件的编号。",
        DecisionNeed.SpecialRegister => "写有特别规定的法律、行政法规，办理窗口的名称、地址和电话。",
        DecisionNeed.SearchLog => "可以不填，系统按检索记录写明检索了哪些系统和档案。",
        DecisionNeed.ResponsibleBody => "写机关名称和联系方式。",
        DecisionNeed.WhatExists => "写本机关现有哪些信息，成句。",
        DecisionNeed.CorrectionHistory => "补正告知书由本系统制发的可以不填；否则写它的文号。",
        DecisionNeed.ProperChannel => "写信访、投诉、举报的机关、地址和电话。",
        DecisionNeed.WhereToGet => "写出版物的名称、期号和在哪里可以查阅或者购买。",
        DecisionNeed.FrequencyFacts => "可以不填，系统按要求说明理由时记录的数量、频次写明。",
        DecisionNeed.EarlierReceipt => "写申请人何时以何种方式已经获取。",
        _ => "",
    };
}
