using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gongkai.Features.Casework;

/// <summary>A complaint to the authority above, by the holder of the code, and what became of it.</summary>
[Public]
public sealed class FileComplaintPage(TrackedCases cases, ComplaintRegister complaints, AgencyRegister agencies, TimeProvider clock) : TrackedPage(cases)
{
    [BindProperty, Required, StringLength(3000), Display(Name = "投诉内容")]
    public string Words { get; set; } = "";

    public Agency? Authority { get; private set; }

    public string Government { get; private set; } = "";

    public ImmutableArray<(Complaint Complaint, string? Words, string? Answer)> Earlier { get; private set; } = [];

    /// <inheritdoc/>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            var tree = await agencies.TreeAsync(Ct);
            var agency = tree[Tracked.Agency];
            (Authority, Government) = (agency?.Superior is { } above ? tree[above] : null, agency?.Government ?? "");
            var earlier = new List<(Complaint, string?, string?)>();
            foreach (var complaint in await complaints.AboutAsync(Tracked.Request.Id, Ct))
                earlier.Add(
                    (complaint, await complaints.WordsAsync(complaint.Words, Ct),
                        complaint.Answer is { } answer ? await complaints.WordsAsync(answer, Ct) : null));
            Earlier = [.. earlier];
            return await next();
        });

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Authority is null) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        await complaints.FileAsync(Tracked.Agency, Authority.Id, Tracked.Request.Id, clock.BeijingToday, Words.Trim(),
            new("applicant", "申请人持查询码", clock.GetUtcNow(), null), Ct);
        return Redirect(TrackRoutes.Complain(Tracked.Code));
    }
}
