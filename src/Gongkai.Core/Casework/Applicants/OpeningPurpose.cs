namespace Gongkai.Casework;

/// <summary>What personal data are opened for (个人信息保护法第六条: 具有明确、合理的目的).</summary>
public enum OpeningPurpose
{
    [Word("核实申请人身份、确认收到申请")] Verify,
    [Word("联系申请人")] Contact,
    [Word("送达文书")] Serve,
    [Word("征求意见")] Consult,
    [Word("复议、诉讼举证")] Dispute,
    [Word("立卷归档")] Archive,
    [Word("申请人查阅、更正、删除本人的个人信息")] DataSubject,
    [Word("其他")] Other,
}
