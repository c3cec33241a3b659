namespace Gongkai.Web;

/// <content>Of those who look into the archive of reports.</content>
public static partial class Permission
{
    /// <summary>查阅年度报告档案：本机关和向本机关报送的年度报告的各个版本、各项数据</summary>
    public const string ReadReportArchive = nameof(ReadReportArchive);
}
