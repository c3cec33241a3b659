using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>登记收到的意见、异议: one that came by letter, telephone, mail, or was said in person.</summary>
[Needs(Permission.HandleOpinions), RequestSizeLimit(MostBytes)]
public sealed class NewOpinionPage(ItemDesk items, OpinionJournal opinions, UntrustedFiles files, Officer officer, TimeProvider clock) : PageModel
{
    // As much as the public may send.
    private const int MostBytes = 40 << 20;

    [BindProperty]
    public OpinionForm Command { get; set; } = new();

    [BindProperty, Display(Name = "收到日期"), Required]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "怎样收到的"), Required(ErrorMessage = "请选择怎样收到的")]
    public OpinionWay? Way { get; set; }

    public ItemId Item { get; private set; }

    public string ItemTitle { get; private set; } = "";

    public OpinionCall Call { get; private set; } = null!;

    public bool WantsSender { get; private set; }

    /// <summary>The ways other than the portal's own.</summary>
    public IEnumerable<Choice> Ways => Choices.Of<OpinionWay>().Where(way => way.Value != nameof(OpinionWay.Online)).OrNone();

    public async Task<IActionResult> OnGetAsync(ItemId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is null) return NotFound();
        (Command.Key, On) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.BeijingToday);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ItemId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } agency) return NotFound();
        var opinion = new OpinionId(Command.Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Command.Key);
        // Sent twice: it is there.
        if (await opinions.FindAsync(new Opinion(opinion), ct) is not null) return Redirect(OpinionRoutes.Of(opinion));
        Command.Examine(this, WantsSender);
        var uploads = await Command.ReadAsync(this, files, ct);
        if (!ModelState.IsValid) return this.Again();
        var answer = await opinions.ReceiveAsync(agency, opinion, Call, Command, On!.Value, Way!.Value, null, uploads,
            officer.ActorAt(agency), officer.Change(clock, Permission.HandleOpinions, agency), ct);
        return answer.IsTaken ? Redirect(OpinionRoutes.Of(opinion)) : this.Again(Placed(answer.Refusals));
    }

    private async Task<AgencyId?> FindAsync(ItemId id, CancellationToken ct)
    {
        if (await items.OpenAsync(new PublicItem(id), ct) is not { Matter.Live: { } live } open
            || !open.Situation.Actor.Posts.Any(post => post.Reaches(open.Matter.Section))
            || await opinions.CallAsync(open.Agency, id, ct) is not var (call, settings)) return null;
        (Item, ItemTitle, Call, WantsSender) = (id, open.Situation.Contents[live.Content].Title, call, call.WantsSender(settings));
        return open.Agency;
    }

    private static ImmutableArray<Refusal> Placed(ImmutableArray<Refusal> refusals) =>
        [.. refusals.Select(refusal => refusal.Field is null or "On" or "Way" ? refusal : refusal with { Field = $"Command.{refusal.Field}" })];
}
