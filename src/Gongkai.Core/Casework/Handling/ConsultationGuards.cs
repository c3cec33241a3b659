using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of 征求意见 (第三十二条至第三十四条).</summary>
internal static class ConsultationGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        if (step is ConsultationSent sent)
        {
            if (Find(request, sent.Consultation) is not null) yield return new("CW33") { Variant = "again" };
            yield break;
        }
        if (step is ApplicantToldOfConsultation or ReferralAnswered)
        {
            if (step is ReferralAnswered && request.ReferralAnswers.Length >= request.Referrals.Length) yield return new("CW33") { Variant = "referral" };
            if (step is ApplicantToldOfConsultation && request.Consultations.IsEmpty) yield return new("CW33");
            yield break;
        }
        var (id, on) = (Id(step), step.On);
        if (Find(request, id) is not { } asked)
        {
            yield return new("CW33");
            yield break;
        }
        if (on < asked.Sent.On) yield return Order("before-sent", asked.Sent.On);
        if (step is ConsultationAnswered && on < asked.DeliveredOn) yield return Order("before-delivered", asked.DeliveredOn.Value);
        if (step is ConsultationDelivered && asked.DeliveredOn is { } already) yield return Order("delivered", already);
        if (step is ConsultationDelivered && on > asked.Answer?.On) yield return Order("after-answer", asked.Answer.On);
        if (step is ConsultationAnswered or ConsultationDropped && asked.Answer is { } answered) yield return Order("answered", answered.On);
        if (step is not ThirdPartyTold && asked.Dropped is { } ended) yield return Order("dropped", ended.On);
        if (step is ConsultationDropped dropped)
            foreach (var refusal in Dropping(asked, dropped, situation)) yield return refusal;
    }

    // Silence has its effect by law once the term is over; what was delivered cannot have failed to be.
    private static IEnumerable<Refusal> Dropping(PartyConsultation asked, ConsultationDropped dropped, CaseSituation situation)
    {
        if (asked.Answer is not null || asked.Dropped is not null || asked.DeliveredOn is not { } delivered) yield break;
        if (dropped.On < delivered) yield return Order("before-delivered", delivered);
        if (dropped.Cause == DropCause.Undeliverable) yield return Order("delivered", delivered) with { Field = nameof(dropped.Cause) };
        if (situation.Calendar.AddWorkdays(delivered, ReplyTerms.Regulation.On(delivered).Opinion) is var end && dropped.On > end) yield return Order("over", end);
    }

    private static Refusal Order(string variant, DateOnly day) =>
        new("CW33") { Field = nameof(CaseEvent.On), Variant = variant, Values = [("date", CaseRules.Day(day))] };

    private static PartyConsultation? Find(DisclosureRequest request, Guid id) =>
        request.Consultations.FirstOrDefault(asked => asked.Sent.Consultation == id);

    private static Guid Id(CaseEvent step) => step switch
    {
        ConsultationDelivered e => e.Consultation,
        ConsultationAnswered e => e.Consultation,
        ConsultationDropped e => e.Consultation,
        ThirdPartyTold e => e.Consultation,
        _ => Guid.Empty,
    };
}
