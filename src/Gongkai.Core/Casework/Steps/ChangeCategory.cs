using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>申请人类别更改</summary>
public sealed record CategoryChanged(DateOnly On, ApplicantCategory Category) : CaseEvent(On)
{
    /// <summary>更改的原因; older entries have theirs in the journal's line.</summary>
    public PrivateRef? Reason { get; init; }
}

internal sealed class ChangeCategory() : CaseStep<CategoryChanged>("category")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("更改申请人类别", BeforeArchive, null, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, CategoryChanged e) => request with { Category = e.Category };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CategoryChanged e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, CategoryChanged e) => $"申请人类别改为{e.Category.Name()}{Sentence.Maybe("，原因：", e.Reason)}";

    protected override PublicStep? Shown(DisclosureRequest request, CategoryChanged e) => null;
}
