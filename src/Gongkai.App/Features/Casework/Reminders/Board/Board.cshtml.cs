using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Sending;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What the board shows: each agency's running terms by section and officer, and the days of today's levels on its own calendar.</summary>
public sealed record BoardShown(DateOnly Today, ImmutableArray<(string Name, DueLevels Levels, ImmutableArray<BoardLine> Lines)> Agencies)
{
    /// <summary>Whether one calendar holds for all that is shown.</summary>
    public bool IsOfOneCalendar => Agencies.Select(agency => agency.Levels).Distinct().Count() == 1;
}

/// <summary>What is due at the agencies that one sees, by section and officer: counts, no contents.</summary>
[Needs(Permission.SeeBoard)]
public sealed class BoardPage(BoardCounts counts, RequestJournal journal, AgencyRegister agencies, Officer officer, TimeProvider clock) : PageModel
{
    public BoardShown Shown { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var tree = await agencies.TreeAsync(ct);
        var shown = ImmutableArray.CreateBuilder<(string, DueLevels, ImmutableArray<BoardLine>)>();
        foreach (var agency in officer.Agencies(Permission.SeeBoard).Select(id => tree[id]).OfType<Agency>()
            .OrderBy(agency => agency.Name, StringComparer.Ordinal))
        {
            var levels = (await journal.SituationAsync(agency.Id, Actor.Platform, ct)).Levels;
            shown.Add((agency.Name, levels, await counts.OfAsync(agency.Id, levels)));
        }
        Shown = new(clock.BeijingToday, shown.ToImmutable());
    }
}
