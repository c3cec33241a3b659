namespace Gongkai.Web;

/// <content>Of those who make the annual report.</content>
public static partial class Permission
{
    /// <summary>年度报告：编制、申报、签批、转发布；谁办哪一步由流程决定</summary>
    public const string HandleYearReports = nameof(HandleYearReports);
}
