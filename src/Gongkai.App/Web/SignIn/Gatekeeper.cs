using System.Security.Claims;
using Gongkai.Agencies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.Web;

/// <summary>What came of a name and a password.</summary>
public enum Admission
{
    /// <summary>Wrong, or nobody of that name, or tried too often; which of them is not told.</summary>
    Refused,

    /// <summary>Wrong codes too often; told to those only who know the password.</summary>
    Locked,

    /// <summary>Right so far; the second factor is wanted.</summary>
    SecondFactorWanted,

    /// <summary>Signed in.</summary>
    Admitted,
}

/// <summary>Lets people in: password, second factor, attempts, session, device.</summary>
public sealed class Gatekeeper(UserManager<Person> people, Sessions sessions, Attempts attempts, TrustedDevices devices,
    SecondFactor second, TimeProvider clock)
{
    /// <summary>The cookie between the two steps.</summary>
    public const string SecondStep = "gongkai-second-step";

    internal const string TokenClaim = "session";
    private const string StampClaim = "stamp";

    // Somebody unknown takes as long as somebody known: there is a password to be tried in any case.
    private static readonly Person Nobody = new() { SignIn = "", PasswordHash = new PasswordHasher<Person>().HashPassword(new(), Guid.NewGuid().ToString()) };

    /// <summary>The first step. Unknown, wrong, right but tried too often: the same work, and the same answer.</summary>
    public async Task<Admission> EnterAsync(HttpContext context, string signIn, string password)
    {
        var (name, ct) = (PersonStore.Fold(signIn), context.RequestAborted);
        var from = new Approach(name, RateLimits.Address(context.Connection.RemoteIpAddress), await devices.FindAsync(context, name, ct));
        var person = await people.FindByNameAsync(signIn) is { PasswordHash: not null } found && IsHere(found) ? found : null;
        var attempt = await attempts.TakeAsync(from, person?.Id, ct);
        var tried = person ?? Nobody;
        var verdict = people.PasswordHasher.VerifyHashedPassword(tried, tried.PasswordHash!, password);
        if (attempt == Attempt.Locked || person is null || verdict == PasswordVerificationResult.Failed) return Admission.Refused;
        await attempts.GiveBackAsync(from, ct);
        // Hashes of an earlier kind are renewed by the framework when it looks itself.
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) await people.CheckPasswordAsync(person, password);
        if (!person.SecondFactorOn)
        {
            await AdmitAsync(context, person);
            return Admission.Admitted;
        }
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(StampClaim, person.SecurityStamp)], SecondStep);
        await context.SignInAsync(SecondStep, new(identity));
        return Admission.SecondFactorWanted;
    }

    /// <summary>Whoever has passed the first step and not yet the second; null when nobody has.</summary>
    public async Task<Person?> BetweenAsync(HttpContext context)
    {
        var first = await context.AuthenticateAsync(SecondStep);
        return first.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && await people.FindByIdAsync(id) is { } person
            && first.Principal.FindFirstValue(StampClaim) == person.SecurityStamp && IsHere(person) ? person : null;
    }

    /// <summary>The second step: a code of the moment, or a recovery code, which is used up.</summary>
    public async Task<Admission> ConfirmAsync(HttpContext context, Person person, string code, CancellationToken ct)
    {
        // Counted apart from passwords: the password that is right must not open new attempts at the code.
        var device = await devices.FindAsync(context, person.Id, ct);
        var attempt = await attempts.TakeCodeAsync(person.Id, device, ct);
        if (attempt == Attempt.Locked) return Admission.Locked;
        if (!await second.AcceptAsync(person, code, ct)) return attempt == Attempt.Last ? Admission.Locked : Admission.Refused;
        await attempts.ForgetCodesAsync(person.Id, device, ct);
        await context.SignOutAsync(SecondStep);
        await AdmitAsync(context, person);
        return Admission.Admitted;
    }

    /// <summary>Begins a session for somebody whose identity is proven.</summary>
    public async Task AdmitAsync(HttpContext context, Person person)
    {
        var browser = Browser(context.Request.Headers.UserAgent.ToString());
        await devices.RememberAsync(context, person.Id, browser, context.RequestAborted);
        var token = await sessions.BeginAsync(person.Id, browser, context.RequestAborted);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(TokenClaim, token),
            new(StampClaim, person.SecurityStamp)], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new(identity));
    }

    /// <summary>Whether the password, typed once more, is the person's own; counted like one at the door.</summary>
    public async Task<bool> ConfirmPasswordAsync(Person person, string password, CancellationToken ct)
    {
        if (await attempts.TakeConfirmationAsync(person.Id, ct) == Attempt.Locked || !await people.CheckPasswordAsync(person, password)) return false;
        await attempts.ForgetConfirmationsAsync(person.Id, ct);
        return true;
    }

    /// <summary>Whether the person still works here and the cookie is of the present password and second factor.</summary>
    public bool Recognises(Person person, ClaimsPrincipal principal) => IsHere(person) && principal.FindFirstValue(StampClaim) == person.SecurityStamp;

    private bool IsHere(Person person) => person.EndedOn is null || person.EndedOn >= clock.BeijingToday;

    // Enough for people to tell their own sessions apart, and no more.
    private static string Browser(string agent)
    {
        var name = Array.Find(["MicroMessenger", "Edg", "QQBrowser", "360SE", "Firefox", "Chrome",
            "Safari"], word => agent.Contains(word, StringComparison.OrdinalIgnoreCase)) ?? "浏览器";
        var system =
            Array.Find(["Windows", "Android", "iPhone", "iPad", "Mac OS", "HarmonyOS",
                "Linux"], word => agent.Contains(word, StringComparison.OrdinalIgnoreCase)) ?? "";
        return $"{(name == "Edg" ? "Edge" : name)} {system}".Trim();
    }
}
