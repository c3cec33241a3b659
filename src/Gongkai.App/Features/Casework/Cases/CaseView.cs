using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A case that has changed, for those who keep a projection of it: they write in the same transaction.</summary>
public sealed record CaseChange(JournalTransaction Transaction, AgencyId Agency, DisclosureRequest Request, ClockAnswer Clock, CaseSituation Situation);

/// <summary>The projection that lists are made of.</summary>
public static class CaseView
{
    /// <summary>All who keep a projection of cases. A feature that needs one adds itself here.</summary>
    public static IReadOnlyList<Func<CaseChange, Task>> Writers { get; } = [WriteAsync, TermsAsync, CaseParties.WriteAsync, RegisterView.WriteAsync, LetterView.WriteAsync, ArchiveView.WriteAsync];

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

    private static Task WriteAsync(CaseChange change)
    {
        var (request, clock) = (change.Request, change.Clock);
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

    private static Task TermsAsync(CaseChange change) => TermView.WriteAsync(
        change.Transaction, change.Request.Id.Stream, change.Agency, change.Request.Id, change.Request.Arrival!.On, CaseTerms.Of(change.Request, change.Clock) is { } term ? [term] : []);

    /// <summary>The day to sort by: the reply's, or the day on which what is awaited is over; of a case that must be decided again, the day ordered.</summary>
    public static DateOnly? Due(DisclosureRequest request, ClockAnswer clock) => request switch
    {
        { Stage: var stage } when !stage.IsOpen() => null,
        { Decision.Order: { } order } => order.Due,
        _ => clock.Due ?? clock.CorrectionDueBy ?? clock.PayBy,
    };
}
