using System.Security.Claims;
using Gongkai.Agencies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Gongkai.Web;

/// <summary>Finds out on each request who is signed in and which posts are held today.</summary>
public sealed class OfficerOnDuty(Sessions sessions, PersonStore people, Gatekeeper gate, PeopleRegister register, AgencyRegister agencies,
    SignInSettings settings, TimeProvider clock)
{
    /// <summary>Checks a cookie against the session that it names; rejects it when that has ended.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var ct = cookie.HttpContext.RequestAborted;
        if (cookie.Principal is { } principal && principal.FindFirstValue(Gatekeeper.TokenClaim) is { } token
            && await sessions.FindAsync(token, ct) is { } session
            && await people.FindByIdAsync(session.Person.ToString(), ct) is { } person && gate.Recognises(person, principal))
        {
            await sessions.TouchAsync(session, ct);
            cookie.HttpContext.Items[typeof(Session)] = session;
            cookie.HttpContext.Items[typeof(Person)] = person;
            cookie.HttpContext.Items[typeof(Officer)] = await OfAsync(person, ct);
            return;
        }
        FormKeeping.Note(cookie.HttpContext, cookie.Principal);
        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>The officer that a person is today.</summary>
    public async Task<Officer> OfAsync(Person person, CancellationToken ct) =>
        new(person.Id, person.Name, await register.PostsOnAsync(person.Id, clock.BeijingToday), await agencies.TreeAsync(ct));

    /// <summary>
    /// Where somebody must go before anything else: to a password of one's own, to the second factor that the settings ask for; from there he is sent on.
    /// </summary>
    public string? First(HttpContext context) =>
        context.Items[typeof(Person)] is not Person person || context.Request.Path.StartsWithSegments(WebRoutes.Account)
            || context.Request.Path.StartsWithSegments(WebRoutes.SignOut) || context.GetEndpoint() is null ? null
        : context.GetEndpoint()!.Metadata.GetMetadata<NeedsAttribute>() is null ? null
        : person.MustChangePassword ? WebRoutes.Password + Back(context.Request)
        : settings.SecondFactorRequired && !person.SecondFactorOn && person.ExternalSubject is null ? WebRoutes.SecondFactor + Back(context.Request) : null;

    // Where he was going, and the form that waits for him there.
    private static QueryString Back(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? QueryString.Create("back", request.Path + request.QueryString) : QueryString.Empty;
}

/// <summary>The officer of a request.</summary>
public static class OfficerOfRequest
{
    /// <summary>Who is signed in; null for a visitor.</summary>
    public static Officer? Officer(this HttpContext context) => context.Items[typeof(Officer)] as Officer;

    internal static Person Person(this HttpContext context) =>
        context.Items[typeof(Person)] as Person ?? throw new InvalidOperationException("nobody is signed in");

    internal static Session Session(this HttpContext context) =>
        context.Items[typeof(Session)] as Session ?? throw new InvalidOperationException("nobody is signed in");
}
