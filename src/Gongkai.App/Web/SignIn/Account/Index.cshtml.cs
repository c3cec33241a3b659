using System.Collections.Immutable;
using Gongkai.Agencies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>我的账号: one's posts, password, second factor and sessions.</summary>
[Needs(Permission.OwnAccount)]
public sealed class AccountPage(Officer officer, Sessions sessions, TrustedDevices devices) : PageModel
{
    public Officer Officer { get; } = officer;

    public Person Person => HttpContext.Person();

    /// <summary>The open sessions.</summary>
    public ImmutableArray<Session> Open { get; private set; } = [];

    /// <summary>The id of this very session.</summary>
    public string Present => HttpContext.Session().Id;

    /// <summary>The devices that are known.</summary>
    public ImmutableArray<TrustedDevice> Devices { get; private set; } = [];

    /// <summary>The id of this very device; null where the browser keeps no cookie of it.</summary>
    public string? Here { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Open, Devices) = (await sessions.OfAsync(Officer.Id, ct), await devices.OfAsync(Officer.Id, ct));
        Here = (await devices.FindAsync(HttpContext, Officer.Id, ct))?.Id;
    }

    public async Task<IActionResult> OnPostForgetAsync(string id, CancellationToken ct)
    {
        await devices.EndAsync(Officer.Id, id, ct);
        return RedirectToPage();
    }

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
