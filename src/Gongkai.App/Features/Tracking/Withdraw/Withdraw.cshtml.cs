using Gongkai.Casework;
using Gongkai.Features.Access;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Tracking;

/// <summary>撤回 by the holder of the code: his word on line is the written one.</summary>
[Public]
public sealed class WithdrawPage(TrackedCases cases) : TrackedPage(cases)
{
    [BindProperty]
    public bool IsSure { get; set; }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (!IsSure) this.Fault(nameof(IsSure), "请先勾选确认");
        return TakeAsync(writing => Task.FromResult<CaseEvent>(new ApplicationWithdrawn(writing.Situation.Today, null)));
    }
}
