using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Interaction;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>问卷调查: the agency's.</summary>
[Needs(Permission.HandleSurveys)]
public sealed class SurveysPage(Officer officer, SurveyJournal surveys, Database database, TimeProvider clock) : PageModel
{
    public ImmutableArray<SurveyLine> Lines { get; private set; } = [];

    public DateOnly Today { get; } = clock.BeijingToday;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleSurveys) is not { } agency) return NotFound();
        await using var connection = await database.OpenAsync(ct);
        Lines = await SurveyMatters.ListAsync(connection, agency, isPublic: false);
        if (officer.SectionsAt(agency) is { } own) Lines = await ReadableAsync(own, ct);
        return Page();
    }

    // What another section asks is that section's; the table does not know whose a survey is.
    private async Task<ImmutableArray<SurveyLine>> ReadableAsync(ImmutableArray<string> sections, CancellationToken ct)
    {
        var readable = ImmutableArray.CreateBuilder<SurveyLine>();
        foreach (var line in Lines)
            if (await surveys.FindAsync(new Survey(line.Id), ct) is { Matter.Section: var section } && (section is null || sections.Contains(section)))
                readable.Add(line);
        return readable.ToImmutable();
    }
}

/// <summary>拟写问卷.</summary>
[Needs(Permission.HandleSurveys)]
public sealed class NewSurveyPage(Officer officer, SurveyJournal journal, AgencyRegister agencies, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SurveyForm Command { get; set; } = new();

    /// <summary>By which the same form sent twice is known.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleSurveys) is not { } agency) return NotFound();
        Key = Guid.CreateVersion7();
        await Command.OfferAsync(this, agencies, agency, clock.BeijingToday, isSent: false, ct);
        Command.WithRoom();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleSurveys) is not { } agency) return NotFound();
        if (Key == Guid.Empty) Key = Guid.CreateVersion7();
        var id = new SurveyId(Key);
        // Sent twice: it is there.
        if (await journal.FindAsync(new Survey(id), ct) is not null) return Redirect(SurveyRoutes.Of(id));
        await Command.OfferAsync(this, agencies, agency, clock.BeijingToday, isSent: true, ct);
        if (!ModelState.IsValid)
        {
            Command.WithRoom();
            return this.Again();
        }
        var actor = officer.ActorAt(agency);
        var answer = await journal.TakeAsync(new(new(id), 0, async (writing, _) =>
        [
            new SurveyDrafted(writing.Situation.Today, await SurveyForm.NumberAsync(writing), Command.Content, officer.Id) { Section = actor.OwnSection },
        ])
        { BeginningAt = agency }, actor, officer.Change(clock, Permission.HandleSurveys, agency), ct);
        if (answer.IsTaken) return Redirect(SurveyRoutes.Of(id));
        Command.WithRoom();
        return this.Again([.. answer.Refusals.Select(refusal => refusal with { Field = null })], nameof(Command));
    }
}
