using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>收件登记 at the desk, for every channel: the clerk writes down what came, and when.</summary>
[Needs(Permission.RegisterRequests), RequestSizeLimit(MostBytes)]
public sealed class RegisterRequestPage(Officer officer, AgencyRegister register, Attachments attachments, Duplicates duplicates, RequestJournal cases,
    IDataProtectionProvider protection, TimeProvider clock) : PageModel
{
    /// <summary>The step by which the form is filled in with what came elsewhere, as in a message; nothing is registered yet, nor told to be missing.</summary>
    public const string Filled = "filled";

    private const int MostBytes = 64 << 20;
    private const int JointPlaces = 4;

    [BindProperty]
    public ApplicationForm Command { get; set; } = new();

    [BindProperty]
    public RegisterForm Receipt { get; set; } = new();

    [BindProperty]
    public UploadForm Files { get; set; } = new();

    [BindProperty]
    public AgencyId? At { get; set; }

    [BindProperty]
    public bool IsCorrection { get; set; }

    /// <summary>The case that the form will make, however often it is sent.</summary>
    [BindProperty]
    public DisclosureRequestId Key { get; set; }

    /// <summary>Whether the clerk has seen the cases that resemble this one.</summary>
    [BindProperty]
    public bool Seen { get; set; }

    /// <summary><see cref="Filled"/>, or nothing.</summary>
    [BindProperty(Name = "step")]
    public string? Step { get; set; }

    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    public ImmutableArray<Attachment> Attached { get; private set; } = [];

    public IEnumerable<string> Tokens => Attached.Select(attachments.Seal);

    /// <summary>Earlier cases that resemble this one, once they were looked for.</summary>
    public ImmutableArray<LikelyDuplicate> Alike { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var mine = officer.Agencies(Permission.RegisterRequests);
        Agencies = [.. (await register.TreeAsync(HttpContext.RequestAborted)).InOrder().Select(entry => entry.Agency)
            .Where(agency => mine.Contains(agency.Id))];
        if (Key == default) Key = new(Guid.CreateVersion7());
        await next();
    }

    public void OnGet()
    {
        Receipt.On = clock.BeijingToday;
        Command.Joint = Joint();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Step == Filled)
        {
            ModelState.Clear();
            Command.Joint = Joint();
            return Page();
        }
        Attached = await Files.TakeAsync(attachments, this, Key, ct);
        var agency = Agencies.FirstOrDefault(agency => agency.Id == At) ?? (Agencies is [var only] && At is null ? only : null);
        if (agency is null) this.Fault(nameof(At), "请选择受理机关");
        foreach (var (field, message) in Receipt.Faults()) this.Fault($"Receipt.{field}", message);
        foreach (var (field, message) in ApplicationFaults.Of(Command, Kind, [.. Attached.Select(file => file.Kind)], clock.BeijingToday, isOnline: false))
            this.Fault(UploadForm.FieldOf(field), message);
        if (!ModelState.IsValid) return Again();
        if (!Seen && !(Alike = await duplicates.OfAsync(agency!.Id, Command, ct)).IsEmpty) return Again();
        return await BeginAsync(agency!.Id, ct);
    }

    private CaseKind Kind => IsCorrection ? CaseKind.RecordCorrection : CaseKind.Disclosure;

    private async Task<IActionResult> BeginAsync(AgencyId agency, CancellationToken ct)
    {
        var code = TrackingCode.New();
        var change = officer.Change(clock, Permission.RegisterRequests, agency);
        var answer = await cases.BeginAsync(agency, Key, officer.ActorAt(agency), change, async (writing, _) =>
        {
            var arrived = await ApplicationWriting.ArriveAsync(writing, Command, Kind, Receipt.Facts(TrackingCode.Hash(code)), Attached);
            var steps = new List<CaseEvent> { arrived };
            if (Receipt.CalledOn is { } called)
                steps.Add(new ContactTried(called, Receipt.Reached) { Note = await writing.SealOrNoneAsync("note", Receipt.CallNote) });
            if (Receipt.ConfirmedOn is { } confirmed) steps.Add(new ReceiptConfirmed(confirmed));
            return [.. steps, .. await ApplicationWriting.RegisterAsync(writing, arrived, Receipt.ConfirmedOn)];
        }, ct);
        if (!answer.Refusals.IsEmpty)
        {
            Command.Joint = Joint();
            return this.Again(answer.Refusals, nameof(Receipt));
        }
        // Sent twice: the case is there, and its code went out with the first answer.
        if (answer.IsTaken) new ReceiptTicket(Key, code, false).Issue(Response, protection);
        return Redirect(IntakeRoutes.Of(Key));
    }

    private PageResult Again()
    {
        Command.Joint = Joint();
        return PageAnswers.Again(this);
    }

    private List<PartyForm> Joint() =>
        [
            .. Command.Joint.Where(other => !other.IsEmpty),
            .. Enumerable.Range(0, Math.Max(0, JointPlaces - Command.Joint.Count(other => !other.IsEmpty))).Select(_ => new PartyForm()),
        ];
}
