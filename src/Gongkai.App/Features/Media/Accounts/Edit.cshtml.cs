using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Media;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>What both forms of the register have.</summary>
public abstract class MediaAccountFormPage(PeopleRegister people, TimeProvider clock) : PageModel
{
    [BindProperty]
    public MediaAccountForm Command { get; set; } = new();

    /// <summary>The version that the form was filled in with.</summary>
    [BindProperty]
    public int Version { get; set; }

    public ImmutableArray<Choice> People { get; private set; } = [];

    /// <summary>The time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Where to go without saving.</summary>
    public abstract string Back { get; }

    /// <summary>Reads what the form offers.</summary>
    protected async Task OfferAsync(AgencyId agency, CancellationToken ct) => People = await MediaAccountForm.PeopleAsync(people, agency, Clock.BeijingToday,
        ct);

    /// <summary>Tells what no annotation says.</summary>
    protected void Check()
    {
        if (Command.Responsible is { } person && People.All(choice => choice.Value != person.ToString())) this.Fault("Command.Responsible", "请选择本机关的人员");
    }
}

/// <summary>登记账号.</summary>
[Needs(Permission.ManageMedia)]
public sealed class NewMediaAccountPage(Officer officer, AgencyRegister agencies, MediaAccounts accounts, PeopleRegister people, TimeProvider clock)
    : MediaAccountFormPage(people, clock)
{
    public override string Back => MediaRoutes.List;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ManageMedia) is not { } agency || await agencies.FindAsync(agency, ct) is not { } found) return NotFound();
        await OfferAsync(agency, ct);
        Command = new() { Holder = found.Name };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ManageMedia) is not { } agency) return NotFound();
        await OfferAsync(agency, ct);
        Check();
        if (!ModelState.IsValid) return this.Again();
        var id = new MediaAccountId(Guid.CreateVersion7(Clock.GetUtcNow()));
        var refused = await accounts.OpenAsync(agency, id, Command.Entry, officer.Change(Clock, Permission.ManageMedia, agency), ct);
        return refused.IsEmpty ? Redirect(MediaRoutes.Account(id)) : this.Again(refused, nameof(Command));
    }
}

/// <summary>变更登记.</summary>
[Needs(Permission.ManageMedia)]
public sealed class EditMediaAccountPage(Officer officer, MediaAccounts accounts, PeopleRegister people, TimeProvider clock)
    : MediaAccountFormPage(people, clock)
{
    public MediaAccountId Id { get; private set; }

    public string Name { get; private set; } = "";

    public override string Back => MediaRoutes.Account(Id);

    public async Task<IActionResult> OnGetAsync(MediaAccountId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } kept) return NotFound();
        (Command, Version) = (MediaAccountForm.Of(kept.Account.Entry), kept.Account.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(MediaAccountId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } kept) return NotFound();
        Check();
        if (!ModelState.IsValid) return this.Again();
        try
        {
            var refused = await accounts.ChangeAsync(kept.Agency, kept.Account with { Version = Version },
                _ => Task.FromResult<MediaAccountEvent>(new MediaAccountChanged(Command.Entry)), officer.Change(Clock, Permission.ManageMedia, kept.Agency),
                    ct);
            return refused.IsEmpty ? Redirect(MediaRoutes.Account(id)) : this.Again(refused, nameof(Command));
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
    }

    private async Task<KeptAccount?> FindAsync(MediaAccountId id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { } kept || !officer.May(Permission.ManageMedia, kept.Agency)) return null;
        (Id, Name) = (id, kept.Account.Entry.Name);
        await OfferAsync(kept.Agency, ct);
        return kept;
    }
}
