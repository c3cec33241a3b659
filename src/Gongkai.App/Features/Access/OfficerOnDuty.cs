using System.Security.Claims;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Admin;
using Gongkai.Features.SignIn;
using Gongkai.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Gongkai.Features.Access;

/// <summary>Finds out on each request who is signed in and which posts are held today.</summary>
public sealed class OfficerOnDuty(Database database, Sessions sessions, PersonStore people, Gatekeeper gate, AgencyRegister agencies, SignInSettings settings, TimeProvider clock)
{
    private const string Posts = """
        select p.id, p.person, p.agency, a.name as agencyname, p.section, s.name as sectionname, p.role, p.title, p.from_on as fromon, p.until_on as untilon, {0} as actingfor
        from post p join agency a on a.id = p.agency left join section s on s.id = p.section
        where p.from_on <= @today and (p.until_on is null or p.until_on >= @today)
        """;

    private static readonly string Held = $"""
        {Posts.Replace("{0}", "null", StringComparison.Ordinal)} and p.person = @person
        union all
        {Posts.Replace("{0}", "p.person", StringComparison.Ordinal)} and p.person in (select absent from deputy where deputy = @person and from_on <= @today and until_on >= @today)
        """;

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
        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>The officer that a person is today.</summary>
    public async Task<Officer> OfAsync(Person person, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var rows = await connection.QueryAsync<PostRow>(new CommandDefinition(Held, new { person = person.Id, today = clock.BeijingToday }, cancellationToken: ct));
        return new(person.Id, person.Name, [.. rows.Select(row => row.Post)], await agencies.TreeAsync(ct));
    }

    /// <summary>Where somebody must go before anything else: to a password of one's own, to the second factor that the settings ask for.</summary>
    public string? First(HttpContext context) =>
        context.Items[typeof(Person)] is not Person person || context.Request.Path.StartsWithSegments("/account") || context.Request.Path.StartsWithSegments("/sign-out") || context.GetEndpoint() is null ? null
        : context.GetEndpoint()!.Metadata.GetMetadata<NeedsAttribute>() is null ? null
        : person.MustChangePassword ? "/account/password"
        : settings.SecondFactorRequired && !person.SecondFactorOn && person.ExternalSubject is null ? "/account/second-factor" : null;
}

/// <summary>A post as the tables have it.</summary>
internal sealed class PostRow
{
    public PostId Id { get; init; }
    public PersonId Person { get; init; }
    public AgencyId Agency { get; init; }
    public string AgencyName { get; init; } = "";
    public SectionId? Section { get; init; }
    public string? SectionName { get; init; }
    public string Role { get; init; } = "";
    public string Title { get; init; } = "";
    public DateOnly FromOn { get; init; }
    public DateOnly? UntilOn { get; init; }
    public string? ActingFor { get; init; }

    public Post Post => new(Id, Person, Agency, AgencyName, Section, SectionName, Enum.Parse<Role>(Role), Title, FromOn, UntilOn, ActingFor is null ? null : PersonId.Parse(ActingFor, null));
}

/// <summary>The officer of a request.</summary>
public static class OfficerOfRequest
{
    /// <summary>Who is signed in; null for a visitor.</summary>
    public static Officer? Officer(this HttpContext context) => context.Items[typeof(Officer)] as Officer;

    internal static Person Person(this HttpContext context) => context.Items[typeof(Person)] as Person ?? throw new InvalidOperationException("nobody is signed in");

    internal static Session Session(this HttpContext context) => context.Items[typeof(Session)] as Session ?? throw new InvalidOperationException("nobody is signed in");
}
