using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Casework;

/// <summary>Whoever asked sees by his code how it stands. The code is sent and never stands in an address.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class TrackedInquiryPage(InquiryJournal journal) : PageModel
{
    [BindProperty, Required, Display(Name = "查询码")]
    public string Code { get; set; } = "";

    public Inquiry? Inquiry { get; private set; }

    public ImmutableArray<PublicStep> Steps { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return this.Again();
        if (TrackingCode.Read(Code) is not { } code || await journal.FindTrackedAsync(TrackingCode.Hash(code), ct) is not { } found)
        {
            this.Fault(nameof(Code), "没有这个查询码，请对照登记时得到的查询码再输一次");
            return this.Again();
        }
        Inquiry = found;
        Steps = [.. found.History.Select(happened => InquirySteps.Workflow.Shown(found, happened)).OfType<PublicStep>()];
        return Page();
    }
}
