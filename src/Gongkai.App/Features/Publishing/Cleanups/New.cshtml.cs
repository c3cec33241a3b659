using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>What is typed of a new clean-up.</summary>
public sealed class CleanupForm
{
    /// <summary>By which the same form sent twice is known.</summary>
    public Guid Key { get; set; }

    [Required, StringLength(80), Display(Name = "名称")]
    public string Name { get; set; } = "";

    [Required, Display(Name = "提出建议截止")]
    public DateOnly? ProposalsDue { get; set; }

    [Required, Display(Name = "全部完成截止")]
    public DateOnly? Due { get; set; }

    /// <summary>The documents that were ticked.</summary>
    public List<ItemId> Documents { get; set; } = [];
}

/// <summary>开展一次清理: documents of some kinds and years are looked for, ticked, and given their days.</summary>
[Needs(Permission.OpenCleanups)]
public sealed class NewCleanupPage(Officer officer, CleanupJournal journal, Database database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true), Display(Name = "文件种类")]
    public List<string> Kinds { get; set; } = [];

    [BindProperty(SupportsGet = true), Display(Name = "成文年份从"), Range(1949, 2200)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "到"), Range(1949, 2200)]
    public int? Until { get; set; }

    [BindProperty]
    public CleanupForm Command { get; set; } = new();

    /// <summary>What was found; null while nothing was looked for.</summary>
    public ImmutableArray<(CleanupDocument Document, string Title, string Number, DateOnly FormedOn)>? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.OpenCleanups) is not { } agency) return NotFound();
        await FindAsync(agency, ct);
        var today = clock.BeijingToday;
        Command = new()
        {
            Key = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = $"{today.Year}年文件清理",
            ProposalsDue = today.AddMonths(1),
            Due = today.AddMonths(2),
            Documents = [.. (Found ?? []).Select(one => one.Document.Item)],
        };
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.OpenCleanups) is not { } agency) return NotFound();
        await FindAsync(agency, ct);
        if (!ModelState.IsValid) return this.Again();
        var id = new CleanupId(Command.Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Command.Key);
        // Sent twice: it is there.
        if (await journal.FindAsync(new DocumentCleanup(id), ct) is not null) return Redirect(CleanupRoutes.Of(id));
        ImmutableArray<CleanupDocument> chosen = [.. (Found ?? []).Select(one => one.Document).Where(document => Command.Documents.Contains(document.Item))];
        var answer = await journal.TakeAsync(new(new(id) { Chosen = [.. chosen.Select(document => document.Item)] }, 0, async (writing, _) =>
        {
            var today = writing.Situation.Today;
            var number = $"{today.Year}-清{await writing.Transaction.NextNumberAsync(agency, $"cleanup/{today.Year}"):00}";
            return [new CleanupOpened(today, number, Command.Name.Trim(), Command.ProposalsDue!.Value, Command.Due!.Value, chosen, officer.Id)];
        })
        { BeginningAt = agency }, officer.ActorAt(agency), officer.Change(clock, Permission.OpenCleanups, agency), ct);
        return answer.IsTaken ? Redirect(CleanupRoutes.Of(id)) : this.Again(answer.Refusals, nameof(Command));
    }

    private async Task FindAsync(AgencyId agency, CancellationToken ct)
    {
        if (Kinds.Count == 0) return;
        await using var connection = await database.OpenAsync(ct);
        var today = clock.BeijingToday;
        Found = await CleanupDocuments.ChooseAsync(connection, agency, CleanupDocuments.Kinds.Where(kind => Kinds.Contains(kind.Code)),
            From ?? 1949, Until ?? today.Year, today);
    }
}
