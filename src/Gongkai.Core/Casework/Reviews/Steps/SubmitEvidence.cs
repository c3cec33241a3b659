using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>提交证据和依据</summary>
public sealed record ReviewEvidenceSubmitted(DateOnly On) : ReviewEvent(On);

internal sealed class SubmitEvidence() : ReviewStep<ReviewEvidenceSubmitted>("evidence", "登记举证")
{
    public override ImmutableArray<Type> Follows => [typeof(ReviewAccepted)];

    protected override ImmutableArray<Transition<ReviewStage>> Rows => [Row("提交证据", [ReviewStage.Accepted, ReviewStage.Answered], null)];

    public override bool Fits(ReviewCase matter) => matter.Evidence is null;

    public override bool IsOffered(ReviewCase matter, ReviewSituation situation) => matter.Kind.IsSuit();

    protected override ReviewCase Apply(ReviewCase review, ReviewEvidenceSubmitted e) => review with { Evidence = e };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewEvidenceSubmitted e, ReviewSituation situation) => [];

    protected override Sentence Told(ReviewCase review, ReviewEvidenceSubmitted e) => "提交证据和依据";
}
