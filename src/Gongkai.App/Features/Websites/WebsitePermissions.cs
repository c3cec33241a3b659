namespace Gongkai.Web;

/// <content>Of those who see to websites and their yearly form.</content>
public static partial class Permission
{
    /// <summary>网站：查看登记簿、填报年度报表</summary>
    public const string HandleWebsites = nameof(HandleWebsites);

    /// <summary>网站：登记、变更、关停，探测</summary>
    public const string ManageWebsites = nameof(ManageWebsites);

    /// <summary>网站年度报表：审核</summary>
    public const string ApproveWebsiteForms = nameof(ApproveWebsiteForms);

    /// <summary>网站年度报表：公布、更正</summary>
    public const string PublishWebsiteForms = nameof(PublishWebsiteForms);

    /// <summary>网站年度报表：修改报表项目</summary>
    public const string ManageWebsiteRows = nameof(ManageWebsiteRows);

    /// <summary>网站年度报表：下级机关汇总</summary>
    public const string SuperviseWebsites = nameof(SuperviseWebsites);
}
