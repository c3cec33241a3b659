using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>并案: answered with that case; it keeps its number and its row, and takes the other's outcome.</summary>
public sealed record CaseJoined(DateOnly On, DisclosureRequestId Into) : CaseEvent(On);

internal sealed class JoinCase() : CaseStep<CaseJoined>("join")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("并案", [Registered, UnderReview], Joined, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, CaseJoined e) => request with { JoinedInto = e.Into, EndedOn = e.On };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CaseJoined e, CaseSituation situation) =>
        Tied(request, [e.Into], false);

    protected override Sentence Told(DisclosureRequest request, CaseJoined e) => "并入另一件一并答复";

    protected override PublicStep? Shown(DisclosureRequest request, CaseJoined e) => new(e.On, "并案办理", "与您的另一件申请合并办理。");
}
