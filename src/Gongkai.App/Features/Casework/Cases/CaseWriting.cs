using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>What a step may do while it is written: seal texts, take numbers. All of it stands or falls with the step.</summary>
public sealed class CaseWriting(JournalTransaction transaction, PersonalData people, AgencyId agency, DisclosureRequestId id, CaseSituation situation)
{
    public JournalTransaction Transaction { get; } = transaction;

    public AgencyId Agency { get; } = agency;

    public DisclosureRequestId Id { get; } = id;

    /// <summary>The day, the calendar, the settings and the actor.</summary>
    public CaseSituation Situation { get; } = situation;

    /// <summary>Puts words that somebody typed, or who somebody is, into a sealed side row.</summary>
    public Task<PrivateRef> SealAsync(string kind, string text, params IReadOnlyList<PersonalFacet> facets) => people.SealAsync(Transaction, kind, text, facets);

    /// <summary>The same for words that may have been left out.</summary>
    public async Task<PrivateRef?> SealOrNoneAsync(string kind, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : await SealAsync(kind, text.Trim());

    /// <summary>Registers the case under the next number of its year, without gaps; 更正申请 have numbers of their own, for the register counts them apart.</summary>
    public async Task<CaseRegistered> RegisterAsync(DateOnly on, CaseKind kind = CaseKind.Disclosure)
    {
        var sequence = await Transaction.NextNumberAsync(Agency, RequestNumber.Series(kind, on.Year));
        return new(on, on.Year, sequence, RequestNumber.Print(Situation.Settings.RequestNumberPattern, kind, on.Year, sequence));
    }
}

/// <summary>A step that was tried: the case after it, or why not, or what others did in the meantime.</summary>
/// <param name="Request">The case as it stands now.</param>
/// <param name="Refusals">Why the step was not taken; empty when it was.</param>
/// <param name="Meanwhile">What was written since the one who tried looked; then nothing was taken.</param>
public sealed record CaseAnswer(DisclosureRequest Request, ImmutableArray<Refusal> Refusals, ImmutableArray<CaseEvent> Meanwhile)
{
    public bool IsTaken => Refusals.IsEmpty && Meanwhile.IsEmpty;
}
