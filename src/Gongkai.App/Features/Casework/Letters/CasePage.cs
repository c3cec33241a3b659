using System.Reflection;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>A page about one case: it opens for those only who have the page's permission for that case.</summary>
public abstract class CasePage(CaseDesk door) : MatterPage<DisclosureRequest, CaseEvent, CaseStage, CaseSituation>(door)
{
    private CaseAtHand? entered;

    /// <summary>Who is signed in.</summary>
    public Officer Officer => Door.Officer;

    /// <summary>The case.</summary>
    public CaseAtHand Case => entered ?? throw new InvalidOperationException("the page has not been entered");

    public override string Thing => "申请";

    /// <summary>The way in.</summary>
    protected CaseDesk Door { get; } = door;

    /// <summary>The page's own permission.</summary>
    protected string Needed => GetType().GetCustomAttribute<NeedsAttribute>()!.Permission;

    /// <summary>Whether the officer may do something else in this case.</summary>
    public bool May(string permission) => Door.May(Case, permission);

    /// <summary>Opens the case; else the answer that says why not.</summary>
    protected async Task<IActionResult?> EnterAsync(DisclosureRequestId id, CancellationToken ct)
    {
        entered = await OpenAsync(new DisclosureRequest(id), ct) ? await Door.AtHandAsync(Open, ct) : null;
        if (entered is null) return NotFound();
        if (!May(Needed)) return Forbid();
        return await PrepareAsync(ct);
    }

    /// <summary>What the page shows beside its form, also when the form comes back.</summary>
    protected virtual Task<IActionResult?> PrepareAsync(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    /// <summary>Takes the step, and goes on or says why not.</summary>
    protected async Task<IActionResult> TakeAsync<T>(string to, Func<CaseWriting, DisclosureRequest, Task<T>> propose, CancellationToken ct,
        Func<Refusal, Refusal>? placed = null) where T : CaseEvent
    {
        placed ??= refusal => refusal with { Field = null };
        if (WhyNot(typeof(T)) is { } refusal) return this.Again(placed(refusal));
        return await AnswerAsync(await TakeAsync(typeof(T), null, async (writing, request) => [await propose(writing, request)], ct), to, placed, "", ct);
    }

    protected override Task ShowAgainAsync(CancellationToken ct) => EnterAsync(Case.Request.Id, ct);
}
