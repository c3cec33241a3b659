using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>告知申请人正在征求意见，所需时间不计算在内 (第三十三条第三款).</summary>
public sealed record ApplicantToldOfConsultation(DateOnly On) : CaseEvent(On), INamesLetter
{
    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class TellOfConsultation() : CaseStep<ApplicantToldOfConsultation>("told-of-consultation")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("告知申请人征求意见", Known, null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ApplicantToldOfConsultation e) => request;

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ApplicantToldOfConsultation e, CaseSituation situation) =>
        IsOffered(request, situation) ? [] : [new("CW33")];

    protected override Sentence Told(DisclosureRequest request, ApplicantToldOfConsultation e) => $"告知申请人正在征求意见{Numbered(e)}";

    protected override PublicStep? Shown(DisclosureRequest request, ApplicantToldOfConsultation e) =>
        new(e.On, "征求意见", "正在征求第三方或者其他机关的意见，所需时间不计算在答复期限内。");

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) => !request.Consultations.IsEmpty;
}
