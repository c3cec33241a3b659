using System.Collections.Immutable;
using static Gongkai.Casework.LetterFieldKind;

namespace Gongkai.Casework;

/// <summary>A field of letters, written {{申请人}} in a template.</summary>
/// <param name="Name">Its name in templates.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Meaning">What an agency that edits a template is told about it.</param>
public sealed record LetterField(string Name, LetterFieldKind Kind, string Meaning)
{
    /// <summary>The fields of each item of a list.</summary>
    public ImmutableArray<LetterField> Items { get; private init; } = [];

    // What every letter has.
    public static LetterField Agency { get; } = new("机关名称", Words, "发出文书的行政机关");
    public static LetterField Number { get; } = new("文号", Words, "发文字号，由系统编排");
    public static LetterField DatedOn { get; } = new("成文日期", Day, "文书的日期");
    public static LetterField Office { get; } = new("公开工作机构", Words, "政府信息公开工作机构名称");
    public static LetterField AgencyAddress { get; } = new("机关地址", Words, "办公地址");
    public static LetterField Telephone { get; } = new("联系电话", Words, "政府信息公开工作机构的电话");
    public static LetterField Salutation { get; } = new("称谓", Words, "您（自然人）或者你单位");
    public static LetterField Basis { get; } = new("法律依据", Words, "文书所依据的条款，由系统按文书种类填写");
    public static LetterField Remedy { get; } = new("救济途径", LetterFieldKind.Remedy, "行政复议、行政诉讼的途径和期限，由系统生成");
    public static LetterField Ordinal { get; } = new("序号", LetterFieldKind.Number, "清单中的顺序号，由系统编排");

    // The request.
    public static LetterField Applicant { get; } = new("申请人", Words, "申请人姓名或者名称");
    public static LetterField RequestNumber { get; } = new("申请编号", Words, "登记编号");
    public static LetterField ReceivedOn { get; } = new("收到日期", Day, "收到申请之日（第三十一条）");
    public static LetterField CorrectedOn { get; } = new("补正日期", Day, "收到补正的申请之日；没有补正的不填");
    public static LetterField Description { get; } = new("申请内容", Words, "申请人对所需信息的描述，照原文");
    public static LetterField ReplyDue { get; } = new("答复期限", Day, "现行的答复期限");
    public static LetterField ChannelName { get; } = new("申请渠道", Words, "当面、邮寄、网站、电子邮件、传真等");
    public static LetterField TrackingCode { get; } = new("查询码", Words, "申请人查询办理情况用");
    public static LetterField TrackingAddress { get; } = new("查询网址", Words, "申请人查询办理情况的网页");
    public static LetterField QrCode { get; } = new("二维码", Picture, "指向查询网页");

    // Steps on the way to the decision.
    public static LetterField CorrectionDue { get; } = new("补正期限", Day, "补正的最后一日");
    public static LetterField FrequencyFacts { get; } = new("数量频次", Words, "申请的数量、频次情况");
    public static LetterField ReasonsDue { get; } = new("说明理由期限", Day, "说明理由的最后一日");
    public static LetterField ExtensionReason { get; } = new("延期理由", Words, "为何不能按期答复");
    public static LetterField ExtensionWorkdays { get; } = new("延长工作日", LetterFieldKind.Number, "延长的工作日数，不超过20");
    public static LetterField ConsentedOn { get; } = new("同意日期", Day, "政府信息公开工作机构负责人同意延期之日");
    public static LetterField FormerDue { get; } = new("原答复期限", Day, "延长之前的答复期限");
    public static LetterField ExtendedDue { get; } = new("延长后答复期限", Day, "延长之后的答复期限");
    public static LetterField ThirdParty { get; } = new("第三方", Words, "合法权益可能受损害的第三方");
    public static LetterField ConsultedOn { get; } = new("征求意见日期", Day, "发出征求意见书之日");
    public static LetterField Consulted { get; } = new("征求意见对象", Words, "第三方，或者有关机关；不写明是谁");
    public static LetterField ConsultedAgency { get; } = new("被征求意见机关", Words, "共同制作机关或者其他有关机关");
    public static LetterField CoMade { get; } = new("共同制作情况", Words, "信息由哪些机关共同制作；不是共同制作的不填");
    public static LetterField Draft { get; } = new("拟处理意见", Words, "本机关拟作的处理");
    public static LetterField Section { get; } = new("承办科室", Words, "承办的内设机构");
    public static LetterField SearchOrder { get; } = new("检索要求", Words, "检索哪些系统、档案，用哪些检索词");
    public static LetterField InternalDue { get; } = new("内部办理期限", Day, "科室办结之日");
    public static LetterField QuantityFacts { get; } = new("数量情况", Words, "当月申请件数或者提供页数");
    public static LetterField Tariff { get; } = new("计收标准", Words, "按件计收或者按量计收");
    public static LetterField FeeTotal { get; } = new("收费金额", Money, "应缴金额（元）");
    public static LetterField HowToPay { get; } = new("缴纳方式", Words, "缴款码、账户、窗口");
    public static LetterField GivenReasons { get; } = new("申请理由", Words, "申请人所说明的理由");
    public static LetterField DelayReason { get; } = new("延迟原因", Words, "为何不能在法定期限内答复");
    public static LetterField DelayedUntil { get; } = new("延迟答复日期", Day, "延迟后的答复日期");

