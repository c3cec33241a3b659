using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>转为主动公开 (第四十四条).</summary>
public sealed record ProactiveConversionProposed(DateOnly On, PrivateRef Reason) : CaseEvent(On);

internal sealed class ProposeConversion() : CaseStep<ProactiveConversionProposed>("proactive")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("建议转为主动公开", BeforeArchive, null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ProactiveConversionProposed e) => request;

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ProactiveConversionProposed e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, ProactiveConversionProposed e) => $"建议转为主动公开{Sentence.Maybe("：", e.Reason)}";

    protected override PublicStep? Shown(DisclosureRequest request, ProactiveConversionProposed e) => null;
}
