namespace Gongkai.Web;

/// <content>Of those who handle requests.</content>
public static partial class Permission
{
    /// <summary>收件登记</summary>
    public const string RegisterRequests = nameof(RegisterRequests);

    /// <summary>查看案件内容</summary>
    public const string ReadCases = nameof(ReadCases);

    /// <summary>分办</summary>
    public const string AssignRequests = nameof(AssignRequests);

    /// <summary>承办：检索、审查、拟稿、征求意见、补正</summary>
    public const string HandleRequests = nameof(HandleRequests);

    /// <summary>核稿</summary>
    public const string ReviewDrafts = nameof(ReviewDrafts);

    /// <summary>法制审核</summary>
    public const string ReviewLegally = nameof(ReviewLegally);

    /// <summary>保密审查</summary>
    public const string ReviewSecrecy = nameof(ReviewSecrecy);

    /// <summary>终止征求意见</summary>
    public const string DropConsultations = nameof(DropConsultations);

    /// <summary>同意延长答复期限（条例第三十三条）</summary>
    public const string ConsentToExtension = nameof(ConsentToExtension);

    /// <summary>签发答复</summary>
    public const string ApproveDecisions = nameof(ApproveDecisions);

    /// <summary>送达</summary>
    public const string ServeDecisions = nameof(ServeDecisions);

    /// <summary>打开加密的个人信息</summary>
    public const string OpenPersonalData = nameof(OpenPersonalData);

    /// <summary>立卷归档、到期清除</summary>
    public const string ArchiveCases = nameof(ArchiveCases);

    /// <summary>复核到期档案的个人信息删除</summary>
    public const string ConfirmErasure = nameof(ConfirmErasure);

    /// <summary>复议、诉讼</summary>
    public const string HandleDisputes = nameof(HandleDisputes);

    /// <summary>统计、台账、年报表三表四</summary>
    public const string SeeStatistics = nameof(SeeStatistics);

    /// <summary>定格年度数据</summary>
    public const string FreezeFigures = nameof(FreezeFigures);

    /// <summary>只看数量</summary>
    public const string SeeCounts = nameof(SeeCounts);

    /// <summary>答复对下级机关的投诉</summary>
    public const string AnswerComplaints = nameof(AnswerComplaints);

    /// <summary>期限看板</summary>
    public const string SeeBoard = nameof(SeeBoard);

    /// <summary>文书模板</summary>
    public const string ManageTemplates = nameof(ManageTemplates);

    /// <summary>导入历史案件</summary>
    public const string ImportCases = nameof(ImportCases);

    /// <summary>移交个人的全部案件</summary>
    public const string HandOverDesks = nameof(HandOverDesks);
}
