using System.ComponentModel.DataAnnotations;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Casework;

/// <summary>Asks for the tracking code.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class TrackPage(TrackedCases cases) : PageModel
{
    [BindProperty, Required, Display(Name = "查询码")]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid && await cases.FindAsync(Code, ct) is { } found) return Redirect(found.Address);
        if (ModelState.IsValid)
            this.Fault(nameof(Code), TrackingCode.Read(Code) is null ? "查询码应是 20 个字母和数字，请对照回执再输一次" : "没有这个查询码，请对照回执再输一次");
        return this.Again();
    }
}
