using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>What a step may do while it is written: seal texts, write beside. All of it stands or falls with the step.</summary>
public sealed class MatterWriting<TSituation>(JournalTransaction transaction, PersonalData people, AgencyId agency, string stream,
    TSituation situation) where TSituation : ISituation
{
    public JournalTransaction Transaction { get; } = transaction;

    public AgencyId Agency { get; } = agency;

    /// <summary>The journal's name of the matter's events.</summary>
    public string Stream { get; } = stream;

    /// <summary>All that the step may look at.</summary>
    public TSituation Situation { get; } = situation;

    /// <summary>Puts words that somebody typed, or who somebody is, into a sealed side row.</summary>
    public Task<PrivateRef> SealAsync(string kind, string text,
        params IReadOnlyList<PersonalFacet> facets) => people.SealAsync(Transaction, kind, text, facets);

    /// <summary>The same for words that may have been left out.</summary>
    public async Task<PrivateRef?> SealOrNoneAsync(string kind, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : await SealAsync(kind, text.Trim());
}
