namespace Gongkai.Web;

/// <summary>Addresses of what every part of the site has: the two first pages, signing in, the account, the pages of codes and faults.</summary>
internal static class WebRoutes
{
    public const string Home = "/";
    public const string Desk = "/desk";
    public const string Appearance = "/appearance";
    public const string Health = "/health";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Provider = "/sign-in/provider";
    public const string ProviderBack = "/sign-in/provider/back";
    public const string Account = "/account";
    public const string Password = "/account/password";
    public const string SecondFactor = "/account/second-factor";

    /// <summary>The page of a fault; {0} is its status.</summary>
    public const string FaultPattern = "/fault/{0}";

    public static string Fault(int status) => $"/fault/{status}";

    public static string Rule(string code) => $"/rules/{code}";

    /// <summary>The sign-in page, saying why the provider's word was not enough.</summary>
    public static string SignInAfter(string fault) => $"{SignIn}?fault={fault}";

    public static string SignInSecond(string? back = null) => $"/sign-in/second{(back is null ? "" : $"?back={Uri.EscapeDataString(back)}")}";

    public static string ProviderFrom(string back) => $"{Provider}?back={Uri.EscapeDataString(back)}";

    public static string ContrastFrom(string contrast, string back) => $"{Appearance}?contrast={contrast}&back={Uri.EscapeDataString(back)}";

    public static string AppearanceFrom(string text, string back) => $"{Appearance}?text={text}&back={Uri.EscapeDataString(back)}";
}
