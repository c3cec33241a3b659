using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>One opinion: what was said, by whom, what happened, and what may be done with it.</summary>
[Needs(Permission.HandleOpinions)]
public sealed class OpinionPage(OpinionDesk desk, PublicItems items, PeopleRegister people) : PageModel
{
    public Opened<Opinion, OpinionEvent, OpinionStage, OpinionSituation> Open { get; private set; } = null!;

    public Opinion Opinion => Open.Matter;

    public string ItemTitle { get; private set; } = "";

    public MatterTexts Texts { get; private set; } = null!;

    public OpinionSender? Sender { get; private set; }

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public bool MayCorrect { get; private set; }

    /// <summary>The steps that may come next: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(OpinionId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new Opinion(id), ct) is not { } open) return NotFound();
        Open = open;
        ItemTitle = (await items.FindAsync(Opinion.About, ct))?.Row.Title ?? "";
        MayCorrect = open.RowFor(typeof(OpinionEntryCorrected)) is not null;
        Steps = open.Offers;
        Texts = await desk.TextsAsync(MatterTexts.In(open.Entries), ct);
        if (Opinion.Received!.Sender is { } sender && Texts.Has(sender)) Sender = OpinionSender.Read(Texts[sender]);
        History = new MatterSentences(Texts, await people.NamesAsync(ct)).Of(open);
        return Page();
    }
}

/// <summary>A file that came with an opinion, for those who handle it.</summary>
[Needs(Permission.HandleOpinions)]
public sealed class OpinionFilePage(OpinionDesk desk, Store store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(OpinionId id, string sha256, CancellationToken ct)
    {
        if (await desk.OpenAsync(new Opinion(id), ct) is not { Matter: { Stage: not OpinionStage.Erased } opinion }
            || opinion.Received!.Files.FirstOrDefault(file => file.Sha256 == sha256) is not { } found) return NotFound();
        return File(await store.Files.OpenAsync(sha256, ct), found.MediaType, (await desk.TextsAsync([found.Name], ct))[found.Name]);
    }
}
