using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>送达未成: returned or refused mail; the attempt stays on record.</summary>
public sealed record ServiceFailed(DateOnly On, ServiceRoute Route, PrivateRef Reason) : CaseEvent(On);

internal sealed class RecordFailedService() : CaseStep<ServiceFailed>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("送达未成", [Issued], null, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ServiceFailed e) => request;

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ServiceFailed e, CaseSituation situation) =>
        ServeDecision.Undated(request, e.On);

    protected override Sentence Told(DisclosureRequest request, ServiceFailed e) => $"{e.Route.Name()}未成{Sentence.Maybe("：", e.Reason)}";

    protected override PublicStep? Shown(DisclosureRequest request, ServiceFailed e) => new(e.On, "送达未成", "答复没有送达，本机关将另行送达。");
}
