using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>One message: what was written, by whom, what happened, and what may be done with it.</summary>
[Needs(Permission.HandleMessages)]
public sealed class MessagePage(MessageDesk desk, PeopleRegister people) : PageModel
{
    public Opened<PublicMessage, MessageEvent, MessageStage, MessageSituation> Open { get; private set; } = null!;

    public PublicMessage Message => Open.Matter;

    public MatterTexts Texts { get; private set; } = null!;

    public OpinionSender? Sender { get; private set; }

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public bool MayCorrect { get; private set; }

    /// <summary>The steps that may come next: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    /// <summary>What an application has of it, where it is one and the officer registers such.</summary>
    public ImmutableArray<(string Name, string Value)> Carried { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(MessageId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicMessage(id), ct) is not { } open) return NotFound();
        Open = open;
        MayCorrect = open.RowFor(typeof(MessageEntryCorrected)) is not null;
        Steps = open.Offers;
        Texts = await desk.TextsAsync(MatterTexts.In(open.Entries), ct);
        if (Message.Received!.Sender is { } sender && Texts.Has(sender)) Sender = OpinionSender.Read(Texts[sender]);
        if (Message.Direction is { Direction: MessageDirection.Disclosure } && Texts.Has(Message.Received.Words)
            && desk.Officer.May(Permission.RegisterRequests, open.Agency)) Carried = CarriedMessage.ToClerk(open.Agency, Message, Texts);
        History = new MatterSentences(Texts, await people.NamesAsync(ct)).Of(open);
        return Page();
    }
}
