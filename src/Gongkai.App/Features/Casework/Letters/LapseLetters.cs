using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>办结告知书 of an application that lapsed by itself (D-O1, D-O2): all that it says follows from the case, so that nobody has to draw it up.</summary>
public sealed class LapseLetters(Store store, RequestJournal journal, AgencyRegister agencies, LetterDesk letters)
{
    /// <summary>
    /// The letter, ready but for its number; null when it lacks something that only a person can add, as the number of a notice that was not issued here.
    /// </summary>
    public async Task<LapseLetter?> PrepareAsync(AgencyId agency, DisclosureRequest request, CaseSituation situation, CancellationToken ct)
    {
        if (await agencies.FindAsync(agency, ct) is not { } known) return null;
        var letter = LetterType.Of(request.Stage == CaseStage.AwaitingPayment ? DispositionType.FeeUnpaid : DispositionType.NoCorrection);
        var entries = await store.Journal.ReadAsync(request.Id.Stream, ct);
        MatterTexts words;
        await using (var connection = await store.Database.OpenAsync(ct))
            words = await MatterTexts.OpenAsync(store.People, connection, MatterTexts.In(entries));
        var at = new CaseAtHand(known, new(journal.Kind, agency, request, entries, situation), words);
        var prepared = await letters.PrepareAsync(at, letter, situation.Today, StepFields.Of(at, letter), ct);
        return prepared.Faults.IsEmpty ? new(at, prepared) : null;
    }

    /// <summary>Issues it with the step.</summary>
    public Task<ApplicationLapsed> IssueAsync(CaseWriting writing, DisclosureRequest request, LapseLetter letter, DateOnly on) =>
        letters.IssueAsync(writing, request, letter.At, letter.Prepared, issued => new ApplicationLapsed(on) { Letter = issued });
}

/// <summary>A closing note that lacks its number only.</summary>
public sealed record LapseLetter(CaseAtHand At, PreparedLetter Prepared);
