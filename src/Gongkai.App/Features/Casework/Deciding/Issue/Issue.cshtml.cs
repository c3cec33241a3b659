using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>制发: the signed letter gets its number and its file, both with the event that tells of them.</summary>
[Needs(Permission.ServeDecisions)]
public sealed class IssuePage(CaseDesk door, DecisionDesk desk, LetterDesk letters) : DecisionPage(door, desk)
{
    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        foreach (var fault in Matter.Letter?.Faults ?? []) ModelState.AddModelError("", Diagnostics.Message.Of(fault));
        if (!ModelState.IsValid || Matter.Letter is not { } letter) return this.Again();
        return await TakeAsync(DecisionRoutes.Service(Case.Request.Id),
            (writing, request) => letters.IssueAsync(writing, request, Case, letter, issued => new DecisionIssued(writing.Situation.Today, issued)), ct);
    }
}
