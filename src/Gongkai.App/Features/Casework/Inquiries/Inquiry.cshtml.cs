using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>What an officer does with one inquiry.</summary>
public sealed class InquiryDesk(InquiryJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<Inquiry, InquiryEvent, InquiryStage, InquirySituation>(journal, store, people, officer, Permission.HandleInquiries, clock);

/// <summary>
/// One inquiry: who answers for it, until when, what happened, and the next step. Shown to those of its section, and to whoever was asked first.
/// </summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiryPage(InquiryDesk desk, AgencyRegister agencies, CaseLists lists, PeopleRegister people)
    : MatterPage<Inquiry, InquiryEvent, InquiryStage, InquirySituation>(desk)
{
    internal const string CodeKey = "InquiryCode";

    [BindProperty]
    public InquiryForm Command { get; set; } = new();

    public override string Thing => "询问";

    public Inquiry Inquiry => Open.Matter;

    public InquirySituation Situation => Open.Situation;

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public bool MayCorrect => Open.RowFor(typeof(InquiryEntryCorrected)) is not null;

    /// <summary>The sections to which it can be handed over.</summary>
    public ImmutableArray<string> Sections { get; private set; } = [];

    /// <summary>The steps that may come next: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    /// <summary>The step whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary>The code for whoever asked; shown once, when it has just been registered.</summary>
    public string? Code { get; private set; }

    public async Task<IActionResult> OnGetAsync(InquiryId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        Code = TempData[CodeKey] as string;
        Command = Command with { On = Situation.Today };
        ModelState.Clear();
        await ShowAgainAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(InquiryId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct) || InquirySteps.Workflow.Steps.FirstOrDefault(step => step.Path == Step) is not { } step) return NotFound();
        if (Step is "answer" or "refuse" or "close" && string.IsNullOrWhiteSpace(Command.Words)) this.Fault("Command.Words", "请填写内容");
        if (!ModelState.IsValid)
        {
            await ShowAgainAsync(ct);
            return this.Again();
        }
        var request = Step == "turn" && !string.IsNullOrWhiteSpace(Command.Number) ? await lists.FindAsync(Open.Agency, Command.Number.Trim(), ct) : null;
        var answer = await TakeAsync(step.Event, null, async (writing, _) => [await EventAsync(writing, request)], ct);
        if (!answer.Refusals.IsEmpty) await ShowAgainAsync(ct);
        return await AnswerAsync(answer, InquiryRoutes.Of(id), refusal => refusal, nameof(Command), ct);
    }

    protected override async Task ShowAgainAsync(CancellationToken ct)
    {
        Steps = [.. from offered in InquirySteps.Workflow.Offered(Inquiry, Situation) select (offered.Step.Path!, offered.Step.Name)];
        Sections = [.. (await agencies.SectionsAsync(Open.Agency, Situation.Today, ct)).Select(section => section.Name).Where(name => name != Inquiry.Place)];
        Names = await people.NamesAsync(ct);
        Texts = await TheDesk.TextsAsync(MatterTexts.In(Open.Entries), ct);
        History = new MatterSentences(Texts, Names).Of(Open);
    }

    private async Task<bool> FindAsync(InquiryId id, CancellationToken ct)
    {
        if (!await OpenAsync(new Inquiry(id), ct)) return false;
        var (me, posts) = (Situation.Actor.Person, Situation.Actor.Posts);
        return Inquiry.Answerable == me || Inquiry.Received!.First == me || posts.Any(post => post.Reaches(Inquiry.Section) || post.Reaches(Inquiry.Place));
    }

    private async Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing, DisclosureRequestId? request)
    {
        var (on, words, me) = (Command.On!.Value, Command.Words?.Trim() ?? "", Situation.Actor.Person!.Value);
        return Step switch
        {
            "hand-over" => new InquiryHandedOver(on, Command.Section, me) { Note = await writing.SealOrNoneAsync("inquiry", words) },
            "take" => new InquiryTaken(on, me),
            "refuse" => new InquiryHandOverRefused(on, me, await writing.SealAsync("inquiry", words)),
            "turn" => new InquiryTurned(on, request ?? default, Command.Number.Trim()),
            "close" => new InquiryClosed(on, await writing.SealAsync("inquiry", words)),
            _ => new InquiryAnswered(on, me, Command.Way, await writing.SealAsync("inquiry", words)),
        };
    }
}

/// <summary>What is typed for one step; each takes what it needs.</summary>
public sealed record InquiryForm
{
    [Display(Name = "日期"), Required]
    public DateOnly? On { get; init; }

    [Display(Name = "移交科室"), StringLength(80)]
    public string Section { get; init; } = "";

    [Display(Name = "答复方式")]
    public InquiryWay Way { get; init; }

    [Display(Name = "内容"), StringLength(4000)]
    public string? Words { get; init; }

    [Display(Name = "申请编号"), StringLength(60)]
    public string Number { get; init; } = "";
}
