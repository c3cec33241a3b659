using System.Collections.Immutable;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>同一申请人的其他申请: what an officer weighs before he speaks of repetition, of frequency (第三十五条) or of a fee (第四十二条).</summary>
[Needs(Permission.ReadCases)]
public sealed class OthersPage(CaseDesk desk, SameApplicant same, CaseExcerpts excerpts) : PageModel
{
    private OpenCase? open;

    public OpenCase Case => open ?? throw new InvalidOperationException("no case is open");

    public ImmutableArray<OtherCase> Others { get; private set; } = [];

    public ImmutableDictionary<DisclosureRequestId, CaseExcerpt> Excerpts { get; private set; } = ImmutableDictionary<DisclosureRequestId, CaseExcerpt>.Empty;

    /// <summary>Others with the same identity that were received in the same year.</summary>
    public int InYear { get; private set; }

    /// <summary>Items that the fee counts before this case in the same month.</summary>
    public int Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if ((open = await desk.OpenAsync(id, ct)) is null) return NotFound();
        Others = await same.OthersAsync(Case, ct);
        Excerpts = await excerpts.OfAsync(Others.Select(other => other.Id), ct);
        InYear = Others.Count(other => other.ByIdentity && other.ReceivedOn?.Year == Case.Clock.ReceivedOn?.Year);
        Before = await same.InMonthAsync(Case, ct);
        return Page();
    }
}
