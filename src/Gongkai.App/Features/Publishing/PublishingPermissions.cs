namespace Gongkai.Web;

/// <content>Of those who publish.</content>
public static partial class Permission
{
    /// <summary>信息：拟稿、审核、公开、撤回</summary>
    public const string HandleItems = nameof(HandleItems);

    /// <summary>导入已公开的信息</summary>
    public const string ImportItems = nameof(ImportItems);

    /// <summary>公开目录：栏目、基本目录</summary>
    public const string ManageCatalogue = nameof(ManageCatalogue);

    /// <summary>基本目录：保密审查</summary>
    public const string ReviewCatalogue = nameof(ReviewCatalogue);

    /// <summary>公众意见和异议：登记、处理、起草采纳情况</summary>
    public const string HandleOpinions = nameof(HandleOpinions);

    /// <summary>公众意见：保管期限满后删除个人信息</summary>
    public const string EraseOpinions = nameof(EraseOpinions);

    /// <summary>文件清理：提出建议、审定、公布、执行</summary>
    public const string HandleCleanups = nameof(HandleCleanups);

    /// <summary>文件清理：开展</summary>
    public const string OpenCleanups = nameof(OpenCleanups);
}
