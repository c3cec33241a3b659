using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>One complaint: what is complained of, until when it is answered, what happened, and the steps that may come next.</summary>
[Needs(Permission.AnswerComplaints)]
public sealed class ComplaintPage(ComplaintDesk desk, AgencyRegister agencies, PeopleRegister people) : PageModel
{
    public Opened<Complaint, ComplaintEvent, ComplaintStage, CaseSituation> Open { get; private set; } = null!;

    public string AgencyName { get; private set; } = "";

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public bool MayCorrect { get; private set; }

    /// <summary>The steps that may come next: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ComplaintId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new Complaint(id), ct) is not { } open) return NotFound();
        Open = open;
        AgencyName = (await agencies.FindAsync(open.Matter.Filed!.Agency, ct))?.Name ?? "";
        MayCorrect = open.RowFor(typeof(ComplaintEntryCorrected)) is not null;
        Steps = open.Offers;
        Texts = await desk.TextsAsync(MatterTexts.In(open.Entries), ct);
        History = new MatterSentences(Texts, await people.NamesAsync(ct)).Of(open);
        return Page();
    }
}
