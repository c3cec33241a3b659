namespace Gongkai.Web;

/// <summary>大字版: large type, kept in a cookie and made on the server.</summary>
public static class Appearance
{
    private const string Cookie = "gongkai-text";
    private const string Large = "large";

    /// <summary>Whether this visitor has asked for large type.</summary>
    public static bool IsLarge(HttpRequest request) => request.Cookies[Cookie] == Large;

    /// <summary>Where the switch in the header leads: back to the same page.</summary>
    public static string Switch(HttpRequest request) =>
        WebRoutes.AppearanceFrom(IsLarge(request) ? "usual" : Large, HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : WebRoutes.Home);

    /// <summary>Remembers the choice and goes back; only to an address of this site.</summary>
    public static IResult Choose(HttpContext context, string? text, string? back)
    {
        if (text == Large)
            context.Response.Cookies.Append(Cookie, Large,
                new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        else context.Response.Cookies.Delete(Cookie);
        return Results.LocalRedirect(IsLocal(back) ? back! : WebRoutes.Home);
    }

    /// <summary>Whether an address is a path of this site and nothing else.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
