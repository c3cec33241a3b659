using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>What an officer proposes to decide: the one choice from which the letter, the article, the remedy and the report's cell follow.</summary>
public sealed record DecisionDraft(DispositionType Type)
{
    /// <summary>What the decision must carry, as <see cref="Disposition.Needs"/> lists it, so far as it does not stand in the case already.</summary>
    public ImmutableArray<DraftText> Texts { get; init; } = [];

    public ImmutableArray<ClosedPart> ClosedParts { get; init; } = [];

    /// <summary>Files that are given to the applicant.</summary>
    public ImmutableArray<FileRef> Provided { get; init; } = [];

    /// <summary>The earlier case that answered the same application (第三十六条第六项).</summary>
    public DisclosureRequestId? EarlierCase { get; init; }

    /// <summary>涉及公共利益: why the harm to the third party is outweighed (第三十二条).</summary>
    public PrivateRef? PublicInterest { get; init; }

    /// <summary>区分处理: whether an open part was looked for (第三十七条).</summary>
    public bool SeverabilityConsidered { get; init; }

    /// <summary>Only for 更正申请.</summary>
    public RecordCorrectionResult? Correction { get; init; }

    /// <summary>The words given for one need; null when there are none.</summary>
    public PrivateRef? TextOf(DecisionNeed need) => Texts.FirstOrDefault(text => text.Need == need)?.Text;
}
