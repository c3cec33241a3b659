using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Portal;

/// <summary>
/// 提出意见、提出异议: to one item, while its period runs; the day is Beijing's. It is a page of its own, for the item's is the same for everybody and kept.
/// </summary>
[Public, RequestSizeLimit(MostBytes)]
public sealed class SendOpinionPage(PortalAgencies agencies, PublicItems items, OpinionJournal opinions, UntrustedFiles files, TimeProvider clock)
    : PortalPage(agencies)
{
    private const int MostBytes = 40 << 20;

    [BindProperty]
    public OpinionForm Command { get; set; } = new();

    /// <summary>The code by which whoever sends it will see what became of it.</summary>
    [BindProperty]
    public string? Code { get; set; }

    public PublicItemRow Row { get; private set; } = new();

    public OpinionCall Call { get; private set; } = null!;

    public bool WantsSender { get; private set; }

    /// <summary>For how many years after the period what is said is kept.</summary>
    public int Years { get; private set; }

    /// <summary>Why nobody is heard today; null while the period runs.</summary>
    public string? Closed => Call.ClosedOn(clock.BeijingToday);

    /// <summary>Whether the item was withdrawn while somebody was writing.</summary>
    public bool IsWithdrawn { get; private set; }

    public bool IsComment => Call.Kind == OpinionKind.Comment;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await FindItemAsync(id, ct)) return NotFound();
        (Command.Key, Code) = (Guid.CreateVersion7(clock.GetUtcNow()), TrackingCode.New());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindItemAsync(id, ct)) return await WithdrawnAsync(id, ct) ? Page() : NotFound();
        Code = TrackingCode.Read(Code) ?? TrackingCode.New();
        if (Command.Key == Guid.Empty) Command.Key = Guid.CreateVersion7(clock.GetUtcNow());
        var (opinion, hash) = (new OpinionId(Command.Key), TrackingCode.Hash(Code));
        // Sent twice, it is there; only who holds the code is told so. Who went back and says something else says one thing more.
        if (await opinions.FindAsync(new Opinion(opinion), ct) is { Matter.Received: { } known })
        {
            if (known.CodeHash != hash) return NotFound();
            if (await opinions.SaysAsync(known, Command.Words.Trim(), ct)) return Receipt(known.Number);
            (Command.Key, Code) = (Guid.CreateVersion7(clock.GetUtcNow()), TrackingCode.New());
            (opinion, hash) = (new OpinionId(Command.Key), TrackingCode.Hash(Code));
        }
        Command.Examine(this, WantsSender);
        var uploads = Closed is null ? await Command.ReadAsync(this, files, ct) : [];
        if (!ModelState.IsValid && Closed is null) return this.Again();
        ModelState.Clear();
        var answer = await opinions.ReceiveAsync(At.Id, opinion, Call, Command, clock.BeijingToday, OpinionWay.Online, hash, uploads,
            Actor.Applicant, ChangeContext.ByApplicant("公众", clock.GetUtcNow()), ct);
        return answer.IsTaken ? Receipt(answer.Matter.Received!.Number)
            : this.Again([.. answer.Refusals.Select(refusal => refusal.Field == nameof(OpinionForm.Name) ? refusal : refusal with { Field = null })],
                nameof(Command));
    }

    private RedirectResult Receipt(string number) => OpinionReceiptPage.Hand(this, number, Code);

    // What was written is shown once more: it was not received, and is kept nowhere else.
    private async Task<bool> WithdrawnAsync(Guid id, CancellationToken ct)
    {
        if (await items.FindAsync(new(id), ct) is not { Row: { WithdrawnOn: not null } row } || !await FindAsync(row.Agency.Value, ct)) return false;
        (Row, IsWithdrawn, Response.StatusCode) = (row, true, StatusCodes.Status410Gone);
        return true;
    }

    private async Task<bool> FindItemAsync(Guid id, CancellationToken ct)
    {
        if (await items.FindAsync(new(id), ct) is not { Row: { WithdrawnOn: null } row } || !await FindAsync(row.Agency.Value, ct)
            || await opinions.CallAsync(row.Agency, row.Id, ct) is not var (call, settings)) return false;
        (Row, Call, WantsSender, Years) = (row, call, call.WantsSender(settings), settings.OpinionYears);
        return true;
    }
}
