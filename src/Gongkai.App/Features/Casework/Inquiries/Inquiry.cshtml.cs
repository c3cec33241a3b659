using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What an officer does with one inquiry: those of its section read it, who answers for it, and whoever was asked first.</summary>
public sealed class InquiryDesk(InquiryJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<Inquiry, InquiryEvent, InquiryStage, InquirySituation>(journal, store, people, officer, Permission.HandleInquiries, clock)
{
    protected override bool MayRead(Inquiry matter, Actor actor) => matter.Answerable == actor.Person || matter.Received!.First == actor.Person
        || actor.Posts.Any(post => post.Reaches(matter.Section) || post.Reaches(matter.Place));
}

/// <summary>One inquiry: who answers for it, until when, what happened, and the steps that may come next.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiryPage(InquiryDesk desk, PeopleRegister people) : PageModel
{
    internal const string CodeKey = "InquiryCode";

    public Inquiry Inquiry { get; private set; } = null!;

    public InquirySituation Situation { get; private set; } = null!;

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public bool MayCorrect { get; private set; }

    /// <summary>The steps that may come next: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    /// <summary>The code for whoever asked; shown once, when it has just been registered.</summary>
    public string? Code { get; private set; }

    public async Task<IActionResult> OnGetAsync(InquiryId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new Inquiry(id), ct) is not { } open) return NotFound();
        (Inquiry, Situation, Code) = (open.Matter, open.Situation, TempData[CodeKey] as string);
        MayCorrect = open.RowFor(typeof(InquiryEntryCorrected)) is not null;
        Steps = open.Offers;
        Names = await people.NamesAsync(ct);
        Texts = await desk.TextsAsync(MatterTexts.In(open.Entries), ct);
        History = new MatterSentences(Texts, Names).Of(open);
        return Page();
    }
}
