namespace Gongkai.Web;

/// <content>Of those who assess, and who are assessed.</content>
public static partial class Permission
{
    /// <summary>政务公开考核：指标体系、评审、反馈、申诉处理、审定、公布</summary>
    public const string SuperviseAssessments = nameof(SuperviseAssessments);

    /// <summary>查看本机关的考核，说明失分情况；主管部门查看下级机关的考核</summary>
    public const string OpenAssessments = nameof(OpenAssessments);

    /// <summary>自评、提交佐证材料、申诉</summary>
    public const string AssessSelf = nameof(AssessSelf);
}
