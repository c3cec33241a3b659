using System.Reflection;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>A page about one case: it opens for those only who have the page's permission for that case.</summary>
public abstract class CasePage(CaseDoor door) : PageModel
{
    private CaseAtHand? entered;

    /// <summary>Who is signed in.</summary>
    public Officer Officer => Door.Officer;

    /// <summary>The version of the case that the form was shown with.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>The case.</summary>
    public CaseAtHand Case => entered ?? throw new InvalidOperationException("the page has not been entered");

    /// <summary>The way in.</summary>
    protected CaseDoor Door { get; } = door;

    /// <summary>The page's own permission.</summary>
    protected Permission Needed => GetType().GetCustomAttribute<NeedsAttribute>()!.Permission;

    /// <summary>Whether the officer may do something else in this case.</summary>
    public bool May(Permission permission) => Door.May(Case, permission);

    /// <summary>Opens the case; else the answer that says why not.</summary>
    protected async Task<IActionResult?> EnterAsync(DisclosureRequestId id, CancellationToken ct)
    {
        entered = await Door.FindAsync(id, ct);
        if (entered is null) return NotFound();
        if (!May(Needed)) return Forbid();
        if (Request.Method == "GET") Seen = Case.Request.Version;
        return await PrepareAsync(ct);
    }

    /// <summary>What the page shows beside its form, also when the form comes back.</summary>
    protected virtual Task<IActionResult?> PrepareAsync(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    /// <summary>Takes the step, and goes on or says why not.</summary>
    protected async Task<IActionResult> TakeAsync<T>(string to, Func<CaseWriting, DisclosureRequest, Task<T>> propose, CancellationToken ct, Func<Refusal, Refusal>? placed = null) where T : CaseEvent
    {
        var answer = await Door.TakeAsync<T>(Case, Seen, async (writing, request) => [await propose(writing, request)], ct);
        if (answer.IsTaken) return Redirect(to);
        if (!answer.Refusals.IsEmpty) return this.Again([.. answer.Refusals.Select(placed ?? (refusal => refusal with { Field = null }))]);
        var done = string.Join("、", answer.Meanwhile.Select(happened => CaseSteps.Workflow.StepName(happened.GetType())).Distinct());
        // What was typed may be sent again, now that the change has been told.
        ModelState.Remove(nameof(Seen));
        ModelState.AddModelError("", $"您打开这一页以后，别人已经办理：{done}。您填写的内容还在下面，请看过变化后再提交。");
        Seen = answer.Matter.Version;
        await EnterAsync(Case.Request.Id, ct);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
