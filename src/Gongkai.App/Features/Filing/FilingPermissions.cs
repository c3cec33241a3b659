namespace Gongkai.Web;

/// <content>Of those who collect annual reports.</content>
public static partial class Permission
{
    /// <summary>年度报告收集：下级机关报送的年度报告的收集、审核、退回、汇总</summary>
    public const string SuperviseFilings = nameof(SuperviseFilings);

    /// <summary>报送年度报告：向主管部门报送本机关的年度报告</summary>
    public const string FileReports = nameof(FileReports);

    /// <summary>查看年度报告的报送：收集的主管部门，和报送的机关</summary>
    public const string OpenFilings = nameof(OpenFilings);
}
