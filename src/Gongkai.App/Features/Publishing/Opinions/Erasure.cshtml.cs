using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>到期意见: one proposes to erase what is personal in what was said to an item, another does it.</summary>
[Needs(Permission.EraseOpinions)]
public sealed class OpinionErasurePage(Officer officer, OpinionJournal opinions, AgencySettings settings, Database database, TimeProvider clock) : PageModel
{
    public ImmutableArray<SpentOpinions> Spent { get; private set; } = [];

    public int Years { get; private set; }

    public PersonId Me => officer.Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FindAsync(ct) is null ? NotFound() : Page();

    /// <summary>提出</summary>
    public Task<IActionResult> OnPostProposeAsync(ItemId item, CancellationToken ct) =>
        TakeAsync(item, one => one.ProposedBy is null, opinions.ProposeErasureAsync, ct);

    /// <summary>复核并删除</summary>
    public Task<IActionResult> OnPostEraseAsync(ItemId item, CancellationToken ct) =>
        TakeAsync(item, one => one.ProposedBy is not null, opinions.EraseAsync, ct);

    private async Task<IActionResult> TakeAsync(ItemId item, Func<(OpinionId Id, PersonId? ProposedBy), bool> which,
        Func<IEnumerable<OpinionId>, Actor, ChangeContext, CancellationToken, Task<MatterAnswer<Opinion, OpinionEvent>>> take, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } agency) return NotFound();
        OpinionId[] chosen = [.. Spent.Where(one => one.Item == item).SelectMany(one => one.Opinions).Where(which).Select(one => one.Id)];
        if (chosen.Length == 0) return this.Stale();
        var answer = await take(chosen, officer.ActorAt(agency), officer.Change(clock, Permission.EraseOpinions, agency), ct);
        return answer.IsTaken ? RedirectToPage() : this.Again(answer.Refusals);
    }

    private async Task<AgencyId?> FindAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.EraseOpinions) is not { } agency) return null;
        Years = ItemMatters.Read(await settings.FindAsync(agency, ItemMatters.Settings, ct)).OpinionYears;
        await using var connection = await database.OpenAsync(ct);
        Spent = await OpinionView.SpentAsync(connection, agency, clock.BeijingToday.AddYears(-Years));
        return agency;
    }
}
