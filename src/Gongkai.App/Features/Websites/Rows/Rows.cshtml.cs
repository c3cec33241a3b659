using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>报表项目 as a file or as text.</summary>
public sealed class WebsiteRowsForm
{
    [Display(Name = "报表项目文件（JSON）")]
    public IFormFile? Document { get; set; }

    [Display(Name = "报表项目"), StringLength(200_000)]
    public string? Text { get; set; }
}

/// <summary>报表项目: the rows of the yearly form by the year from which they hold; another edition is loaded as a file, without a new program.</summary>
[Needs(Permission.ManageWebsiteRows)]
public sealed class WebsiteRowsPage(Officer officer, WebsiteEditions editions, TimeProvider clock) : PageModel
{
    private const long MostBytes = 256 << 10;
    private static readonly UTF8Encoding Strict = new(false, true);

    [BindProperty]
    public WebsiteRowsForm Command { get; set; } = new();

    /// <summary>How many had been loaded when the page was opened.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>The edition that is shown, by its first year.</summary>
    [FromQuery(Name = "from")]
    public int? From { get; set; }

    /// <summary>The editions in force, one for each first year, the latest first.</summary>
    public ImmutableArray<(WebsiteFormEdition Edition, bool IsLoaded)> Editions { get; private set; } = [];

    public WebsiteFormEdition? Shown { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        Command = new() { Text = Shown is null ? "" : await TextAsync(Shown.From, ct) };
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        return Shown is null ? NotFound() : File(Encoding.UTF8.GetBytes(await TextAsync(Shown.From, ct)), "application/json; charset=utf-8",
            $"website-form-{Shown.From}.json");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var seen = Seen;
        await PrepareAsync(ct);
        Seen = seen;
        var body = await BodyAsync(ct);
        if (body is not null)
            foreach (var fault in WebsiteFormEdition.Read(body).Faults)
                this.Fault(Command.Document is null ? "Command.Text" : "Command.Document", Message.Of(fault));
        if (body is null || !ModelState.IsValid) return this.Again();
        try
        {
            await editions.LoadAsync(body, seen, officer.Change(clock, Permission.ManageWebsiteRows, AgencyId.Platform), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        var from = WebsiteFormEdition.Read(body).Edition!.From;
        Done = $"从 {from} 年起的报表项目已经启用；已经审核的报表不变。";
        return RedirectToPage(new { from });
    }

    private async Task<string?> BodyAsync(CancellationToken ct)
    {
        if (Command.Document is not { } file)
        {
            if (!string.IsNullOrWhiteSpace(Command.Text)) return Command.Text;
            this.Fault("Command.Text", "请填写报表项目，或者选择文件");
            return null;
        }
        if (file.Length > MostBytes)
        {
            this.Fault("Command.Document", "文件太大，不像报表项目文件");
            return null;
        }
        using var bytes = new MemoryStream();
        await using (var stream = file.OpenReadStream()) await stream.CopyToAsync(bytes, ct);
        try
        {
            return Strict.GetString(bytes.ToArray()).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            this.Fault("Command.Document", "文件不是 UTF-8 文字");
            return null;
        }
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        var loaded = await editions.LoadedAsync(ct);
        if (Request.Method == "GET") Seen = loaded.Length;
        Editions = [.. WebsiteFormEdition.Brought.Select(edition => (edition, false)).Concat(loaded.Select(edition => (edition, true)))
            .GroupBy(one => one.Item1.From).Select(same => same.Last()).OrderByDescending(one => one.Item1.From)];
        Shown = Editions.FirstOrDefault(one => From is null || one.Edition.From == From).Edition;
    }

    private async Task<string> TextAsync(int from, CancellationToken ct) => await editions.TextAsync(from, ct)
        ?? WebsiteFormEdition.BroughtTexts.Last(text => WebsiteFormEdition.Read(text).Edition!.From == from);
}