    // Decisions.
    public static LetterField Reasons { get; } = new("理由", Words, "事实和理由");
    public static LetterField WithdrawnOn { get; } = new("撤回日期", Day, "申请人撤回申请之日；不是撤回的不填");
    public static LetterField WherePublic { get; } = new("公开途径", Words, "已公开的网址、栏目或者场所；几项信息各占一段");
    public static LetterField HowProvided { get; } = new("提供方式", Words, "以何种形式提供，或者获取的方式、途径和时间");
    public static LetterField FormRemark { get; } = new("形式说明", Words, "未按申请人要求的形式提供的原因（第四十条）");
    public static LetterField Classification { get; } = new("定密情况", Words, "密级、定密依据和尚未届满的保密期限，不写内容");
    public static LetterField ProhibitingLaw { get; } = new("禁止公开规定", Words, "法律、行政法规的名称和条款；规章、地方性法规不足以作依据");
    public static LetterField Endangered { get; } = new("危及方面", Words, "国家安全、公共安全、经济安全、社会稳定之一或者几项");
    public static LetterField ThirdPartyOpinion { get; } = new("第三方意见", Words, "征求第三方意见的结果");
    public static LetterField InformationKind { get; } = new("信息种类", Words, "内部事务信息或者过程性信息的具体种类");
    public static LetterField EnforcementCase { get; } = new("案件编号", Words, "行政执法案件的案号");
    public static LetterField SpecialRegister { get; } = new("特别规定", Words, "对获取有特别规定的法律、行政法规，办理机构和地址、电话");
    public static LetterField SearchDone { get; } = new("检索情况", Words, "检索的系统、档案、检索词、人员和结果");
    public static LetterField ResponsibleBody { get; } = new("负责公开机关", Words, "能够确定的，写名称和联系方式");
    public static LetterField WhatExists { get; } = new("现有信息", Words, "现有信息的情况");
    public static LetterField EarlierNumber { get; } = new("原文号", Words, "先前文书的文号");
    public static LetterField EarlierServedOn { get; } = new("原送达日期", Day, "先前文书的送达日期");
    public static LetterField ProperChannel { get; } = new("相应渠道", Words, "信访、投诉、举报的渠道");
    public static LetterField WhereToGet { get; } = new("获取途径", Words, "公开出版物的获取途径");
    public static LetterField EarlierReceipt { get; } = new("先前获取情况", Words, "申请人何时以何种方式已经获取");
    public static LetterField PayBy { get; } = new("缴费期限", Day, "缴费的最后一日");
    public static LetterField Disclosed { get; } = new("公开内容", Words, "决定公开的政府信息内容");
    public static LetterField Examined { get; } = new("核查情况", Words, "对所称不准确的记录核查的情况");
    public static LetterField Outcome { get; } = new("处理结果", Words, "处理的结果");
    public static LetterField ForwardedTo { get; } = new("转送机关", Words, "有权更正的机关");

