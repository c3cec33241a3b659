using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>另案并入</summary>
public sealed record CaseAbsorbed(DateOnly On, DisclosureRequestId Other) : CaseEvent(On);

internal sealed class AbsorbCase() : CaseStep<CaseAbsorbed>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("另案并入", [Registered, UnderReview], null, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, CaseAbsorbed e) =>
        request with { Absorbed = request.Absorbed.Add(e.Other) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CaseAbsorbed e, CaseSituation situation) =>
        Tied(request, [e.Other], request.Absorbed.Contains(e.Other));

    protected override Sentence Told(DisclosureRequest request, CaseAbsorbed e) => "另一件并入本件一并答复";

    protected override PublicStep? Shown(DisclosureRequest request, CaseAbsorbed e) => null;
}
