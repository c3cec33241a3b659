namespace Gongkai.Web;

/// <content>Of those who see to new media.</content>
public static partial class Permission
{
    /// <summary>新媒体：查看账号、准备稿件、登记发布</summary>
    public const string HandleMedia = nameof(HandleMedia);

    /// <summary>新媒体：同意发出</summary>
    public const string ReleasePosts = nameof(ReleasePosts);

    /// <summary>新媒体：账号的登记、接口、设置</summary>
    public const string ManageMedia = nameof(ManageMedia);
}
