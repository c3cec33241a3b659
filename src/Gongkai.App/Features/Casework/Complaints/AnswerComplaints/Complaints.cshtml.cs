using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>Complaints to the authorities whose supervisor one is.</summary>
[Needs(Permission.AnswerComplaints)]
public sealed class ComplaintsPage(ComplaintRegister complaints, AgencyRegister agencies, Officer officer) : PageModel
{
    public ImmutableArray<(Complaint Complaint, string Agency)> Complaints { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var tree = await agencies.TreeAsync(ct);
        Complaints = [.. (await complaints.ToAsync(officer.Agencies(Permission.AnswerComplaints), ct))
            .Select(complaint => (complaint, tree[complaint.Agency]?.Name ?? ""))];
    }
}
