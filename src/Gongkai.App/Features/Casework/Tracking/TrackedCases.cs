using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A case as the holder of its code comes to it.</summary>
public sealed record TrackedCase(string Code, AgencyId Agency, DisclosureRequest Request, CaseSituation Situation)
{
    /// <summary>Its dates today.</summary>
    public ClockAnswer Clock { get; } = Request.Clock(Situation);

    /// <summary>Where its page is.</summary>
    public string Address => TrackRoutes.Of(Code);

    /// <summary>Whether the applicant may take that step now.</summary>
    public bool May<TStep>() where TStep : CaseEvent => CaseSteps.Workflow.Find(typeof(TStep), Request.Stage) is { ByApplicant: true };
}

/// <summary>Cases by the codes that their applicants hold.</summary>
public sealed class TrackedCases(Store store, RequestJournal journal, TimeProvider clock)
{
    // What is looked at again and again, by many at a time when a date has come; the words of cases are held sealed.
    private readonly Held<string, TrackedCase?> held = new(store.Journal, clock, 2_000);
    private readonly Held<PersonalDataId, SealedText?> words = new(store.Journal, clock, 4_000);

    /// <summary>The case; null when the code is nobody's.</summary>
    public async ValueTask<TrackedCase?> FindAsync(string? typed, CancellationToken ct) =>
        TrackingCode.Read(typed) is { } code ? await held.GetAsync(code, asked => ReadAsync(asked, ct)) : null;

    private async Task<TrackedCase?> ReadAsync(string code, CancellationToken ct)
    {
        if (await journal.FindTrackedAsync(TrackingCode.Hash(code), ct) is not { } found) return null;
        return new(code, found.Agency, found.Request, await journal.SituationAsync(found.Agency, Actor.Applicant, ct));
    }

    /// <summary>Takes a step as the applicant.</summary>
    public Task<CaseAnswer> TakeAsync(TrackedCase tracked, Func<CaseWriting, Task<CaseEvent>> propose, CancellationToken ct) =>
        journal.TakeAsync(tracked.Request.Id, null, Actor.Applicant, ChangeContext.ByApplicant("申请人持查询码", clock.GetUtcNow()),
            async (writing, _) => [await propose(writing)], ct);

    /// <summary>Words of the case's own, opened for its applicant; null when they were erased.</summary>
    public async Task<string?> WordsAsync(PrivateRef? reference, CancellationToken ct)
    {
        if (reference is null) return null;
        var id = reference.Id;
        try
        {
            return await words.GetAsync(id, asked => FindSealedAsync(asked, ct)) is { } box ? store.People.Open(id, box) : null;
        }
        // Another process has just sealed everything anew.
        catch (MissingKeyException)
        {
            return await FindSealedAsync(id, ct) is { } box ? store.People.Open(id, box) : null;
        }
    }

    private async Task<SealedText?> FindSealedAsync(PersonalDataId id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await store.People.FindSealedAsync(connection, id);
    }
}
