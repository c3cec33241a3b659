using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>All openings of personal data, for the auditor, who sees no data himself.</summary>
[Needs(Permission.ReadJournal)]
public sealed class OpeningsPage(Openings openings, Database database, PeopleRegister people, AgencyRegister agencies, Officer officer) : PageModel
{
    private ImmutableDictionary<PersonId, string> names = ImmutableDictionary<PersonId, string>.Empty;
    private readonly Dictionary<AgencyId, string> agencyNames = [];
    private readonly Dictionary<DisclosureRequestId, string> numbers = [];

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Pages { get; private set; }

    public long Total { get; private set; }

    public ImmutableArray<Opening> Lines { get; private set; } = [];

    public string Name(string who) => PersonId.TryParse(who, null, out var person) ? names.GetValueOrDefault(person, "（已离职人员）") : who;

    public string AgencyName(AgencyId agency) => agencyNames.GetValueOrDefault(agency, "");

    public string Number(DisclosureRequestId id) => numbers.GetValueOrDefault(id, "未登记");

    public async Task OnGetAsync(CancellationToken ct)
    {
        var held = officer.Agencies(Permission.ReadJournal);
        Total = await openings.CountAsync(held, ct);
        Pages = (int)((Total + Openings.PageSize - 1) / Openings.PageSize);
        Lines = await openings.AtAsync(held, P = Math.Clamp(P, 1, Math.Max(1, Pages)), ct);
        names = await people.NamesAsync(ct);
        foreach (var agency in Lines.Select(line => line.Agency).Distinct()) agencyNames[agency] = (await agencies.FindAsync(agency, ct))?.Name ?? "";
        await using var connection = await database.OpenAsync(ct);
        foreach (var (id, number) in await connection.QueryAsync<(string, string?)>(
            $"select id, number from case_view where id in {IdList.Of(Lines.Select(line => line.Case))}"))
            numbers[DisclosureRequestId.Parse(id, null)] = number ?? "未登记";
    }
}
