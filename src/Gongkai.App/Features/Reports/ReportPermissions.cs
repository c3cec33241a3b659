namespace Gongkai.Web;

/// <content>Of those who see to annual reports.</content>
public static partial class Permission
{
    /// <summary>保存年度报告的检查结果，接受问题</summary>
    public const string KeepReportChecks = nameof(KeepReportChecks);
}
