using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Organisation;

/// <summary>机关名录, so far as the officer administers it.</summary>
[Needs(Permission.ManageAgencies)]
public sealed class AgenciesPage(AgencyRegister register, Officer officer, TimeProvider clock) : PageModel
{
    /// <summary>The agencies with their depth in the tree.</summary>
    public ImmutableArray<(Agency Agency, int Depth)> Rows { get; private set; } = [];

    public DateOnly Today { get; } = clock.BeijingToday;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = officer.Agencies(Permission.ManageAgencies);
        Rows = [.. (await register.TreeAsync(ct)).InOrder().Where(row => mine.Contains(row.Agency.Id))];
    }
}
