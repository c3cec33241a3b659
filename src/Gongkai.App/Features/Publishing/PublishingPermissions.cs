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
}
