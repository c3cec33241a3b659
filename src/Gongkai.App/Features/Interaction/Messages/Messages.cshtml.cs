using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Interaction;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>公众留言: those that wait or are over, and within how many workdays they are answered.</summary>
[Needs(Permission.HandleMessages)]
public sealed class MessagesPage(Officer officer, AgencyRegister agencies, AgencySettings settings, Database database, TimeProvider clock) : PageModel
{
    public ChosenTerms Chosen { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public ImmutableArray<MessageLine> Lines { get; private set; } = [];

    public int Pages { get; private set; }

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>Whether the officer may choose the terms.</summary>
    public bool MayChoose { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleMessages) is not { } agency) return NotFound();
        await ShowAsync(agency, ct);
        Chosen = ChosenTerms.Of(MessageMatters.Read(await settings.FindAsync(agency, MessageMatters.Settings, ct)));
        return Page();
    }

    public async Task<IActionResult> OnPostChoicesAsync([Bind(Prefix = nameof(Chosen))] ChosenTerms chosen, CancellationToken ct)
    {
        Chosen = chosen;
        if (this.AgencyOf(officer, Permission.HandleMessages) is not { } agency || !officer.May(Permission.ManageSettings, agency)
            || await agencies.FindAsync(agency, ct) is not { } at) return NotFound();
        await ShowAsync(agency, ct);
        if (!ModelState.IsValid) return this.Again();
        try
        {
            await settings.ChooseAsync(at, MessageMatters.Settings, Chosen.Settings,
                officer.Change(clock, Permission.ManageSettings, agency), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return Redirect(MessageRoutes.List);
    }

    private async Task ShowAsync(AgencyId agency, CancellationToken ct)
    {
        MayChoose = officer.May(Permission.ManageSettings, agency);
        await using var connection = await database.OpenAsync(ct);
        (Lines, Pages) = await MessageView.ListAsync(connection, agency, Over, officer.SectionsAt(agency), Math.Clamp(Number, 1, 10_000));
    }
}

/// <summary>The choices as they are typed.</summary>
public sealed record ChosenTerms
{
    [Display(Name = "留言的答复（工作日）"), Required, Range(1, InteractionSettings.MostWorkdays)]
    public int? Workdays { get; init; }

    [Display(Name = "网站找错的答复（工作日）"), Required, Range(1, InteractionSettings.MostWorkdays)]
    public int? CorrectionWorkdays { get; init; }

    [Display(Name = "办结以后保存（年）"), Required, Range(1, 30)]
    public int? Years { get; init; }

    /// <summary>The choices; the form has been found right.</summary>
    internal InteractionSettings Settings => new() { Workdays = Workdays!.Value, CorrectionWorkdays = CorrectionWorkdays!.Value, Years = Years!.Value };

    /// <summary>The form filled in.</summary>
    internal static ChosenTerms Of(InteractionSettings chosen) =>
        new() { Workdays = chosen.Workdays, CorrectionWorkdays = chosen.CorrectionWorkdays, Years = chosen.Years };
}
