using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>到期留言: one proposes to erase what is personal in messages that are kept no longer, another does it.</summary>
[Needs(Permission.EraseMessages)]
public sealed class MessageErasurePage(Officer officer, MessageJournal messages, AgencySettings settings, Database database, TimeProvider clock) : PageModel
{
    public ImmutableArray<(MessageId Id, string Number, DateOnly DoneOn, PersonId? ProposedBy)> Spent { get; private set; } = [];

    public int Years { get; private set; }

    public int Proposed => Spent.Count(one => one.ProposedBy is not null);

    /// <summary>Whether another than the officer has proposed some.</summary>
    public bool MayErase => Spent.Any(IsOthers);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FindAsync(ct) is null ? NotFound() : Page();

    /// <summary>提出</summary>
    public Task<IActionResult> OnPostProposeAsync(CancellationToken ct) => TakeAsync(one => one.ProposedBy is null, messages.ProposeErasureAsync, ct);

    /// <summary>复核并删除</summary>
    public Task<IActionResult> OnPostEraseAsync(CancellationToken ct) => TakeAsync(IsOthers, messages.EraseAsync, ct);

    private bool IsOthers((MessageId Id, string Number, DateOnly DoneOn, PersonId? ProposedBy) one) => one.ProposedBy is { } by && by != officer.Id;

    private async Task<IActionResult> TakeAsync(Func<(MessageId Id, string Number, DateOnly DoneOn, PersonId? ProposedBy), bool> which,
        Func<IEnumerable<MessageId>, Actor, ChangeContext, CancellationToken, Task<MatterAnswer<PublicMessage, MessageEvent>>> take, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } agency) return NotFound();
        MessageId[] chosen = [.. Spent.Where(which).Select(one => one.Id)];
        if (chosen.Length == 0) return this.Stale();
        var answer = await take(chosen, officer.ActorAt(agency), officer.Change(clock, Permission.EraseMessages, agency), ct);
        return answer.IsTaken ? RedirectToPage() : this.Again(answer.Refusals);
    }

    private async Task<AgencyId?> FindAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.EraseMessages) is not { } agency) return null;
        Years = MessageMatters.Read(await settings.FindAsync(agency, MessageMatters.Settings, ct)).Years;
        await using var connection = await database.OpenAsync(ct);
        Spent = await MessageView.SpentAsync(connection, agency, clock.BeijingToday.AddYears(-Years));
        return agency;
    }
}
