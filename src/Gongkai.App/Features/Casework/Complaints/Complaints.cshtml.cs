using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>Complaints to the authorities whose supervisor one is.</summary>
[Needs(Permission.AnswerComplaints)]
public sealed class ComplaintsPage(ComplaintJournal complaints, AgencyRegister agencies, Officer officer, TimeProvider clock) : PageModel
{
    public ImmutableArray<(ComplaintLine Line, string Agency)> Lines { get; private set; } = [];

    public DateOnly Today { get; } = clock.BeijingToday;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var tree = await agencies.TreeAsync(ct);
        Lines = [.. (await complaints.ToAsync(officer.Agencies(Permission.AnswerComplaints), ct)).Select(line => (line, tree[line.About]?.Name ?? ""))];
    }
}
