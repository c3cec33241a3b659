namespace Gongkai.Features.Media;

/// <summary>Addresses of new media.</summary>
internal static class MediaRoutes
{
    /// <summary>The accounts of all agencies, for the public.</summary>
    public const string Public = "/media";

    public const string List = "/desk/media";
    public const string NewAccount = $"{List}/accounts/new";
    public const string Counts = $"{List}/counts";

    public static string CountsOf(int year) => $"{Counts}?year={year}";

    public static string Account(MediaAccountId account) => $"{List}/accounts/{account}";

    public static string EditAccount(MediaAccountId account) => $"{Account(account)}/edit";

    public static string Interface(MediaAccountId account) => $"/desk/media-interface/{account}";

    /// <summary>The form for a post of an item.</summary>
    public static string NewPost(ItemId item) => $"{List}/posts/new?item={item}";

    public static string Post(MediaPostId post) => $"{List}/posts/{post}";

    public static string EditPost(MediaPostId post) => $"{Post(post)}/edit";

    /// <summary>What is copied to the channel by hand.</summary>
    public static string Package(MediaPostId post) => $"{Post(post)}?handler=Package";

    /// <summary>Where WeChat tells how a publication went.</summary>
    public static string Callback(MediaAccountId account) => $"/wechat/{account}";
}
