using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Interaction;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Interaction;

/// <summary>What is written to an agency: kept once, however often the form is sent; nothing of it stands in an address.</summary>
public abstract class SendPage(AgencyRegister register, AgencySettings settings, MessageJournal messages, TimeProvider clock) : InteractionPage(register, clock)
{
    [BindProperty]
    public MessageForm Command { get; set; } = new();

    /// <summary>The code by which whoever sends it will see what became of it.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the agency has chosen.</summary>
    public InteractionSettings Chosen { get; private set; } = new();

    protected async Task<IActionResult> ShowAsync(Guid agency, CancellationToken ct)
    {
        if (!await FindAgencyAsync(agency, ct)) return NotFound();
        (Command.Key, Code) = (Guid.CreateVersion7(), TrackingCode.New());
        return Page();
    }

    protected async Task<IActionResult> SendAsync(Guid agency, MessageKind? kind, ItemId? item, CancellationToken ct)
    {
        if (!await FindAgencyAsync(agency, ct)) return NotFound();
        Code = TrackingCode.Read(Code) ?? TrackingCode.New();
        if (Command.Key == Guid.Empty) Command.Key = Guid.CreateVersion7();
        var (id, hash) = (new MessageId(Command.Key), TrackingCode.Hash(Code));
        // Sent twice, it is there; only who holds the code is told so. Who went back and says something else says one thing more.
        if (await messages.FindAsync(new PublicMessage(id), ct) is { Matter.Received: { } known })
        {
            if (known.CodeHash != hash) return NotFound();
            if (await messages.SaysAsync(known, Command.Words.Trim(), ct)) return Receipt(known.Number);
            (Command.Key, Code) = (Guid.CreateVersion7(), TrackingCode.New());
            (id, hash) = (new MessageId(Command.Key), TrackingCode.Hash(Code));
        }
        if (kind is null) this.Fault("Command.Kind", "请选择留言的种类");
        Command.Examine(this);
        if (!ModelState.IsValid) return this.Again();
        ModelState.Clear();
        var answer = await messages.ReceiveAsync(At.Id, id, kind!.Value, Command, item, hash, ct);
        return answer.IsTaken ? Receipt(answer.Matter.Received!.Number)
            : this.Again([.. answer.Refusals.Select(refusal => refusal with { Field = null })], nameof(Command));
    }

    private RedirectResult Receipt(string number) => MessageReceiptPage.Hand(this, number, Code);

    private async Task<bool> FindAgencyAsync(Guid agency, CancellationToken ct)
    {
        if (!await FindAsync(agency, ct) || !IsStanding) return false;
        Chosen = MessageMatters.Read(await settings.FindAsync(At.Id, MessageMatters.Settings, ct));
        return true;
    }
}

/// <summary>我要留言.</summary>
[Public]
public sealed class SendMessagePage(AgencyRegister register, AgencySettings settings, MessageJournal messages, TimeProvider clock)
    : SendPage(register, settings, messages, clock)
{
    /// <summary>What can be chosen: all but faults of the website, which have a form of their own.</summary>
    public IEnumerable<Choice> Kinds => Choices.Of<MessageKind>().Where(kind => kind.Value != nameof(MessageKind.Correction)).OrNone();

    public Task<IActionResult> OnGetAsync(Guid agency, CancellationToken ct) => ShowAsync(agency, ct);

    public Task<IActionResult> OnPostAsync(Guid agency, CancellationToken ct) =>
        SendAsync(agency, Command.Kind is MessageKind.Correction ? null : Command.Kind, null, ct);
}

/// <summary>我为政府网站找错: the address of the page and what is wrong with it.</summary>
[Public]
public sealed class SendCorrectionPage(AgencyRegister register, AgencySettings settings, MessageJournal messages, PublicItems items, TimeProvider clock)
    : SendPage(register, settings, messages, clock)
{
    /// <summary>The public item in which the fault stands; null where it is another page.</summary>
    [BindProperty(SupportsGet = true)]
    public ItemId? Item { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid agency, CancellationToken ct)
    {
        if (await FindItemAsync(ct) is { } row) Command.Subject = $"{row.Title}（{row.IndexNumber}）";
        return await ShowAsync(agency, ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid agency, CancellationToken ct) =>
        await SendAsync(agency, MessageKind.Correction, (await FindItemAsync(ct))?.Id, ct);

    private async Task<PublicItemRow?> FindItemAsync(CancellationToken ct) =>
        Item is { } named && await items.FindAsync(named, ct) is { Row: { WithdrawnOn: null } row } ? row : null;
}
