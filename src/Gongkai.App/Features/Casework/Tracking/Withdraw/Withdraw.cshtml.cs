using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>撤回 by the holder of the code: his word on line is the written one.</summary>
[Public]
public sealed class WithdrawOnlinePage(TrackedCases cases) : TrackedPage(cases)
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
