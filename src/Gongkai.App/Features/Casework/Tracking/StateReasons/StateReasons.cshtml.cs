using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>The applicant's reasons for many applications (第三十五条); whether they are accepted an officer decides.</summary>
[Public]
public sealed class StateReasonsPage(TrackedCases cases) : TrackedPage(cases)
{
    [BindProperty, Required, StringLength(3000), Display(Name = "申请理由")]
    public string Reasons { get; set; } = "";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => TakeAsync(async writing =>
        new ReasonsReceived(writing.Situation.Today, await writing.SealAsync("reasons", Reasons), Accepted: false));
}
