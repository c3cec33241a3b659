using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>The public page of an agency: where it is, when it is open, how one applies, what it costs, what becomes of personal information (第十二条).</summary>
[Public]
public sealed class GuidePage(AgencyRegister register, AgencyGuides guides, TimeProvider clock) : PageModel
{
    public AgencyGuide Guide { get; private set; } = null!;

    /// <summary>Its other names.</summary>
    public ImmutableArray<string> Others { get; private set; } = [];

    /// <summary>What it has published of itself.</summary>
    public IEnumerable<(string Name, string Value)> Facts => All.Where(fact => fact.Value.Length > 0);

    /// <summary>What it has not.</summary>
    public ImmutableArray<string> Unknown => [.. All.Where(fact => fact.Value.Length == 0).Select(fact => fact.Name)];

    public string Fee => Guide.FeeOn(clock.BeijingToday);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!AgencyId.TryParse(id, null, out var known) || await register.FindAsync(known, ct) is not { } agency || !agency.ExistsOn(clock.BeijingToday))
            return NotFound();
        Guide = await guides.OfAsync(agency, ct);
        Others = [.. (await register.NamesAsync(agency.Id, ct)).Skip(1)];
        return Page();
    }

    private ImmutableArray<(string Name, string Value)> All =>
    [
        ("地址", Guide.Agency.Address), ("邮政编码", Guide.Agency.Postcode), ("电话", Guide.Agency.Telephone), ("传真", Guide.Agency.Fax), ("电子邮箱", Guide.Agency.Email),
        ("办公时间", Guide.Agency.Hours),
    ];
}
