using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>The clock's facts of a case.</summary>
internal static class ClockFactsOf
{
    public static ClockFacts Case(DisclosureRequest request, DateOnly today, ClockSettings settings)
    {
        var arrival = request.Arrival ?? throw new InvalidOperationException("the case has no first event");
        // What was withdrawn or joined is judged as of that day: nothing runs on after it. A lapse is what the clock itself finds.
        var stopped = request.JoinedInto is not null || request.OutcomeWithoutDecision == DispositionType.Misc ? request.EndedOn : null;
        return new(arrival.Channel, arrival.On, stopped < today ? stopped.Value : today)
        {
            ArrivedAt = arrival.At,
            SignedOn = arrival.SignedOn,
            ConfirmedOn = request.ConfirmedOn,
            CallsOn = [.. request.Contacts.Select(contact => contact.On)],
            CorrectionNotice = request.CorrectionNotice is { } notice ? new(notice.On, notice.Workdays) : null,
            CorrectedOn = request.Correction?.On,
            LateCorrectionJustified = request.Correction?.Justification is not null,
            Consultations = [.. request.Consultations.Select(asked =>
                new Consultation(asked.Sent.Kind, asked.Sent.On, asked.DeliveredOn, asked.Answer?.On) { DroppedOn = asked.Dropped?.On })],
            ReasonsRequests = Inquiries(request.ReasonsRequests, request.Reasons),
            Referrals = Inquiries(request.Referrals, request.ReferralAnswers),
            Extensions = [.. from given in request.Extensions where given.Notice is not null
                select new Extension(given.Consent.Workdays, given.Consent.On, given.Notice.On)],
            AgreedDelay = request.AgreedDelay is { } delay ? new(delay.Until, delay.On) : null,
            FeeNotice = request.FeeNotice is { } fee ? new(fee.On, request.FeePayment?.On) : null,
            Decision = request.Decisions[0].Served is { } served ? new(Mode(served.Route), served.On) : null,
            Settings = settings,
        };
    }

    private static ImmutableArray<ClockInquiry> Inquiries(IEnumerable<CaseEvent> asked, IEnumerable<CaseEvent> answered)
    {
        var answers = answered.Select(answer => (DateOnly?)answer.On).ToArray();
        return [.. asked.Select((question, i) => new ClockInquiry(question.On, answers.ElementAtOrDefault(i)))];
    }

    private static ServiceMode Mode(ServiceRoute route) => route switch
    {
        ServiceRoute.Post => ServiceMode.Mail,
        ServiceRoute.Electronic => ServiceMode.Electronic,
        _ => ServiceMode.Direct,
    };
}
