using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>收到意见。</summary>
public sealed record ConsultationAnswered(DateOnly On, Guid Consultation, ConsultationOutcome Outcome) : CaseEvent(On)
{
    public PrivateRef? Opinion { get; init; }

    public FileRef? File { get; init; }
}

internal sealed class ReceiveOpinion() : CaseStep<ConsultationAnswered>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("收到意见", Known, null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ConsultationAnswered e) =>
        request.Asked(e.Consultation, asked => asked with { Answer = e });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ConsultationAnswered e, CaseSituation situation)
    {
        if (request.Asked(e.Consultation) is not { } asked) return [new("CW33")];
        return
        [
            .. Astray("before-sent", asked.Sent.On, e.On < asked.Sent.On),
            .. Astray("before-delivered", asked.DeliveredOn, e.On < asked.DeliveredOn),
            .. Astray("answered", asked.Answer?.On, asked.Answer is not null),
            .. Astray("dropped", asked.Dropped?.On, asked.Dropped is not null),
        ];
    }

    protected override Sentence Told(DisclosureRequest request, ConsultationAnswered e) => $"收到意见：{e.Outcome.Name()}{Sentence.Maybe("；", e.Opinion)}";

    protected override PublicStep? Shown(DisclosureRequest request, ConsultationAnswered e) => null;
}
