using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Organisation;

/// <summary>放假安排: a notice as a file or typed in.</summary>
public sealed class CalendarForm
{
    [Display(Name = "放假安排文件")]
    public IFormFile? Document { get; set; }

    [Range(2000, 2200), Display(Name = "年份")]
    public int? Year { get; set; }

    [StringLength(500), Display(Name = "通知的网址")]
    public string? Source { get; set; }

    [StringLength(4_000), Display(Name = "放假的日子")]
    public string? DaysOff { get; set; }

    [StringLength(2_000), Display(Name = "调休上班的日子")]
    public string? MakeupDays { get; set; }
}

/// <summary>放假安排: the years with their notices; a later notice shows which open cases it moves before it is applied.</summary>
[Needs(Permission.ManageCalendar)]
public sealed class CalendarPage(Officer officer, HolidayNotices notices, WorkCalendars calendars, AgencyRegister agencies, TimeProvider clock) : PageModel
{
    private const long MostBytes = 256 << 10;

    [BindProperty]
    public CalendarForm Command { get; set; } = new();

    /// <summary>The notice looked at, as it will be applied.</summary>
    [BindProperty]
    public string? Body { get; set; }

    /// <summary>How many notices there were when it was looked at.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>The years that matter, newest first; those without notices are provisional.</summary>
    public ImmutableArray<(int Number, CalendarYear? Notices)> Years { get; private set; } = [];

    /// <summary>The notice that is looked at; null while none is.</summary>
    public CalendarYear? Looked { get; private set; }

    /// <summary>What it moves, by agency.</summary>
    public ImmutableArray<(string Agency, ImmutableArray<MovedTerm> Terms)> Moved { get; private set; } = [];

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        return Page();
    }

    /// <summary>Shows what the notice would move.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        if (await BodyAsync(ct) is { } body) Look(body);
        if (!ModelState.IsValid || Looked is null) return this.Again();
        Seen = await notices.CountAsync(ct);
        var tree = await agencies.TreeAsync(ct);
        Moved = [.. (await notices.PreviewAsync(Looked, ct)).GroupBy(moved => moved.Agency)
            .Select(same => (tree[same.Key]?.Name ?? "", same.ToImmutableArray()))];
        return Page();
    }

    /// <summary>Applies it.</summary>
    public async Task<IActionResult> OnPostApplyAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        ModelState.Clear();
        Look(Body ?? "");
        if (Looked is null) return this.Again();
        try
        {
            await notices.ApplyAsync(Body!, Seen, officer.Change(clock, Permission.ManageCalendar, AgencyId.Platform), ct);
        }
        catch (StaleVersionException)
        {
            Looked = null;
            return this.Stale();
        }
        Done = $"{Looked.Year} 年的放假安排已经启用，正在计算的期限已按新的安排重新计算。";
        return RedirectToPage();
    }

    private async Task<string?> BodyAsync(CancellationToken ct)
    {
        if (Command.Document is { } file)
        {
            if (file.Length > MostBytes)
            {
                this.Fault("Command.Document", "文件太大，不像放假安排文件");
                return null;
            }
            using var reader = new StreamReader(file.OpenReadStream());
            return await reader.ReadToEndAsync(ct);
        }
        if (Command.Year is null) this.Fault("Command.Year", "请填写年份，或者选择文件");
        if (string.IsNullOrWhiteSpace(Command.Source)) this.Fault("Command.Source", "请填写通知的网址");
        if (string.IsNullOrWhiteSpace(Command.DaysOff)) this.Fault("Command.DaysOff", "请填写放假的日子");
        if (!ModelState.IsValid || Command is not { Year: { } year, Source: { } source, DaysOff: { } days }) return null;
        var (body, faults) = TypedNotice.Read(year, source.Trim(), days, Command.MakeupDays);
        foreach (var (field, message) in faults) this.Fault($"Command.{field}", message);
        return body;
    }

    private void Look(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var (year, faults) = CalendarYear.Read(document.RootElement);
            foreach (var fault in faults) ModelState.AddModelError("", Message.Of(fault));
            (Looked, Body) = (ModelState.IsValid ? year : null, body);
        }
        catch (JsonException)
        {
            this.Fault("Command.Document", "文件不是放假安排文件（JSON）");
        }
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        var calendar = await calendars.CurrentAsync(ct);
        var last = Math.Max(clock.BeijingToday.Year + 1, calendar.Years.Max());
        Years = [.. Enumerable.Range(calendar.Years.Min(), last - calendar.Years.Min() + 1).Reverse().Select(year => (year, calendar.NoticesOf(year)))];
    }
}
