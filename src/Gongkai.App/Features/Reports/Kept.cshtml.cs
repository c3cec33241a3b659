using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Reports;

/// <summary>The reports that officers have kept.</summary>
[Needs(Permission.KeepReportChecks)]
public sealed class KeptPage(ReportChecks checks, AgencyRegister agencies, Officer officer) : PageModel
{
    public ImmutableArray<(KeptReport Kept, string Agency)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var tree = await agencies.TreeAsync(ct);
        Rows = [.. (await checks.AllAsync(officer.Agencies(Permission.KeepReportChecks), ct)).Select(kept => (kept, tree[kept.Agency]?.Name ?? ""))];
    }
}
