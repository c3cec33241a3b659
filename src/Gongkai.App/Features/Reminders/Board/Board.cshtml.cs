using System.Collections.Immutable;
using Gongkai.Features.Access;
using Gongkai.Features.Admin;
using Gongkai.Features.Casework;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Reminders;

/// <summary>What the board shows: the days of today's levels, and each agency's open cases by section and officer.</summary>
public sealed record BoardShown(DueLevels Levels, ImmutableArray<(string Name, ImmutableArray<BoardLine> Lines)> Agencies);

/// <summary>The open cases of the agencies that one sees, by section and officer: counts, no contents.</summary>
[Needs(Permission.SeeBoard)]
public sealed class BoardPage(BoardCounts counts, WorkCalendars calendars, AgencyRegister agencies, Officer officer, TimeProvider clock) : PageModel
{
    public BoardShown Shown { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var levels = DueLevels.On(clock.BeijingToday, await calendars.CurrentAsync(ct));
        var tree = await agencies.TreeAsync(ct);
        var shown = ImmutableArray.CreateBuilder<(string, ImmutableArray<BoardLine>)>();
        foreach (var agency in officer.Agencies(Permission.SeeBoard).Select(id => tree[id]).OfType<Agency>().OrderBy(agency => agency.Name, StringComparer.Ordinal))
            shown.Add((agency.Name, await counts.OfAsync(agency.Id, levels)));
        Shown = new(levels, shown.ToImmutable());
    }
}
