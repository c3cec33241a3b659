using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>Where somebody who applies has come to.</summary>
public enum ApplyStage
{
    /// <summary>选择申请人类别</summary>
    Choose,

    /// <summary>填写</summary>
    Fill,

    /// <summary>What is public already and resembles the description.</summary>
    Similar,

    /// <summary>核对</summary>
    Check,

    /// <summary>The agency is no more.</summary>
    Gone,
}

/// <summary>
/// 网上申请: choose what one is, fill in what is asked of such an applicant, look whether it is public already, check, send.
/// What was typed travels in the form itself; nothing is kept here before it is sent, save files.
/// </summary>
[Public, RequestSizeLimit(MostBytes)]
public sealed class ApplyPage(AgencyRegister register, Attachments attachments, PublicAnswers answers, Submissions submissions, AgencyGuides guides,
    IDataProtectionProvider protection, TimeProvider clock) : PageModel
{
    private const int MostBytes = 64 << 20;
    private const int JointPlaces = 4;

    [BindProperty]
    public ApplicationForm Command { get; set; } = new();

    [BindProperty]
    public UploadForm Files { get; set; } = new();

    /// <summary>The case that the form will make, however often it is sent.</summary>
    [BindProperty]
    public DisclosureRequestId Key { get; set; }

    /// <summary>The code that its applicant will hold.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Which button was pressed.</summary>
    [BindProperty(Name = "step")]
    public string? Step { get; set; }

    /// <summary>The category chosen, in the address of the form.</summary>
    [BindProperty(Name = "for", SupportsGet = true)]
    public ApplicantCategory? For { get; set; }

    /// <summary>更正申请 or an ordinary one.</summary>
    public CaseKind Kind { get; private set; }

    public Agency Agency { get; private set; } = new(AgencyId.Platform, "");

    /// <summary>Who goes on with what an abolished agency did; null where nobody is named.</summary>
    public Agency? Successor { get; private set; }

    /// <summary>Where, how, and what it costs.</summary>
    public AgencyGuide Guide { get; private set; } = null!;

    /// <summary>What the law says of its cost.</summary>
    public string Fee => Guide.FeeOn(clock.BeijingToday);

    public ApplyStage Stage { get; private set; }

    /// <summary>The files taken so far.</summary>
    public ImmutableArray<Attachment> Attached { get; private set; } = [];

    /// <summary>What resembles the description.</summary>
    public ImmutableArray<PublicAnswer> Similar { get; private set; } = [];

    /// <summary>What the steps carry on: every value typed.</summary>
    public IEnumerable<(string Name, string Value)> Carried =>
        Request.Form.Where(entry => entry.Key.StartsWith("Command.", StringComparison.Ordinal))
            .SelectMany(entry => entry.Value.Select(value => (entry.Key, value ?? "")))
            .Concat(Tokens.Select(token => ("Files.Attached", token))).Append(("Key", Key.ToString())).Append(("Code", Code!));

    /// <summary>What was typed in fields that the category chosen does not have: kept, in case it is changed back.</summary>
    public IEnumerable<(string Name, string Value)> PutAway => Request.HasFormContentType
        ? Command.OthersFields.Select(name => (Name: $"Command.{name}", Value: Request.Form[$"Command.{name}"].ToString()))
            .Where(typed => typed.Value.Length > 0) : [];

    /// <summary>Whether something was typed already.</summary>
    public bool IsBegun => Request.HasFormContentType;

    /// <summary>The files as the form carries them.</summary>
    public IEnumerable<string> Tokens => Attached.Select(attachments.Seal);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var route = RouteData.Values;
        Kind = route["kind"] is "correction" ? CaseKind.RecordCorrection : CaseKind.Disclosure;
        if (AgencyId.TryParse(route["agency"]?.ToString(), null, out var id) && await register.FindAsync(id, HttpContext.RequestAborted) is { } agency)
            Agency = agency;
        else context.Result = NotFound();
        if (context.Result is null && !Agency.ExistsOn(clock.BeijingToday)) context.Result = await GoneAsync();
        if (context.Result is null) Guide = await guides.OfAsync(Agency, HttpContext.RequestAborted);
        if (Key == default) Key = new(Guid.CreateVersion7());
        Code = TrackingCode.Read(Code) ?? TrackingCode.New();
        if (context.Result is null) await next();
    }

    // Old links go on pointing here: whoever follows one is told where to go.
    private async Task<IActionResult> GoneAsync()
    {
        if (!(Agency.UntilOn < clock.BeijingToday)) return NotFound();
        Successor = (await register.TreeAsync(HttpContext.RequestAborted)).SuccessorOn(Agency, clock.BeijingToday);
        Stage = ApplyStage.Gone;
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public void OnGet()
    {
        ModelState.Clear();
        if (For is not { } chosen || !Enum.IsDefined(chosen)) return;
        Command.Category = chosen;
        Fill();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Forgive();
        Attached = await Files.TakeAsync(attachments, this, Key, ct);
        if (Step == "category") return Page();
        if (Command.Category is null)
        {
            this.Fault("Command.Category", "请选择申请人类别");
            return this.Again();
        }
        if (Step is "fill" or "back") return Fill();
        foreach (var (field, message) in ApplicationFaults.Of(Command, Kind, [.. Attached.Select(file => file.Kind)], clock.BeijingToday, isOnline: true))
            this.Fault(UploadForm.FieldOf(field), message);
        if (!ModelState.IsValid)
        {
            Fill();
            return this.Again();
        }
        return Step switch
        {
            "submit" => await SubmitAsync(ct),
            "check" => Check(),
            _ => await LookAsync(ct),
        };
    }

    // Who only goes from step to step is not told what is still missing; what the category does not ask for is nobody's fault.
    private void Forgive()
    {
        ModelState.Remove("for");
        foreach (var field in Command.OthersFields) ModelState.Remove($"Command.{field}");
        if (Command.Category is not null && Step is not ("category" or "fill" or "back")) return;
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }
    }

    private PageResult Fill()
    {
        Stage = ApplyStage.Fill;
        Command.Joint = Joint();
        return Page();
    }

    private PageResult Check()
    {
        Stage = ApplyStage.Check;
        return Page();
    }

    private async Task<IActionResult> LookAsync(CancellationToken ct)
    {
        Similar = Kind == CaseKind.Disclosure ? await answers.LikeAsync(Agency.Id, Command.Description!, ct) : [];
        Stage = Similar.IsEmpty ? ApplyStage.Check : ApplyStage.Similar;
        return Page();
    }

    private async Task<IActionResult> SubmitAsync(CancellationToken ct)
    {
        var submission = await submissions.SubmitAsync(Agency.Id, Key, Code!, Kind, Command, Attached, ct);
        if (submission.Request is null)
        {
            Fill();
            return this.Again(submission.Refusals, nameof(Command));
        }
        new ReceiptTicket(Key, Code!, submission.IsRepeat).Issue(Response, protection);
        return Redirect(ApplyRoutes.Receipt);
    }

    // Without script there is no adding of lines: some are there.
    private List<PartyForm> Joint() =>
        [
            .. Command.Joint.Where(other => !other.IsEmpty),
            .. Enumerable.Range(0, Math.Max(0, JointPlaces - Command.Joint.Count(other => !other.IsEmpty))).Select(_ => new PartyForm()),
        ];
}
