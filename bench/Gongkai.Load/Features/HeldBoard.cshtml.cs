using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Load;

/// <summary>The board of the desk, over lines that were read once and are held in memory.</summary>
[Needs(Permission.SeeBoard)]
public sealed class HeldBoardPage : PageModel
{
    public static BoardShown Shown { get; private set; } = null!;

    /// <summary>Reads the lines, once.</summary>
    public static async Task HoldAsync(IServiceProvider services)
    {
        var journal = services.GetRequiredService<RequestJournal>();
        var agencies = (await services.GetRequiredService<AgencyRegister>().TreeAsync(default)).All;
        var counts = services.GetRequiredService<BoardCounts>();
        Shown = new(services.GetRequiredService<TimeProvider>().BeijingToday, [.. await Task.WhenAll(agencies.Select(async agency =>
        {
            var levels = (await journal.SituationAsync(agency.Id, Actor.Platform, default)).Levels;
            return (agency.Name, levels, await counts.OfAsync(agency.Id, levels));
        }))]);
    }
}
