namespace Gongkai.Web;

/// <content>Of those who look at everything at once.</content>
public static partial class Permission
{
    /// <summary>总览：本机关</summary>
    public const string SeeOverview = nameof(SeeOverview);

    /// <summary>总览：下级机关的数量</summary>
    public const string SuperviseOverview = nameof(SuperviseOverview);
}
