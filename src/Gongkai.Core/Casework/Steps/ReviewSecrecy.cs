using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>保密审查 of what the draft would make public (第十七条).</summary>
public sealed record SecrecyReviewed(DateOnly On, PersonId By, bool Passed, PrivateRef? Opinion) : CaseEvent(On);

internal sealed class ReviewSecrecy() : CaseStep<SecrecyReviewed>("decision/secrecy")
{
    public override ImmutableArray<Type> Follows => [typeof(DecisionDrafted)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("保密审查", [Drafted], null, [SecrecyReviewer])];

    protected override DisclosureRequest Apply(DisclosureRequest request, SecrecyReviewed e) => request.Now(request.Decision with { Secrecy = e });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, SecrecyReviewed e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, SecrecyReviewed e) => $"{e.By}保密审查：{(e.Passed ? "通过" : "不通过")}{Sentence.Maybe("；", e.Opinion)}";

    protected override PublicStep? Shown(DisclosureRequest request, SecrecyReviewed e) => null;
}
