using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>A page that shows a decision with all that matters for it.</summary>
public abstract class DecisionPage(CaseDesk door, DecisionDesk desk) : CasePage(door)
{
    /// <summary>The decision.</summary>
    public DecisionMatter Matter { get; private set; } = null!;

    /// <summary>Why a draft goes back.</summary>
    [BindProperty, Display(Name = "退回理由"), StringLength(1000)]
    public string? ReturnReason { get; set; }

    /// <summary>The desk.</summary>
    protected DecisionDesk Desk { get; } = desk;

    /// <summary>Shows the page.</summary>
    public virtual async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct) => await EnterAsync(id, ct) ?? Page();

    /// <summary>Whether the step may be proposed as the case stands.</summary>
    public bool IsAt(params ReadOnlySpan<CaseStage> stages) => stages.Contains(Case.Request.Stage);

    /// <inheritdoc />
    protected override async Task<IActionResult?> PrepareAsync(CancellationToken ct)
    {
        Matter = await Desk.MatterAsync(Case, ct);
        return null;
    }

    /// <summary>退回修改, from those pages that offer it.</summary>
    protected async Task<IActionResult> ReturnAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        if (string.IsNullOrWhiteSpace(ReturnReason)) this.Fault(nameof(ReturnReason), "请写明退回的理由");
        return ModelState.IsValid
            ? await TakeAsync(DecisionRoutes.Of(Case.Request.Id),
                async (writing, _) => new DraftReturned(writing.Situation.Today, await writing.SealAsync("return", ReturnReason!.Trim())), ct)
            : this.Again();
    }
}
