using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>法制审核 of a refusal.</summary>
public sealed record LegalReviewed(DateOnly On, PersonId By, bool Passed, PrivateRef? Opinion) : CaseEvent(On);

internal sealed class ReviewLegally() : CaseStep<LegalReviewed>("decision/legal")
{
    public override ImmutableArray<Type> Follows => [typeof(DecisionDrafted)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("法制审核", [Drafted], null, [LegalReviewer])];

    protected override DisclosureRequest Apply(DisclosureRequest request, LegalReviewed e) => request.Now(request.Decision with { Legal = e });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, LegalReviewed e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, LegalReviewed e) => $"{e.By}法制审核：{(e.Passed ? "通过" : "不通过")}{Sentence.Maybe("；", e.Opinion)}";

    protected override PublicStep? Shown(DisclosureRequest request, LegalReviewed e) => null;
}
