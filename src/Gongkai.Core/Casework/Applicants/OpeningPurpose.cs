namespace Gongkai.Casework;

/// <summary>What personal data are opened for (个人信息保护法第六条: 具有明确、合理的目的).</summary>
public enum OpeningPurpose
{
    /// <summary>核实申请人身份、确认收到申请</summary>
    Verify,

    /// <summary>联系申请人</summary>
    Contact,

    /// <summary>送达文书</summary>
    Serve,

    /// <summary>征求意见</summary>
    Consult,

    /// <summary>复议、诉讼举证</summary>
    Dispute,

    /// <summary>立卷归档</summary>
    Archive,

    /// <summary>申请人查阅、更正、删除本人的个人信息</summary>
    DataSubject,

    /// <summary>其他</summary>
    Other,
}

/// <summary>The Chinese names of the purposes.</summary>
public static class OpeningPurposes
{
    /// <summary>As pages print it.</summary>
    public static string Name(this OpeningPurpose purpose) => purpose switch
    {
        OpeningPurpose.Verify => "核实申请人身份、确认收到申请",
        OpeningPurpose.Contact => "联系申请人",
        OpeningPurpose.Serve => "送达文书",
        OpeningPurpose.Consult => "征求意见",
        OpeningPurpose.Dispute => "复议、诉讼举证",
        OpeningPurpose.Archive => "立卷归档",
        OpeningPurpose.DataSubject => "申请人查阅、更正、删除本人的个人信息",
        _ => "其他",
    };
}
