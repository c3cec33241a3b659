namespace Gongkai.Casework;

/// <summary>The Chinese names of what case events tell of, as pages and letters print them.</summary>
public static class CaseworkNames
{
    /// <summary>被征求意见的一方</summary>
    public static string Name(this ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => "第三方",
        ConsultationKind.CoMaker => "共同制作机关",
        _ => "其他机关",
    };

    /// <summary>意见</summary>
    public static string Name(this ConsultationOutcome outcome) => outcome switch
    {
        ConsultationOutcome.Consents => "同意公开",
        ConsultationOutcome.RefusesWithReason => "不同意公开，理由合理",
        _ => "不同意公开，未说明理由或者理由不合理",
    };

    /// <summary>送达方式</summary>
    public static string Name(this ServiceRoute route) => route switch
    {
        ServiceRoute.Direct => "直接送达",
        ServiceRoute.Delegated => "委托送达",
        ServiceRoute.Post => "邮寄送达（邮政企业）",
        ServiceRoute.Electronic => "电子送达",
        _ => "快递企业",
    };

    /// <summary>材料种类</summary>
    public static string Name(this FileKind kind) => kind switch
    {
        FileKind.Application => "申请书原件",
        FileKind.Identity => "身份证明",
        FileKind.Authority => "授权委托书",
        FileKind.Correction => "补正材料",
        FileKind.Letter => "发出的文书",
        FileKind.Information => "提供的政府信息",
        FileKind.Opinion => "第三方或其他机关的意见",
        FileKind.ServiceProof => "送达凭证",
        _ => "其他材料",
    };

    /// <summary>案件种类</summary>
    public static string Name(this CaseKind kind) => kind == CaseKind.Disclosure ? "政府信息公开申请" : "更正申请";

    /// <summary>更正申请的处理结果</summary>
    public static string Name(this RecordCorrectionResult result) => result switch
    {
        RecordCorrectionResult.Corrected => "予以更正",
        RecordCorrectionResult.Unchanged => "经核实无误，不予更正",
        RecordCorrectionResult.Forwarded => "无权更正，已转送",
        _ => "无权更正，告知向有权机关提出",
    };
}
