using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>延迟答复 (第三十五条): the date fixed and told.</summary>
public sealed record AgreedDelaySet(DateOnly On, DateOnly Until) : CaseEvent(On), INamesLetter
{
    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class SetAgreedDelay() : CaseStep<AgreedDelaySet>("delay")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("确定延迟答复", [UnderReview, Drafted], null, [OfficeHead])];

    protected override DisclosureRequest Apply(DisclosureRequest request, AgreedDelaySet e) => request with { AgreedDelay = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, AgreedDelaySet e, CaseSituation situation)
    {
        if (request.Decision.Order is { } order)
        {
            yield return new("CW32") { Variant = "ordered", Values = [("due", Day(order.Due))] };
            yield break;
        }
        var due = request.Clock(situation).Due;
        if (!IsOffered(request, situation)) yield return new("CW32") { Variant = "reasons" };
        if (e.On > due) yield return new("CW32") { Field = nameof(e.On), Values = [("due", Day(due.Value))] };
        var after = due > e.On ? due.Value : e.On;
        if (e.Until <= after || e.Until > after.AddYears(LongestDelay))
            yield return new("CW32")
            {
                Field = nameof(e.Until),
                Variant = "until",
                Values = [("until", Day(e.Until)), ("after", Day(after)), ("by", Day(after.AddYears(LongestDelay)))],
            };
    }

    protected override Sentence Told(DisclosureRequest request, AgreedDelaySet e) => $"确定延迟答复，{e.Until:yyyy-MM-dd} 前答复{Numbered(e)}";

    protected override PublicStep? Shown(DisclosureRequest request, AgreedDelaySet e) =>
        new(e.On, "确定延迟答复的期限", $"答复期限定为 {PublicProgress.Due(e.Until)}。");

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) =>
        // 第三十五条：认为申请理由合理，但是无法在规定的期限内答复的，可以确定延迟答复的合理期限。
        request.Reasons is [.., { Accepted: true }];

    // No article says what is reasonable; what lies further off is a slip of the pen.
    private const int LongestDelay = 2;
}