    // Service, archive, evidence.
    public static LetterField Recipient { get; } = new("受送达人", Words, "文书送给谁");
    public static LetterField ServiceAddress { get; } = new("送达地址", Words, "送达的地点或者地址");
    public static LetterField ServiceMode { get; } = new("送达方式", Words, "直接送达、委托送达、邮寄送达、电子送达");
    public static LetterField FileTitle { get; } = new("案卷题名", Words, "卷宗的题名");
    public static LetterField ClosedOn { get; } = new("办结日期", Day, "办结之日");
    public static LetterField ArchivedOn { get; } = new("归档日期", Day, "归档之日");
    public static LetterField Retention { get; } = new("保管期限", Words, "永久、30年、10年");
    public static LetterField PieceCount { get; } = new("文件件数", LetterFieldKind.Number, "卷内文件的件数");
    public static LetterField Seal { get; } = new("校验码", Words, "封存时全部文件的校验码");
    public static LetterField ErasedRows { get; } = new("删除信息条数", LetterFieldKind.Number, "删除的个人信息的条数");
    public static LetterField ErasedFiles { get; } = new("删除文件数", LetterFieldKind.Number, "删除的文件的件数");
    public static LetterField ErasedWhat { get; } = new("删除范围", Words, "全部个人信息，或者哪几类文件");
    public static LetterField ErasureProposer { get; } = new("提出人", Words, "提出删除的档案人员");
    public static LetterField ErasureConfirmer { get; } = new("复核人", Words, "复核并确认删除的人员");
    public static LetterField Proceeding { get; } = new("案件", Words, "行政复议或者行政诉讼案件的名称和案号");
    public static LetterField ReviewingBody { get; } = new("审理机关", Words, "行政复议机关或者人民法院");

    // Lists.
    public static LetterField ItemName { get; } = new("名称", Words, "名称");
    public static LetterField ItemRemark { get; } = new("备注", Words, "备注");
    public static LetterField ItemPages { get; } = new("页码", Words, "在卷中的页码");
    public static LetterField Point { get; } = new("补正事项内容", Words, "哪一点不明确");
    public static LetterField Guidance { get; } = new("释明", Words, "怎样补正");
    public static LetterField Points { get; } = new("补正事项", List, "需要补正的各点") { Items = [Point, Guidance] };
    public static LetterField Attachments { get; } = new("附件", List, "随文书提供的材料") { Items = [ItemName] };
    public static LetterField Part { get; } = new("部分内容", Words, "不予公开的部分是什么");
    public static LetterField PartBasis { get; } = new("部分依据", Words, "该部分不予公开的条款，由系统填写");
    public static LetterField PartReason { get; } = new("部分理由", Words, "该部分不予公开的理由");
    public static LetterField ClosedParts { get; } = new("不予公开部分", List, "不予公开的各部分") { Items = [Part, PartBasis, PartReason] };
    public static LetterField Matter { get; } = new("内容概述", Words, "涉及的信息内容");
    public static LetterField Concerned { get; } = new("涉及信息", List, "征求意见所涉及的信息") { Items = [ItemName, Matter] };
    public static LetterField Bracket { get; } = new("档次", Words, "第几件或者第几页");
    public static LetterField Quantity { get; } = new("数量", LetterFieldKind.Number, "落在该档的件数或者页数");
    public static LetterField Rate { get; } = new("单价", Money, "每件或者每页多少元");
    public static LetterField Amount { get; } = new("金额", Money, "该档金额（元）");
    public static LetterField FeeLines { get; } = new("计费明细", List, "分档计算") { Items = [Bracket, Quantity, Rate, Amount] };
    public static LetterField ServedNumber { get; } = new("文书文号", Words, "送达文书的文号");
    public static LetterField Served { get; } = new("送达文书", List, "送达的文书") { Items = [ItemName, ServedNumber] };
    public static LetterField PieceNumber { get; } = new("文件文号", Words, "卷内文件的文号");
    public static LetterField PieceAuthor { get; } = new("责任者", Words, "文件的责任者");
    public static LetterField PieceDate { get; } = new("日期", Day, "文件的日期");
    public static LetterField Pieces { get; } = new("卷内文件", List, "卷内各份文件") { Items = [ItemName, PieceNumber, PieceAuthor, PieceDate, ItemPages, ItemRemark] };
    public static LetterField Source { get; } = new("来源", Words, "证据的来源");
    public static LetterField Purpose { get; } = new("证明目的", Words, "证明什么");
    public static LetterField Evidence { get; } = new("证据", List, "各项证据") { Items = [ItemName, Source, Purpose, ItemPages] };
}
