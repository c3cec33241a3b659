using System.Collections.Immutable;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>Another case of the same applicant.</summary>
/// <param name="ByIdentity">Whether the identity number or credit code is the same; else the telephone is, and it may be somebody else.</param>
public sealed record OtherCase(DisclosureRequestId Id, string? Number, DateOnly ArrivedOn, DateOnly? ReceivedOn, CaseStage Stage,
    DispositionType? Outcome, bool ByIdentity);

/// <summary>The other applications of one applicant, found by what seals his identity, never by his name.</summary>
public sealed class SameApplicant(Store store)
{
    private const int Most = 200;

    // The parts of a split case name their applicant by the same row.
    private const string Same = """
        select v.id, v.number, v.arrived_on as arrivedon, v.received_on as receivedon, v.stage, v.outcome, max(same.is_identity) as isidentity
        from (select b.data, case when b.facet = 'identity' then 1 else 0 end as is_identity
            from personal_index a join personal_index b on b.token = a.token and b.facet = a.facet where a.data = @applicant and a.facet in ('identity', 'telephone')
            union all select @applicant, 1) same
        join case_view v on v.applicant = same.data
        where v.agency = @Agency and v.id <> @Id
        group by v.id, v.number, v.arrived_on, v.received_on, v.stage, v.outcome
        order by v.arrived_on desc, v.id desc limit @Most
        """;

    /// <summary>The others of the same applicant at the same agency, the newest first. What is compared are keyed hashes; nothing is opened.</summary>
    public async Task<ImmutableArray<OtherCase>> OthersAsync(OpenCase open, CancellationToken ct)
    {
        if (open.Request.Arrival is not { } arrival) return [];
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(Same, new { applicant = arrival.Applicant.Id.ToString(), open.Agency, open.Request.Id, Most = (long)Most },
                cancellationToken: ct));
        return [.. rows.Select(row => row.Case)];
    }

    /// <summary>
    /// How many items the same applicant had applied for at this agency in the same calendar month before this case (办法第四条); 0 when his identity is not known.
    /// </summary>
    public async Task<int> InMonthAsync(OpenCase open, CancellationToken ct)
    {
        if (open.Request.Arrival is not { } arrival || open.Clock.ReceivedOn is not { } received) return 0;
        await using var connection = await store.Database.OpenAsync(ct);
        if (await store.People.OpenAsync(connection, arrival.Applicant.Id) is not { } row || ApplicantDetails.Read(row).IdentityKey is not { } identity)
            return 0;
        var rows = await store.People.FindAsync(connection, new(ApplicantFacets.IdentityFacet, identity));
        var month = new DateOnly(received.Year, received.Month, 1);
        var earlier = await connection.QueryAsync<DisclosureRequestId>(new CommandDefinition($"""
            select id from case_view where applicant in {IdList.Of(rows)} and agency = @Agency and received_on >= @month and received_on <= @received and id <> @Id
            """, new { open.Agency, month, received, open.Request.Id }, cancellationToken: ct));
        var counted = new List<CountedApplication>();
        foreach (var id in earlier)
        {
            var other = RequestJournal.Fold(id, await store.Journal.ReadAsync(id.Stream, ct));
            var on = other.Clock(open.Situation).ReceivedOn ?? received;
            if (on < received || IsBefore(other, open.Request))
                counted.Add(new(on, other.FeeNotice is { Tariff: FeeTariff.PerItem } fee ? fee.Units : 1, other.Stage == CaseStage.Withdrawn));
        }
        return FeeCount.InMonthOf(received, counted, open.Situation.Settings.Fee);
    }

    // Of the same day, the one with the lower number came first.
    private static bool IsBefore(DisclosureRequest other, DisclosureRequest request) =>
        (other.Registration?.Year, other.Registration?.Sequence) is var (year, sequence) && request.Registration is { } own
            && (year < own.Year || year == own.Year && sequence < own.Sequence);

    private sealed class Row
    {
        public DisclosureRequestId Id { get; init; }
        public string? Number { get; init; }
        public DateOnly ArrivedOn { get; init; }
        public DateOnly? ReceivedOn { get; init; }
        public string Stage { get; init; } = "";
        public string? Outcome { get; init; }
        public long IsIdentity { get; init; }

        public OtherCase Case =>
            new(Id, Number, ArrivedOn, ReceivedOn, Enum.Parse<CaseStage>(Stage),
                Outcome is null ? null : Enum.Parse<DispositionType>(Outcome), IsIdentity == 1);
    }
}
