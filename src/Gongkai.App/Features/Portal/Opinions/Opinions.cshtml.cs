using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Portal;

/// <summary>Whoever said something sees by his code what became of it. The code is sent and never stands in an address.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class TrackedOpinionPage(OpinionJournal opinions, PublicItems items) : PageModel
{
    [BindProperty, Required, Display(Name = "查询码")]
    public string Code { get; set; } = "";

    public Opinion? Opinion { get; private set; }

    /// <summary>The item, while it is public.</summary>
    public PublicItemRow? Item { get; private set; }

    /// <summary>What happened, each with the words that go with it.</summary>
    public ImmutableArray<(PublicStep Step, string? Words)> Steps { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return this.Again();
        if (TrackingCode.Read(Code) is not { } code || await opinions.FindTrackedAsync(TrackingCode.Hash(code), ct) is not var (found, texts))
        {
            this.Fault(nameof(Code), "没有这个查询码，请对照回执再输一次");
            return this.Again();
        }
        Opinion = found;
        Item = (await items.RowsAsync([found.About], ct)).GetValueOrDefault(found.About);
        Steps =
        [
            .. from happened in found.History
               let step = OpinionSteps.Workflow.Shown(found, happened)
               where step is not null
               select (step, happened is OpinionAnswered answer && found.Stage != OpinionStage.Erased ? texts.Of(answer.Reason) : null),
        ];
        return Page();
    }
}
