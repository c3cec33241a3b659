namespace Gongkai.Web;

/// <content>Of those who look at what is missing.</content>
public static partial class Permission
{
    /// <summary>公开雷达：本机关</summary>
    public const string SeeRadar = nameof(SeeRadar);

    /// <summary>公开监测：下级机关的数量</summary>
    public const string SuperviseRadar = nameof(SuperviseRadar);
}
