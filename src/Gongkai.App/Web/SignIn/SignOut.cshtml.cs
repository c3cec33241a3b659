using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>Ends the session and forgets the cookie.</summary>
[Public]
public sealed class SignOutPage(Sessions sessions) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.Officer() is { } officer) await sessions.EndAsync(officer.Id, HttpContext.Session().Id, null, ct);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect(WebRoutes.Home);
    }
}
