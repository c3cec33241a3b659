using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>征求意见: a letter to a third party (第三十二条), a co-maker (第三十四条) or another agency.</summary>
public sealed record ConsultationSent(DateOnly On, Guid Consultation, ConsultationKind Kind, PrivateRef Party) : CaseEvent(On), INamesLetter
{
    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class SendConsultation() : CaseStep<ConsultationSent>("consult")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("征求意见", [.. Running, AwaitingPayment], null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ConsultationSent e) =>
        request with { Consultations = request.Consultations.Add(new(e)) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ConsultationSent e, CaseSituation situation) =>
        request.Asked(e.Consultation) is null ? [] : [new("CW33") { Variant = "again" }];

    protected override Sentence Told(DisclosureRequest request, ConsultationSent e) => $"发函征求{e.Kind.Name()}意见：{e.Party}{Numbered(e)}";

    protected override PublicStep? Shown(DisclosureRequest request, ConsultationSent e) => null;
}
