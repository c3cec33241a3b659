using Dapper;
using Gongkai.Casework;
using Gongkai.Matters;

namespace Gongkai.Features.Casework;

/// <summary>The projection that lists are made of.</summary>
public static class CaseView
{
    private const string Upsert = """
        insert into case_view (id, agency, version, kind, stage, is_open, number, year, channel, category, topic, arrived_on, received_on, due_on,
            is_projected, section, officer, outcome, outcome_on, applicant, description, tracking_hash)
        values (@Id, @Agency, @Version, @Kind, @Stage, @IsOpen, @Number, @Year, @Channel, @Category, @Topic, @ArrivedOn, @ReceivedOn, @DueOn,
            @IsProjected, @Section, @Officer, @Outcome, @OutcomeOn, @Applicant, @Description, @TrackingHash)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, is_open = excluded.is_open, number = excluded.number,
            year = excluded.year, channel = excluded.channel, category = excluded.category, topic = excluded.topic, arrived_on = excluded.arrived_on,
            received_on = excluded.received_on, due_on = excluded.due_on, is_projected = excluded.is_projected, section = excluded.section,
            officer = excluded.officer, outcome = excluded.outcome, outcome_on = excluded.outcome_on, applicant = excluded.applicant,
            description = excluded.description, tracking_hash = excluded.tracking_hash
        """;

    /// <summary>Writes the line of a case.</summary>
    public static Task WriteAsync(CaseChange change, ClockAnswer clock)
    {
        var request = change.Matter;
        var arrival = request.Arrival!;
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            request.Id,
            change.Agency,
            Version = (long)request.Version,
            Kind = request.Kind.ToString(),
            Stage = request.Stage.ToString(),
            IsOpen = request.Stage.IsOpen() ? 1L : 0L,
            request.Registration?.Number,
            Year = (long?)request.Registration?.Year,
            Channel = arrival.Channel.ToString(),
            Category = request.Category.ToString(),
            arrival.Topic,
            ArrivedOn = arrival.On,
            clock.ReceivedOn,
            DueOn = Due(request, clock),
            IsProjected = clock.IsProjected ? 1L : 0L,
            request.Assignment?.Section,
            request.Assignment?.Officer,
            Outcome = request.Outcome?.ToString(),
            request.OutcomeOn,
            Applicant = arrival.Applicant.Id.ToString(),
            Description = request.Description?.Id.ToString(),
            arrival.TrackingHash,
        }, change.Transaction.Transaction);
    }

    /// <summary>Writes the term that runs in it.</summary>
    public static Task WriteTermsAsync(CaseChange change, ClockAnswer clock) =>
        TermView.WriteAsync(change.Transaction, change.Matter.Stream, change.Agency, change.Matter.Arrival!.On,
        CaseTerms.Of(change.Matter, clock) is { } term ? [term] : []);

    /// <summary>The day to sort by: the reply's, or the day on which what is awaited is over; of a case that must be decided again, the day ordered.</summary>
    public static DateOnly? Due(DisclosureRequest request, ClockAnswer clock) => request switch
    {
        { Stage: var stage } when !stage.IsOpen() => null,
        { Decision.Order: { } order } => order.Due,
        _ => clock.Due ?? clock.CorrectionDueBy ?? clock.PayBy,
    };
}
