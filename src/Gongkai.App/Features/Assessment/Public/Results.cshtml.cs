using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Assessment;

/// <summary>考核结果: the years and authorities whose results are public.</summary>
[Public]
public sealed class AssessmentResultsPage(Assessments assessments, AgencyRegister agencies) : PageModel
{
    public ImmutableArray<(Agency Authority, int Year, int Count)> Results { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var tree = await agencies.TreeAsync(ct);
        Results = [.. (await assessments.PublishedAsync(null, null, ct)).GroupBy(line => (line.Authority, line.Year))
            .Where(group => tree[group.Key.Authority] is not null).Select(group => (tree[group.Key.Authority]!, group.Key.Year, group.Count()))];
    }
}

/// <summary>考核结果 of an authority and year: ranks, points, grades. What is behind them is not public.</summary>
[Public]
public sealed class AssessmentRankingPage(Assessments assessments, AgencyRegister agencies) : PageModel
{
    public Agency Authority { get; private set; } = null!;

    public int Year { get; private set; }

    public ImmutableArray<(int? Rank, AssessmentLine Line)> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(AgencyId authority, int year, CancellationToken ct)
    {
        Lines = AssessmentLine.Ranked(await assessments.PublishedAsync(authority, year, ct));
        if (Lines.IsEmpty || await agencies.FindAsync(authority, ct) is not { } found) return NotFound();
        (Authority, Year) = (found, year);
        return Page();
    }
}
