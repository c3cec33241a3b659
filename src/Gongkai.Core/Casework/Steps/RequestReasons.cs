using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>要求说明理由 (第三十五条): the frequency found, and until when reasons are wanted.</summary>
public sealed record ReasonsRequested(DateOnly On, int Applications, DateOnly Until) : CaseEvent(On), INamesLetter
{
    public PrivateRef? Facts { get; init; }

    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class RequestReasons() : CaseStep<ReasonsRequested>("reasons-request")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("要求说明理由", [UnderReview], AwaitingReasons, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ReasonsRequested e) =>
        request with { ReasonsRequests = request.ReasonsRequests.Add(e) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ReasonsRequested e, CaseSituation situation)
    {
        if (e.Applications < 2 || e.Facts is null) yield return new("CW31") { Field = nameof(e.Facts) };
        if (e.Until <= e.On) yield return new("CW31") { Field = nameof(e.Until), Variant = "until" };
    }

    protected override Sentence Told(DisclosureRequest request, ReasonsRequested e) =>
        $"要求申请人说明理由（已申请 {e.Applications} 件），{e.Until:yyyy-MM-dd} 前说明{Sentence.Maybe("；", e.Facts)}{Numbered(e)}";

    protected override PublicStep? Shown(DisclosureRequest request, ReasonsRequested e) =>
        new(e.On, "请您说明理由", $"请最迟在 {PublicProgress.Due(e.Until)} 说明多次申请的理由。");
}
