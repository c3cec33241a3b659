namespace Gongkai.Web;

/// <content>Of those who meet the public.</content>
public static partial class Permission
{
    /// <summary>首问：登记、移交、接收、答复</summary>
    public const string HandleInquiries = nameof(HandleInquiries);
}
