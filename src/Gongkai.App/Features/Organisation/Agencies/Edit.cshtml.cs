using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Organisation;

/// <summary>登记机关、修改机关资料.</summary>
[Needs(Permission.ManageAgencies)]
public sealed class EditAgencyPage(AgencyRegister register, Officer officer, TimeProvider clock) : PageModel
{
    [BindProperty]
    public AgencyForm Command { get; set; } = new();

    /// <summary>The version that the form was filled in with.</summary>
    [BindProperty]
    public int Version { get; set; }

    [FromRoute]
    public string Id { get; set; } = "new";

    public bool IsNew => Id == "new";

    /// <summary>The name that it has so far.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>The agencies that it can stand below.</summary>
    public ImmutableArray<Choice> Superiors { get; private set; } = [];

    /// <summary>The agencies that can go on with what it did.</summary>
    public ImmutableArray<Choice> Successors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var (agency, found) = await FindAsync(ct);
        if (!found) return NotFound();
        if (agency is not null) (Command, Version) = (AgencyForm.Of(agency), agency.Version);
        else Command.Superior = officer.PostFor(Permission.ManageAgencies, officer.Posts[0].Agency)?.Agency;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (before, found) = await FindAsync(ct);
        if (!found) return NotFound();
        if (Command.UntilOn < Command.FromOn) this.Fault("Command.UntilOn", "撤销日期早于成立日期");
        if (before?.Superior != Command.Superior && (Command.Superior is not { } superior || !officer.May(Permission.ManageAgencies, superior)))
            this.Fault("Command.Superior", "请选择您管理的机关");
        if (before is not null && Command.Superior is { } above && (await register.TreeAsync(ct)).IsAtOrBelow(above, before.Id))
            this.Fault("Command.Superior", "机关不能在自己之下");
        if (Command.Successor is { } next && (Command.UntilOn is null || Successors.All(choice => choice.Value != next.ToString())))
            this.Fault("Command.Successor", "撤销的机关才有承接机关，不能是它自己");
        if (!ModelState.IsValid) return this.Again();
        var after = Command.Agency(before?.Id ?? new(Guid.CreateVersion7(clock.GetUtcNow())), Version);
        var change = officer.Change(clock, Permission.ManageAgencies, before?.Id ?? Command.Superior!.Value);
        try
        {
            if (before is null) await register.AddAsync(after, change, ct);
            else await register.ChangeAsync(before with { Version = Version }, after, change, ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return LocalRedirect(OrganisationRoutes.Agency(after.Id));
    }

    private async Task<(Agency? Agency, bool Found)> FindAsync(CancellationToken ct)
    {
        var tree = await register.TreeAsync(ct);
        var mine = officer.Agencies(Permission.ManageAgencies);
        Superiors = [.. tree.InOrder().Where(row => mine.Contains(row.Agency.Id) && row.Agency.Id.ToString() != Id)
            .Select(row => new Choice(row.Agency.Id.ToString(), row.Agency.Name))];
        Successors = [.. tree.InOrder().Where(row => row.Agency.Id.ToString() != Id).Select(row => new Choice(row.Agency.Id.ToString(), row.Agency.Name))];
        if (IsNew) return (null, true);
        if (!AgencyId.TryParse(Id, null, out var id) || tree[id] is not { } agency || !officer.May(Permission.ManageAgencies, id)) return (null, false);
        Shown = agency.Name;
        if (agency.Superior is { } above && !mine.Contains(above) && tree[above] is { } higher)
            Superiors = Superiors.Insert(0, new(above.ToString(), higher.Name));
        return (agency, true);
    }
}
