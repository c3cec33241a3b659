using System.Security.Claims;
using Gongkai.Agencies;
using Gongkai.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Gongkai.Web;

/// <summary>Signing in through the OpenID Connect provider: who comes must have been bound to a person here by an administrator.</summary>
internal static class ProviderSignIn
{
    private const string Scheme = "provider";
    /// <summary>Under which the code goes to the next page.</summary>
    public const string CodeKey = "provider-code";

    private const string Issuer = "iss", Subject = "sub";

    public static void AddProvider(this AuthenticationBuilder authentication, ProviderSettings provider)
    {
        if (!provider.IsConfigured) return;
        authentication.AddOpenIdConnect(Scheme, connect =>
        {
            (connect.Authority, connect.ClientId, connect.ClientSecret,
                connect.RequireHttpsMetadata) = (provider.Authority, provider.ClientId, provider.ClientSecret, !provider.AllowsHttp);
            (connect.ResponseType, connect.ResponseMode, connect.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            (connect.MapInboundClaims, connect.SignInScheme, connect.CallbackPath) = (false, Gatekeeper.SecondStep, WebRoutes.ProviderBack);
            // The way back comes from another site.
            connect.CorrelationCookie.SameSite = connect.NonceCookie.SameSite = SameSiteMode.Lax;
            connect.CorrelationCookie.SecurePolicy = connect.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            connect.Events.OnRedirectToIdentityProvider = leaving =>
            {
                leaving.ProtocolMessage.RedirectUri = leaving.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Of(connect.CallbackPath);
                return Task.CompletedTask;
            };
            connect.Events.OnTokenValidated = AdmitAsync;
            connect.Events.OnRemoteFailure = failed =>
            {
                failed.Response.Redirect(WebRoutes.SignInAfter("provider"));
                failed.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Sends the visitor to the provider.</summary>
    public static IResult Challenge(string? back) =>
        Results.Challenge(new() { RedirectUri = Appearance.IsLocal(back) ? back : WebRoutes.Desk }, [Scheme]);

    private static async Task AdmitAsync(TokenValidatedContext validated)
    {
        var (context, principal) = (validated.HttpContext, validated.Principal!);
        var services = context.RequestServices;
        validated.HandleResponse();
        if (await PersonOf(principal, services, context.RequestAborted) is not { } person) await ClaimAsync(context, principal);
        else if (person.EndedOn < services.GetRequiredService<TimeProvider>().BeijingToday) context.Response.Redirect(WebRoutes.SignInAfter("ended"));
        else
        {
            await services.GetRequiredService<Gatekeeper>().AdmitAsync(context, person);
            context.Response.Redirect(validated.Properties?.RedirectUri ?? WebRoutes.Desk);
        }
    }

    // The subject is the provider's; a name may be changed by its owner, into anybody's.
    private static Task<Person?> PersonOf(ClaimsPrincipal principal, IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<PersonStore>().FindBySubjectAsync($"{principal.FindFirstValue(Issuer)}|{principal.FindFirstValue(Subject)}", ct);

    private static async Task ClaimAsync(HttpContext context, ClaimsPrincipal principal)
    {
        var services = context.RequestServices;
        var name = VisibleText.Of(principal.FindFirstValue(services.GetRequiredService<ProviderSettings>().NameClaim) ?? "");
        var code = await services.GetRequiredService<ProviderClaims>()
            .ClaimAsync(principal.FindFirstValue(Issuer) ?? "", principal.FindFirstValue(Subject) ?? "", name, context.RequestAborted);
        services.GetRequiredService<ITempDataProvider>().SaveTempData(context, new Dictionary<string, object> { [CodeKey] = code });
        context.Response.Redirect(WebRoutes.SignIn);
    }
}
