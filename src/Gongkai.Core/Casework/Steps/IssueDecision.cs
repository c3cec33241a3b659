using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>制发: the letter has its number and its file.</summary>
public sealed record DecisionIssued(DateOnly On, IssuedLetterRef Letter) : CaseEvent(On), INamesLetter;

internal sealed class IssueDecision() : CaseStep<DecisionIssued>()
{
    public override ImmutableArray<Type> Follows => [typeof(DecisionApproved)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("制发", [Approved], Issued, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, DecisionIssued e) =>
        request.Now(request.Decision with { Letter = e.Letter });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, DecisionIssued e, CaseSituation situation)
    {
        if (request.Decision.Drafted is not { Draft: var draft }) yield break;
        var (wanted, letter) = (request.Kind == CaseKind.RecordCorrection ? LetterType.RecordCorrectionReply : LetterType.Of(draft.Type), e.Letter);
        if (!letter.Is(wanted)) yield return new("CW51") { Values = [("letter", letter.Code), ("decision", wanted.Code)] };
        if (string.IsNullOrEmpty(letter.Number)) yield return new("CW51") { Variant = "number" };
        if (letter.DatedOn > situation.Today || letter.DatedOn < request.Decision.Approved?.On)
            yield return new("CW51")
            {
                Variant = "dated",
                Values = [("dated", Day(letter.DatedOn)), ("approvedOn", Day(request.Decision.Approved!.On)), ("today", Day(situation.Today))],
            };
    }

    protected override Sentence Told(DisclosureRequest request, DecisionIssued e) => $"制发答复书{(e.Letter.Number is { } number ? $" {number}" : "")}";

    protected override PublicStep? Shown(DisclosureRequest request, DecisionIssued e) =>
        new(e.On, "作出答复", e.Letter.Number is { } number ? $"答复书文号 {number}。" : "答复书已制作。");
}
