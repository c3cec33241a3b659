using System.Collections.Immutable;
using Gongkai.Sending;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What the platform has to say to the one who is signed in.</summary>
[Needs(Permission.UseDesk)]
public sealed class NoticesPage(Outbox outbox, Officer officer) : PageModel
{
    public ImmutableArray<OutgoingRow> Notices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Notices = await outbox.DeskAsync(officer.Id, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await outbox.ReadAsync(officer.Id, id, ct);
        return RedirectToPage();
    }
}
