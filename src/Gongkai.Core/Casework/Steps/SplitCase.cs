using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>拆分: these cases were made of parts of this one.</summary>
public sealed record CaseSplit(DateOnly On, ImmutableArray<DisclosureRequestId> Into) : CaseEvent(On);

internal sealed class SplitCase() : CaseStep<CaseSplit>("split")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("拆分", [Registered, UnderReview], null, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, CaseSplit e) =>
        request with { SplitInto = [.. request.SplitInto, .. e.Into] };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CaseSplit e, CaseSituation situation) =>
        Tied(request, e.Into, e.Into.Any(request.SplitInto.Contains));

    protected override Sentence Told(DisclosureRequest request, CaseSplit e) => $"拆分出 {e.Into.Length} 件";

    protected override PublicStep? Shown(DisclosureRequest request, CaseSplit e) => null;
}
