using System.Collections.Immutable;
using Gongkai.Sending;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>Messages that no server would take, for the administrator.</summary>
[Needs(Permission.ManageSettings)]
public sealed class UndeliveredPage(Outbox outbox, Officer officer) : PageModel
{
    public ImmutableArray<OutgoingRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Rows = await outbox.GivenUpAsync(officer.Agencies(Permission.ManageSettings), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        foreach (var agency in officer.Agencies(Permission.ManageSettings)) await outbox.RetryAsync(id, agency, ct);
        return RedirectToPage();
    }
}
