using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>One complaint, and its answer.</summary>
[Needs(Permission.AnswerComplaints)]
public sealed class AnswerComplaintPage(ComplaintRegister complaints, AgencyRegister agencies, Officer officer, TimeProvider clock) : PageModel
{
    [BindProperty, Required, StringLength(3000), Display(Name = "处理结果")]
    public string Answer { get; set; } = "";

    public Complaint Complaint { get; private set; } = null!;

    public string AgencyName { get; private set; } = "";

    public string? Words { get; private set; }

    public string? GivenAnswer { get; private set; }

    private CancellationToken Ct => HttpContext.RequestAborted;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var found = Guid.TryParse((string?)RouteData.Values["id"], out var id) ? await complaints.FindAsync(id, Ct) : null;
        if (found is null || !officer.Agencies(Permission.AnswerComplaints).Contains(found.Authority))
        {
            context.Result = NotFound();
            return;
        }
        Complaint = found;
        AgencyName = (await agencies.FindAsync(found.Agency, Ct))?.Name ?? "";
        Words = await complaints.WordsAsync(found.Words, Ct);
        GivenAnswer = found.Answer is { } answer ? await complaints.WordsAsync(answer, Ct) : null;
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return this.Again();
        var taken = await complaints.AnswerAsync(Complaint, clock.BeijingToday, Answer.Trim(),
            officer.Change(clock, Permission.AnswerComplaints, Complaint.Authority), Ct);
        if (taken) return RedirectToPage();
        this.Fault(nameof(Answer), "这件投诉刚才已经由别人答复");
        return this.Again();
    }
}
