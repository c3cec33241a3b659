using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>制发文书: a letter on the way has its number and its file; the step that serves it names it again.</summary>
public sealed record LetterIssued(DateOnly On, IssuedLetterRef Letter) : CaseEvent(On), INamesLetter
{
    /// <summary>What was typed into the letter, by field: the step takes it from here, so that nobody types it twice.</summary>
    public PrivateRef? Typed { get; init; }
}

internal sealed class IssueLetter() : CaseStep<LetterIssued>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("制发文书", [.. Known, LapsedNoCorrection, LapsedFeeUnpaid], null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, LetterIssued e) => request;

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, LetterIssued e, CaseSituation situation) =>
        IsOnTheWay(request, e.Letter) ? [] : [new("CW51") { Variant = "way", Values = [("letter", e.Letter.Code)] }];

    protected override Sentence Told(DisclosureRequest request, LetterIssued e) => $"制发{LetterType.Find(e.Letter.Code)?.Title}{Numbered(e)}";

    protected override PublicStep? Shown(DisclosureRequest request, LetterIssued e) => null;

    // A decision goes out by the one choice that was signed, never as a letter on the way; a lapse may be told of afterwards.
    private static bool IsOnTheWay(DisclosureRequest request, IssuedLetterRef letter) => !string.IsNullOrEmpty(letter.Number)
        && (letter.Code.StartsWith('L') && !letter.Is(LetterType.ThirdPartyNotice) && !letter.Is(LetterType.RecordCorrectionReply)
            || request.Stage == LapsedNoCorrection && letter.Is(LetterType.Of(DispositionType.NoCorrection))
            || request.Stage == LapsedFeeUnpaid && letter.Is(LetterType.Of(DispositionType.FeeUnpaid)));
}
