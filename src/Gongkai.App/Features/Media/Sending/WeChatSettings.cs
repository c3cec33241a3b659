namespace Gongkai.Features.Media;

/// <summary>Where WeChat's interface is; <c>WeChat</c> in <c>settings.json</c>.</summary>
/// <param name="BaseAddress">The address before every call.</param>
public sealed record WeChatSettings(Uri BaseAddress)
{
    private const string Official = "https://api.weixin.qq.com";

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It is no address.</exception>
    public static WeChatSettings Read(IConfiguration settings)
    {
        var told = settings["WeChat:BaseAddress"] is { Length: > 0 } address ? address : Official;
        return Uri.TryCreate(told.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? new(uri)
            : throw new InvalidDataException($"settings.json: WeChat:BaseAddress “{told}”");
    }
}
