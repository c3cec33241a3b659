using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>A call, or the confirmation that it brought.</summary>
public sealed class ConfirmForm
{
    [Display(Name = "日期")]
    public DateOnly? On { get; set; }

    [Display(Name = "已经联系上")]
    public bool Reached { get; set; }

    [StringLength(500), Display(Name = "联系情况")]
    public string? Note { get; set; }

    /// <summary>The version of the case that was looked at.</summary>
    public int Version { get; set; }
}

/// <summary>One case as intake sees it: the receipt to be printed, and what is still to be confirmed.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class IntakeShowPage(Officer officer, Store store, RequestJournal cases, AgencyRegister register, Openings openings, Duplicates duplicates,
    IDataProtectionProvider protection, PublicAddress address, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ConfirmForm Command { get; set; } = new();

    [BindProperty]
    public ReissueForm Reissue { get; set; } = new();

    public DisclosureRequest Case { get; private set; } = new(default(DisclosureRequestId));

    public Agency Agency { get; private set; } = new(AgencyId.Platform, "");

    public ClockAnswer Clock { get; private set; } = new(ClockStatus.Running);

    public ApplicantDetails Applicant { get; private set; } = new("");

    /// <summary>The code, for the browser in which it was registered, for half an hour.</summary>
    public string? Code { get; private set; }

    public string TrackingAddress => address.Of(TrackRoutes.Of(Code!));

    public ImmutableArray<LikelyDuplicate> Alike { get; private set; } = [];

    /// <summary>Whether telephone, address and identity number are shown in full.</summary>
    public bool IsOpened { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await FindAsync(RouteData.Values["id"]?.ToString(), HttpContext.RequestAborted)) context.Result = NotFound();
        else await next();
    }

    public void OnGet() => Command.On = clock.BeijingToday;

    /// <summary>The receipt as a Word document.</summary>
    public async Task<IActionResult> OnGetSlipAsync([FromServices] ReceiptLetter letter, CancellationToken ct) =>
        await letter.WriteAsync(Case.Id, Code, address.Root, ct) is { } docx ? File(docx.ToArray(), MediaTypes.Word, "登记回执.docx") : NotFound();

    /// <summary>记录联系</summary>
    public Task<IActionResult> OnPostCallAsync(CancellationToken ct) =>
        TakeAsync(async (writing, _) => [new ContactTried(Command.On!.Value, Command.Reached) { Note = await writing.SealOrNoneAsync("note", Command.Note) }],
            ct);

    /// <summary>双方确认: with it the day of receipt is known, and the case gets its number.</summary>
    public Task<IActionResult> OnPostConfirmAsync(CancellationToken ct) => TakeAsync(async (writing, before) => before.Registration is null
        ? [new ReceiptConfirmed(Command.On!.Value), await writing.RegisterAsync(writing.Situation.Today, before.Kind)]
        : [new ReceiptConfirmed(Command.On!.Value)], ct);

    /// <summary>Shows what is masked, and writes down that it was shown, to whom and for what.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        if (!officer.May(Permission.OpenPersonalData, Agency.Id)) return Forbid();
        await openings.RecordAsync(Agency.Id, Case.Id, OpeningPurpose.Verify, "与申请人确认收到申请", [Case.Arrival!.Applicant],
            officer.Change(clock, Permission.OpenPersonalData, Agency.Id), ct);
        (IsOpened, Command.On) = (true, clock.BeijingToday);
        return Page();
    }

    /// <summary>补发查询码, to who is known to be the applicant: the new one is shown as the first was.</summary>
    public async Task<IActionResult> OnPostReissueAsync([FromServices] TrackingCodes codes, CancellationToken ct)
    {
        Command.On = clock.BeijingToday;
        if (Case.Erasure is not null) return NotFound();
        // The page has other forms, which send none of this.
        if (Reissue.How is null or CodeReissue.Mailbox) this.Fault("Reissue.How", "请选择怎样核实申请人");
        if (!ModelState.IsValid) return this.Again();
        var code = await codes.ReissueAsync(Agency.Id, Case, Reissue.How!.Value, officer.Change(clock, Permission.RegisterRequests, Agency.Id), ct);
        new ReceiptTicket(Case.Id, code, false).Issue(Response, protection);
        return Redirect(IntakeRoutes.Of(Case.Id));
    }

    /// <summary>What is asked for: whoever confirms it with the applicant must know it.</summary>
    public string Description { get; private set; } = "";

    /// <summary>A particular, masked until it was opened.</summary>
    public string? Masked(string? value, Func<string, string> mask) => IsOpened || value is null ? value : mask(value);

    private async Task<bool> FindAsync(string? typed, CancellationToken ct)
    {
        if (!DisclosureRequestId.TryParse(typed, null, out var id) || await cases.FindAsync(id, ct) is not { } found
            || !officer.May(Permission.RegisterRequests, found.Agency)) return false;
        var situation = await cases.SituationAsync(found.Agency, Actor(found.Agency), ct);
        (Case, Agency) = (found.Request, (await register.FindAsync(found.Agency, ct))!);
        Clock = Case.Clock(situation);
        await using (var connection = await store.Database.OpenAsync(ct))
            Applicant = await store.People.OpenAsync(connection, Case.Arrival!.Applicant.Id) is { } row ? ApplicantDetails.Read(row) : new("（已按规定删除）");
        await using (var connection = await store.Database.OpenAsync(ct))
            Description = await store.People.OpenAsync(connection, Case.Description?.Id ?? Case.Arrival.Description.Id) ?? "（已按规定删除）";
        Alike = await duplicates.OfAsync(found.Agency, Case.Arrival.Applicant, ct);
        Code = ReceiptTicket.Of(Request, protection) is { } ticket && ticket.Case == id ? ticket.Code : null;
        return true;
    }

    private Actor Actor(AgencyId agency) => officer.ActorAt(agency);

    private async Task<IActionResult> TakeAsync(CaseProposal propose, CancellationToken ct)
    {
        if (Command.On is null) this.Fault("Command.On", "请填写日期");
        if (!ModelState.IsValid) return this.Again();
        var answer = await cases.TakeAsync(Case.Id, Command.Version, Actor(Agency.Id), officer.Change(clock, Permission.RegisterRequests, Agency.Id),
            propose, ct);
        if (!answer.Meanwhile.IsEmpty) return this.Stale();
        return answer.IsTaken ? Redirect(IntakeRoutes.Of(Case.Id)) : this.Again(answer.Refusals, nameof(Command));
    }
}
