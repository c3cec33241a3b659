using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Radar;

/// <summary>公开监测: the agencies below by the lines of the radar, from their latest readings; numbers, and nothing that a case contains.</summary>
[Needs(Permission.SuperviseRadar)]
public sealed class BelowPage(Officer officer, AgencyRegister register, Database database, TimeProvider clock) : PageModel
{
    /// <summary>The agencies below, in the order of the tree.</summary>
    public ImmutableArray<(Agency Agency, int Depth)> Agencies { get; private set; } = [];

    /// <summary>The line that is open; null for the table of all.</summary>
    public RadarLine? Line { get; private set; }

    public RadarReadings Now { get; private set; } = new([]);

    public RadarReadings Week { get; private set; } = new([]);

    public RadarReadings Year { get; private set; } = new([]);

    public IEnumerable<AgencyId> Ids => Agencies.Select(one => one.Agency.Id);

    public async Task<IActionResult> OnGetAsync(string? line, CancellationToken ct)
    {
        if (line is not null && (Line = RadarLine.Find(line)) is null) return NotFound();
        await FindAsync(ct);
        return Page();
    }

    /// <summary>Agencies by lines as a workbook.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        var stream = new MemoryStream();
        TableWorkbook.Write(stream, "公开监测",
            [new("机关", 30), new("读数日期", 14), .. RadarLine.All.Select(one => new TableColumn(one.Name, 14))],
            Agencies.Select(one => (IReadOnlyList<object?>)
            [
                one.Agency.Name, Now.DayOf(one.Agency.Id) is { } day ? Dates.Of(day) : "没有读数",
                .. RadarLine.All.Select(known => (object?)Now.Find(one.Agency.Id, known)?.Found),
            ]));
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, $"公开监测{Dates.Of(clock.BeijingToday)}.xlsx");
    }

    private async Task FindAsync(CancellationToken ct)
    {
        var (today, tree) = (clock.BeijingToday, await register.TreeAsync(ct));
        Agencies = [.. AgenciesBelow.Of(officer, Permission.SuperviseRadar, tree, today)];
        await using var connection = await database.OpenAsync(ct);
        Now = await RadarDays.NearAsync(connection, Ids, today);
        (Week, Year) = await RadarRow.BeforeAsync(connection, [.. Ids], today);
    }
}
