using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>签发: the leader in charge sees everything that matters, and what still forbids it.</summary>
[Needs(Permission.ApproveDecisions)]
public sealed class ApprovalPage(CaseDesk door, DecisionDesk desk) : DecisionPage(door, desk)
{
    /// <summary>Why it cannot be signed now; empty when it can.</summary>
    public ImmutableArray<Finding> Obstacles =>
        [.. CaseSteps.Workflow.Decide(Case.Request, Step, Case.Situation).Refusals.Select(refusal => refusal.Finding), .. Matter.Letter?.Faults ?? []];

    private DecisionApproved Step => new(Case.Situation.Today, Officer.Id);

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        // A letter that could not be issued is not signed either.
        foreach (var fault in Matter.Letter?.Faults ?? []) ModelState.AddModelError("", Message.Of(fault));
        return ModelState.IsValid
            ? await TakeAsync(DecisionRoutes.Of(Case.Request.Id), (_, _) => Task.FromResult(Step), ct) : Gongkai.Web.PageAnswers.Again(this);
    }

    public Task<IActionResult> OnPostReturnAsync(DisclosureRequestId id, CancellationToken ct) => ReturnAsync(id, ct);
}
