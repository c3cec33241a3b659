using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>关停 as it is typed.</summary>
public sealed record SiteClosingForm
{
    [Display(Name = "关停日期"), Required]
    public DateOnly? On { get; init; }

    [Display(Name = "批准文件"), Required, StringLength(100)]
    public string Document { get; init; } = "";
}

/// <summary>开始填报 as it is typed.</summary>
public sealed record BeginningForm
{
    [Display(Name = "年度"), Required, Range(2000, 2200)]
    public int? Year { get; init; }
}

/// <summary>One site: what the register says, its yearly forms, what happened.</summary>
[Needs(Permission.HandleWebsites)]
public sealed class SitePage(Officer officer, WebsiteRegister sites, WebsiteFormJournal journal, AgencyRegister agencies, PeopleRegister people,
    Database database, TimeProvider clock) : PageModel
{
    private KeptWebsite kept = null!;

    [BindProperty]
    public SiteClosingForm Closing { get; set; } = new();

    [BindProperty]
    public BeginningForm Begin { get; set; } = new();

    /// <summary>The version that was looked at.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Website Site => kept.Site;

    public bool MayManage => officer.May(Permission.ManageWebsites, kept.Agency);

    /// <summary>Whether a post lets him begin a form.</summary>
    public bool MayBegin => Actor.May(WebsiteFormSteps.Workflow.Of(typeof(WebsiteFormBegun)).Moves[0], null);

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public ImmutableArray<Finding> Findings { get; private set; } = [];

    public ImmutableArray<WebsiteFormLine> Forms { get; private set; } = [];

    /// <summary>What happened, the oldest first.</summary>
    public IEnumerable<(DateTimeOffset At, string What, string Who)> History => kept.Entries.Select(entry =>
        (entry.Change.At, Told(WebsiteEvents.Read(entry)),
        PersonId.TryParse(entry.Change.Who, null, out var person) ? Names.GetValueOrDefault(person, "（已离职人员）") : "平台"));

    private Actor Actor => officer.ActorAt(kept.Agency);

    public async Task<IActionResult> OnGetAsync(WebsiteId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        Begin = new() { Year = clock.BeijingToday.Year - 1 };
        return Page();
    }

    public async Task<IActionResult> OnPostBeginAsync(WebsiteId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!MayBegin) return Forbid();
        this.KeepForm(nameof(Begin));
        if (!ModelState.IsValid) return this.Again();
        var answer = await journal.BeginAsync(kept.Agency, id, Begin.Year!.Value, clock.BeijingToday, Actor,
            officer.Change(clock, Permission.HandleWebsites, kept.Agency), ct);
        return answer is null or { IsTaken: true } ? Redirect(WebsiteFormRoutes.Of(WebsiteForm.IdOf(id, Begin.Year!.Value)))
            : this.Again(answer.Refusals, nameof(Begin));
    }

    public async Task<IActionResult> OnPostCloseAsync(WebsiteId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!MayManage) return Forbid();
        this.KeepForm(nameof(Closing));
        if (!ModelState.IsValid) return this.Again();
        try
        {
            var refused = await sites.ChangeAsync(kept.Agency, Site with { Version = Version }, new WebsiteClosed(Closing.On!.Value, Closing.Document.Trim()),
                officer.Change(clock, Permission.ManageWebsites, kept.Agency), ct);
            return refused.IsEmpty ? Redirect(WebsiteRoutes.Of(id)) : this.Again(refused, nameof(Closing));
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
    }

    private async Task<bool> FindAsync(WebsiteId id, CancellationToken ct)
    {
        if (await sites.FindAsync(id, ct) is not { } found || !officer.May(Permission.HandleWebsites, found.Agency)) return false;
        kept = found;
        Names = await people.NamesAsync(ct);
        Findings = [.. Site.Findings(await agencies.NamesAsync(kept.Agency, ct))];
        await using var connection = await database.OpenAsync(ct);
        Forms = await WebsiteFormMatters.ListAsync(connection, website: id);
        return true;
    }

    private static string Told(WebsiteEvent happened) => happened switch
    {
        WebsiteEntered { Entry: var e } => $"登记：{e.Name}，{e.Address}",
        WebsiteChanged { Entry: var e } => "变更登记："
            + string.Join("，", new[] { e.Name, e.Address, e.Host, e.IdentityCode, e.Icp, e.Police }.Where(part => part.Length > 0)),
        WebsiteClosed e => $"关停（{Dates.Of(e.On)}）：{e.Document}",
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };
}
