using Gongkai.Agencies;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web;

/// <summary>Who is signed in, and what they may do: the registrations.</summary>
internal static class SignInRegistration
{
    public static void AddSignIn(this IServiceCollection services, SiteOptions options)
    {
        var settings = options.Settings.GetSection("SignIn").Get<SignInSettings>() ?? new();
        var provider = options.Settings.GetSection("Provider").Get<ProviderSettings>() ?? new();
        services.AddSingleton(settings).AddSingleton(provider).AddSingleton<Sessions>();
        services.AddSingleton<Attempts>().AddSingleton<TrustedDevices>().AddSingleton<ProviderClaims>().AddSingleton<SignInWatch>()
            .AddSingleton<ReturnedForms>();
        services.AddScoped<PersonStore>().AddScoped<Gatekeeper>().AddScoped<SecondFactor>().AddScoped<OfficerOnDuty>();
        services.AddHttpContextAccessor();
        services.AddScoped(provider =>
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Officer() ?? throw new InvalidOperationException("nobody is signed in"));
        services.AddIdentityCore<Person>(identity =>
        {
            // Names are checked where they are entered.
            identity.User.AllowedUserNameCharacters = "";
        }).AddUserStore<PersonStore>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => Desk(cookie, settings))
            .AddCookie(Gatekeeper.SecondStep, cookie =>
            {
                (cookie.Cookie.Name, cookie.Cookie.SameSite) = ("gongkai-second-step", SameSiteMode.Strict);
                (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (TimeSpan.FromMinutes(5), false);
            })
            .AddProvider(provider);
        services.AddPermissions();
    }

    /// <summary>Sends those who must first choose a password, or a second factor, there.</summary>
    public static void UseFirstThings(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Officer() is null || context.RequestServices.GetRequiredService<OfficerOnDuty>().First(context) is not { } place) return next(context);
        context.Response.Redirect(place);
        return Task.CompletedTask;
    });

    private static void Desk(CookieAuthenticationOptions cookie, SignInSettings settings)
    {
        (cookie.LoginPath, cookie.ReturnUrlParameter) = (WebRoutes.SignIn, "back");
        (cookie.Cookie.Name, cookie.Cookie.SameSite) = ("gongkai-desk", SameSiteMode.Lax);
        // The session ends when its row says so; the cookie tells for a while longer whose it was.
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (TimeSpan.FromHours(settings.AbsoluteHours) + ReturnedForms.Holds, false);
        cookie.Events.OnValidatePrincipal = validating => validating.HttpContext.RequestServices.GetRequiredService<OfficerOnDuty>().ValidateAsync(validating);
        cookie.Events.OnRedirectToLogin = FormKeeping.RedirectAsync;
        // A page that is not permitted says so where it stands, with its own address.
        cookie.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void AddPermissions(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        // A page that declares nothing is refused to everybody; an address without page is merely not found.
        authorization.SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAssertion(asked => asked.Resource is HttpContext context && context.GetEndpoint() is null).Build());
        foreach (var permission in Permissions.All.Select(permitted => permitted.Permission).Prepend(Permission.OwnAccount))
            authorization.AddPolicy(permission, policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(asked =>
                    asked.Resource is HttpContext context && context.Officer() is { } officer
                        && (permission == Permission.OwnAccount || officer.May(permission))));
    }
}
