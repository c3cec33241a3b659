using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>A page of one case, for whoever holds its code; another code finds nothing.</summary>
public abstract class TrackedPage(TrackedCases cases) : PageModel
{
    /// <summary>The case.</summary>
    public TrackedCase Tracked { get; private set; } = null!;

    protected TrackedCases Cases { get; } = cases;

    protected CancellationToken Ct => HttpContext.RequestAborted;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Cases.FindAsync((string?)RouteData.Values["code"], Ct) is not { } found)
        {
            context.Result = NotFound();
            return;
        }
        Tracked = found;
        ViewData["Trail"] = new[] { ("首页", WebRoutes.Home), ("查询办理进度", TrackRoutes.Start), (found.Request.Registration?.Number ?? "申请", found.Address) };
        await next();
    }

    /// <summary>Takes the step and goes back to the case, or says in place why not.</summary>
    protected async Task<IActionResult> TakeAsync(Func<CaseWriting, Task<CaseEvent>> propose)
    {
        if (!ModelState.IsValid) return this.Again();
        var answer = await Cases.TakeAsync(Tracked, propose, Ct);
        if (answer.IsTaken) return Redirect(Tracked.Address);
        foreach (var refusal in answer.Refusals) ModelState.AddModelError("", Message.Of(refusal.Finding));
        return this.Again();
    }
}
