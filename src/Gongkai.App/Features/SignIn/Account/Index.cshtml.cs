using System.Collections.Immutable;
using Gongkai.Features.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.SignIn;

/// <summary>我的账号: one's posts, password, second factor and sessions.</summary>
[Needs(Permission.OwnAccount)]
public sealed class AccountPage(Officer officer, Sessions sessions) : PageModel
{
    public Officer Officer { get; } = officer;

    public Person Person => HttpContext.Person();

    /// <summary>The open sessions.</summary>
    public ImmutableArray<Session> Open { get; private set; } = [];

    /// <summary>The id of this very session.</summary>
    public string Present => HttpContext.Session().Id;

    public async Task OnGetAsync(CancellationToken ct) => Open = await sessions.OfAsync(Officer.Id, ct);

    public async Task<IActionResult> OnPostEndAsync(string id, CancellationToken ct)
    {
        await sessions.EndAsync(Officer.Id, id, null, ct);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        await sessions.EndAsync(Officer.Id, null, Present, ct);
        return RedirectToPage();
    }
}
