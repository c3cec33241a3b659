using System.Collections.Immutable;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>拆分、并案: what is written in each of the cases that one step touches.</summary>
public static class Lineage
{
    /// <summary>Parts of an application become cases of their own, received when the whole was received.</summary>
    public static ImmutableArray<CaseStep> Split(OpenCase whole, int seen, DateOnly on, IReadOnlyList<(DisclosureRequestId Id, string Description)> parts) =>
    [
        new(new(whole.Request.Id), seen, (_, _) => Steps(new CaseSplit(on, [.. parts.Select(part => part.Id)]))),
        .. parts.Select(part =>
            new CaseStep(new(part.Id), 0, (writing, _) => BeginAsync(writing, whole.Request, on, part.Description)) { BeginningAt = whole.Agency }),
    ];

    /// <summary>A case is answered with another one, which keeps a note of it.</summary>
    public static ImmutableArray<CaseStep> Join(OpenCase one, int seen, DateOnly on, DisclosureRequestId into) =>
    [
        new(new(one.Request.Id), seen, (_, _) => Steps(new CaseJoined(on, into))),
        new(new(into), null, (_, _) => Steps(new CaseAbsorbed(on, one.Request.Id))),
    ];

    // The code by which the applicant follows the whole shows its parts.
    private static async Task<IReadOnlyList<CaseEvent>> BeginAsync(CaseWriting writing, DisclosureRequest whole, DateOnly on, string description)
    {
        var arrived = whole.Arrival! with { Description = await writing.SealAsync("description", description), Files = [], TrackingHash = null };
        CaseEvent[] confirmed = whole.ConfirmedOn is { } day ? [new ReceiptConfirmed(day)] : [];
        return [arrived, .. confirmed, await writing.RegisterAsync(on, arrived.Kind), new SplitFrom(on, whole.Id)];
    }

    private static Task<IReadOnlyList<CaseEvent>> Steps(CaseEvent step) => Task.FromResult<IReadOnlyList<CaseEvent>>([step]);
}
