namespace Gongkai.Web;

/// <summary>What a person may do. Each page needs one of these or is public; which roles have it stands in <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>Own password, second factor and sessions: whoever is signed in, with or without a post.</summary>
    OwnAccount,

    /// <summary>工作台: the entrance that every post has.</summary>
    UseDesk,

    /// <summary>收件登记</summary>
    RegisterRequests,

    /// <summary>查看案件内容</summary>
    ReadCases,

    /// <summary>首问：登记、移交、接收、答复</summary>
    HandleInquiries,

    /// <summary>分办</summary>
    AssignRequests,

    /// <summary>承办：检索、审查、拟稿、征求意见、补正</summary>
    HandleRequests,

    /// <summary>核稿</summary>
    ReviewDrafts,

    /// <summary>法制审核</summary>
    ReviewLegally,

    /// <summary>保密审查</summary>
    ReviewSecrecy,

    /// <summary>终止征求意见</summary>
    DropConsultations,

    /// <summary>同意延长答复期限（条例第三十三条）</summary>
    ConsentToExtension,

    /// <summary>签发答复</summary>
    ApproveDecisions,

    /// <summary>送达</summary>
    ServeDecisions,

    /// <summary>打开加密的个人信息</summary>
    OpenPersonalData,

    /// <summary>立卷归档、到期清除</summary>
    ArchiveCases,

    /// <summary>复核到期档案的个人信息删除</summary>
    ConfirmErasure,

    /// <summary>复议、诉讼</summary>
    HandleDisputes,

    /// <summary>统计、台账、年报表三表四</summary>
    SeeStatistics,

    /// <summary>定格年度数据</summary>
    FreezeFigures,

    /// <summary>只看数量</summary>
    SeeCounts,

    /// <summary>答复对下级机关的投诉</summary>
    AnswerComplaints,

    /// <summary>期限看板</summary>
    SeeBoard,

    /// <summary>文书模板</summary>
    ManageTemplates,

    /// <summary>机构、科室</summary>
    ManageAgencies,

    /// <summary>人员、岗位</summary>
    ManagePeople,

    /// <summary>本机关的设置</summary>
    ManageSettings,

    /// <summary>放假安排</summary>
    ManageCalendar,

    /// <summary>导入历史案件</summary>
    ImportCases,

    /// <summary>移交个人的全部案件</summary>
    HandOverDesks,

    /// <summary>查看记录与哈希链</summary>
    ReadJournal,

    /// <summary>信息：拟稿、审核、公开、撤回</summary>
    HandleItems,

    /// <summary>公开目录：栏目、基本目录</summary>
    ManageCatalogue,

    /// <summary>保存年度报告的检查结果，接受问题</summary>
    KeepReportChecks,
}
