using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What people call the members of the events of requests, reviews and complaints, where entries are corrected.</summary>
internal static class CaseEntries
{
    /// <summary>The labels, by member.</summary>
    public static FrozenDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        ["On"] = "日期",
        ["At"] = "到达的时刻",
        ["Channel"] = "申请渠道",
        ["Category"] = "申请人类别",
        ["SignedOn"] = "签收日期",
        ["TrackingNumber"] = "邮件单号",
        ["Delivery"] = "获取信息的方式",
        ["Form"] = "提供信息的形式",
        ["AcceptsElectronicService"] = "同意电子送达",
        ["WasOral"] = "口头提出",
        ["WasReadBack"] = "已经读给申请人核对",
        ["Topic"] = "主题",
        ["Description"] = "内容",
        ["Reached"] = "已联系上",
        ["Note"] = "说明",
        ["Address"] = "送达地址",
        ["Section"] = "承办科室",
        ["InternalDue"] = "内部期限",
        ["SearchOrder"] = "检索要求",
        ["Workdays"] = "工作日数",
        ["OverrideReason"] = "逾期告知的原因",
        ["Justification"] = "逾期补正的正当理由",
        ["Applications"] = "已申请件数",
        ["Until"] = "截止日期",
        ["Facts"] = "事实",
        ["Reasons"] = "理由",
        ["Accepted"] = "理由合理",
        ["Found"] = "找到",
        ["Result"] = "结果",
        ["Kind"] = "种类",
        ["Party"] = "被征求意见的一方",
        ["Outcome"] = "意见",
        ["Opinion"] = "意见内容",
        ["Body"] = "报请的机关",
        ["Reason"] = "理由",
        ["Cause"] = "终止的原因",
        ["Tariff"] = "计收标准",
        ["Units"] = "件数或者页数",
        ["BeforeInMonth"] = "当月在前的件数",
        ["Amount"] = "金额（元）",
        ["ReceiptNumber"] = "财政票据号",
        ["Due"] = "责令的期限",
        ["Organ"] = "作出决定的机关",
        ["DocumentNumber"] = "文书编号",
        ["Passed"] = "通过",
        ["Route"] = "送达方式",
        ["Proof"] = "凭证",
        ["ReviewFiled.Organ"] = "复议机关或者人民法院",
        ["ReviewFiled.Court"] = "法院级别",
        ["Claim"] = "请求事项",
        ["WhyDirect"] = "未经复议直接起诉的情况",
        ["ReviewAccepted.Number"] = "案号",
        ["CopyReceivedOn"] = "收到副本日期",
        ["IsSimplified"] = "适用简易程序",
        ["ReceivedOn"] = "收到决定书或者裁判文书日期",
        ["RehandleBy"] = "责令重新答复的最后一日",
        ["RehandleWorkdays"] = "责令重新答复的工作日数",
        ["ReviewAppealed.Court"] = "二审法院",
        ["Level"] = "二审法院级别",
        ["ByAgency"] = "由本机关上诉",
        ["Answer"] = "答复的内容",
        ["Finding"] = "核查结论",
        ["ComplaintPassedOn.Organ"] = "转送给哪个机关",
    }.ToFrozenDictionary();

    /// <summary>Events that are no slips of the pen.</summary>
    public static ImmutableArray<Type> Fixed =>
    [
        typeof(FactCorrected), typeof(PersonalDataErased), typeof(CaseArchived), typeof(ReplyRated), typeof(FileSevered), typeof(ReviewEntryCorrected),
        typeof(ComplaintFiled), typeof(ComplaintWithdrawn), typeof(ComplaintEntryCorrected),
    ];
}
