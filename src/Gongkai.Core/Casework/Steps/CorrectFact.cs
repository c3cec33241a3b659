using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>录入更正: the event of that version was wrong; this is what it should have said. The old one stays in the journal.</summary>
public sealed record FactCorrected(DateOnly On, int Version, CaseEvent Instead) : CaseEvent(On), ICorrection<CaseEvent>
{
    /// <summary>更正的原因; older entries have theirs in the journal's line.</summary>
    public PrivateRef? Reason { get; init; }
}

internal sealed class CorrectFact() : CaseStep<FactCorrected>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("更正录入", [.. BeforeArchive], null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, FactCorrected e) => request;

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, FactCorrected e, CaseSituation situation) =>
        CorrectedEntry.Check(request, e, situation);

    protected override Sentence Told(DisclosureRequest request, FactCorrected e) =>
        $"更正第 {e.Version} 条录入，改为：{e.Instead.On:yyyy-MM-dd} {CaseSteps.Workflow.Told(request, e.Instead)}{Sentence.Maybe("；更正的原因：", e.Reason)}";

    protected override PublicStep? Shown(DisclosureRequest request, FactCorrected e) => null;
}
