namespace Gongkai.Web;

/// <summary>大字版 and 高对比度: large type and strong contrast, kept in cookies and made on the server.</summary>
public static class Appearance
{
    private const string TextCookie = "gongkai-text", ContrastCookie = "gongkai-contrast";
    private const string Large = "large", High = "high", Usual = "usual";

    /// <summary>Whether this visitor has asked for large type.</summary>
    public static bool IsLarge(HttpRequest request) => request.Cookies[TextCookie] == Large;

    /// <summary>Whether this visitor has asked for strong contrast.</summary>
    public static bool IsHighContrast(HttpRequest request) => request.Cookies[ContrastCookie] == High;

    /// <summary>The classes of the page's root; null for the usual look.</summary>
    public static string? Classes(HttpRequest request) => (IsLarge(request), IsHighContrast(request)) switch
    {
        (true, true) => "large contrast",
        (true, false) => Large,
        (false, true) => "contrast",
        _ => null,
    };

    /// <summary>Where the switch of type in the header leads: back to the same page.</summary>
    public static string Switch(HttpRequest request) => WebRoutes.AppearanceFrom(IsLarge(request) ? Usual : Large, Back(request));

    /// <summary>Where the switch of contrast leads.</summary>
    public static string SwitchContrast(HttpRequest request) => WebRoutes.ContrastFrom(IsHighContrast(request) ? Usual : High, Back(request));

    /// <summary>Remembers the choice and goes back; only to an address of this site.</summary>
    public static IResult Choose(HttpContext context, string? text, string? contrast, string? back)
    {
        if (contrast is null) Remember(context, TextCookie, text == Large ? Large : null);
        else Remember(context, ContrastCookie, contrast == High ? High : null);
        return Results.LocalRedirect(IsLocal(back) ? back! : WebRoutes.Home);
    }

    /// <summary>Whether an address is a path of this site and nothing else.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    private static string Back(HttpRequest request) => HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : WebRoutes.Home;

    private static void Remember(HttpContext context, string cookie, string? choice)
    {
        if (choice is null) context.Response.Cookies.Delete(cookie);
        else
            context.Response.Cookies.Append(cookie, choice,
                new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
    }
}
