using System.Collections.Immutable;
using Gongkai.Features.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Portal;

/// <summary>答复选登: answers to requests that the agency has chosen for release.</summary>
[Public, Kept]
public sealed class PortalAnswersPage(PortalAgencies agencies, PublicAnswers answers) : PortalPage(agencies)
{
    private const int PageSize = 20;

    public ImmutableArray<PublicAnswer> Shown { get; private set; } = [];

    public int Count { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => (Count + PageSize - 1) / PageSize;

    public async Task<IActionResult> OnGetAsync(Guid agency, int p = 1, CancellationToken ct = default)
    {
        if (!await FindAsync(agency, ct) || p < 1) return NotFound();
        var replies = await answers.ReleasedAsync(At.Id, ct);
        (Number, Count, Shown) = (p, replies.Length, [.. replies.Skip((p - 1) * PageSize).Take(PageSize)]);
        return Shown.IsEmpty && p > 1 ? NotFound() : Page();
    }
}
