using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Orders;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Radar;

/// <summary>The lines of one agency below, and behind one of them what is public; of what is not, the number alone.</summary>
[Needs(Permission.SuperviseRadar)]
public sealed class BelowAgencyPage(Officer officer, AgencyRegister register, Database database, TimeProvider clock) : PageModel
{
    /// <summary>The most records that are shown.</summary>
    public const int Most = 200;

    public Agency Agency { get; private set; } = null!;

    public ImmutableArray<RadarRow> Rows { get; private set; } = [];

    /// <summary>The day of the reading; null where there is none.</summary>
    public DateOnly? ReadOn { get; private set; }

    /// <summary>The line that is open; null for all.</summary>
    public RadarLine? Line { get; private set; }

    /// <summary>What is behind it today.</summary>
    public RadarFound? Found { get; private set; }

    public Officer Officer => officer;

    /// <summary>依据 of an order about the line.</summary>
    public string Basis => $"{OrderLetters.Article}；{Line!.Basis}";

    /// <summary>What an order says of one record that is public, or of all: the number alone.</summary>
    public string ProblemOf(RadarRecord? record) => $"公开雷达|{Line!.Name}|{Line.Basis}|" + (record is null
        ? $"{Dates.Of(clock.BeijingToday)}有 {Found!.Count} 条{(Found.Oldest is { } oldest ? $"，最早的{Line.DayName}是 {Dates.Of(oldest)}" : "")}"
        : $"{record.Title}{(record.Since is { } since ? $"，{Line.DayName} {Dates.Of(since)}" : "")}{(record.Note.Length > 0 ? $"，{record.Note}" : "")}")
        .ReplaceLineEndings(" ");

    public IEnumerable<RadarRecord> Public => Found!.Records.Where(record => record.IsPublic);

    public async Task<IActionResult> OnGetAsync(AgencyId id, string? line, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var agencies = AgenciesBelow.Of(officer, Permission.SuperviseRadar, await register.TreeAsync(ct), today);
        if (agencies.FirstOrDefault(one => one.Agency.Id == id).Agency is not { } below) return NotFound();
        if (line is not null && (Line = RadarLine.Find(line)) is null) return NotFound();
        Agency = below;
        await using var connection = await database.OpenAsync(ct);
        if (Line is { } open)
        {
            Found = await open.FindAsync(new(connection, id, today) { Take = Most });
            return Page();
        }
        var now = await RadarDays.NearAsync(connection, [id], today);
        var (week, year) = await RadarRow.BeforeAsync(connection, [id], today);
        ReadOn = now.DayOf(id);
        Rows = [.. RadarLine.All.Select(known => new RadarRow(known, now.Find(id, known)?.Found, now.Find(id, known)?.Oldest,
            week.Find(id, known)?.Found, year.Find(id, known)?.Found))];
        return Page();
    }
}
