using Gongkai.Casework;
using Gongkai.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>A letter that is issued in the same write as the step it belongs to.</summary>
public sealed class StepLetter(CaseDesk door, LetterDesk letters)
{
    private CaseAtHand? at;
    private PreparedLetter? prepared;

    /// <summary>Prepares the letter with what the form adds; what it lacks is told on the page.</summary>
    internal async Task PrepareAsync(PageModel page, OpenCase open, LetterType letter, Func<LetterFields, LetterFields> add, CancellationToken ct)
    {
        at = await door.FindAsync(open.Request.Id, ct) ?? throw new InvalidOperationException("the case is not open");
        prepared = await letters.PrepareAsync(at, letter, open.Situation.Today, add(StepFields.Of(at, letter)), ct);
        foreach (var fault in prepared.Faults) page.ModelState.AddModelError("", Message.Of(fault));
    }

    /// <summary>Issues it with the step; a step without a letter is only proposed.</summary>
    internal async Task<T> IssueAsync<T>(CaseWriting writing, DisclosureRequest request, Func<IssuedLetterRef?, T> step) where T : CaseEvent =>
        prepared is { } letter && at is { } known ? await letters.IssueAsync(writing, request, known, letter, step) : step(null);
}
