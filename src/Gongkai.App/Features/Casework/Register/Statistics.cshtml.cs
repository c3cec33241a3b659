using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>统计分析 of a year: channels, applicants, outcomes, time taken, timeliness.</summary>
[Needs(Permission.SeeStatistics)]
public sealed class StatisticsPage(Officer officer, YearRegister years, WorkCalendars calendars, TimeProvider clock) : PageModel
{
    public RegisterStatistics Told { get; private set; } = null!;

    public ImmutableArray<int> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.SeeStatistics) is not { } agency || year is < 2019 or > 2200) return NotFound();
        Years = await years.YearsAsync(agency, ct);
        var chosen = await years.OfAsync(agency, year ?? clock.BeijingToday.Year, ct);
        Told = RegisterStatistics.Of(chosen.Year, chosen.Register, await calendars.CurrentAsync(ct));
        return Page();
    }

    /// <summary>The rows of a table: what, how many, and its part of the whole.</summary>
    public static IEnumerable<(string Name, int Count, string Part)> Parts(IEnumerable<(string Name, int Count)> counts)
    {
        var all = counts.ToList();
        var sum = all.Sum(one => one.Count);
        return all.Select(one =>
            (one.Name, one.Count, sum == 0 ? "" : RegisterWords.Percent(Math.Round((decimal)one.Count / sum, 4, MidpointRounding.AwayFromZero))));
    }

    /// <summary>用时, in words.</summary>
    public static string Span(TimeTaken time) => time.To is { } to ? time.From == 0 ? $"{to} 个工作日以内" : $"{time.From}—{to} 个工作日" : $"{time.From - 1} 个工作日以上";
}
