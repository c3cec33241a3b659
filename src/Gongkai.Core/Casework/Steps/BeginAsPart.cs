using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>由拆分而来: received when the whole was received.</summary>
public sealed record SplitFrom(DateOnly On, DisclosureRequestId Parent) : CaseEvent(On);

internal sealed class BeginAsPart() : CaseStep<SplitFrom>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("由拆分而来", [Arrived, Registered], null, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, SplitFrom e) => request with { SplitFrom = e.Parent };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, SplitFrom e, CaseSituation situation) =>
        Tied(request, [e.Parent], request.SplitFrom is not null);

    protected override Sentence Told(DisclosureRequest request, SplitFrom e) => "由另一件拆分而来";

    protected override PublicStep? Shown(DisclosureRequest request, SplitFrom e) => null;
}
