using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>意见征询书送达: the fifteen workdays of the one who is asked begin.</summary>
public sealed record ConsultationDelivered(DateOnly On, Guid Consultation) : CaseEvent(On);

internal sealed class DeliverConsultation() : CaseStep<ConsultationDelivered>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("意见征询书送达", Known, null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ConsultationDelivered e) =>
        request.Asked(e.Consultation, asked => asked with { DeliveredOn = e.On });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ConsultationDelivered e, CaseSituation situation)
    {
        if (request.Asked(e.Consultation) is not { } asked) return [new("CW33")];
        return
        [
            .. Astray("before-sent", asked.Sent.On, e.On < asked.Sent.On),
            .. Astray("delivered", asked.DeliveredOn, asked.DeliveredOn is not null),
            .. Astray("after-answer", asked.Answer?.On, e.On > asked.Answer?.On),
            .. Astray("dropped", asked.Dropped?.On, asked.Dropped is not null),
        ];
    }

    protected override Sentence Told(DisclosureRequest request, ConsultationDelivered e) => "征求意见函送达";

    protected override PublicStep? Shown(DisclosureRequest request, ConsultationDelivered e) => null;
}
