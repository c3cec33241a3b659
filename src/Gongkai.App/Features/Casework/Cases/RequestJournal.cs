using Dapper;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>Cases as their events.</summary>
public sealed class RequestJournal(Store store, WorkCalendars calendars, TimeProvider clock)
    : MatterJournal<DisclosureRequest, CaseEvent, CaseStage, CaseSituation>(store, new RequestMatters(calendars, clock))
{
    private readonly Held<AgencyId, (WorkCalendar Calendar, CaseworkSettings Settings)> places = new(store.Journal, clock, 1_000);

    /// <summary>The case and whose it is; null when there is none of that id.</summary>
    public async Task<(AgencyId Agency, DisclosureRequest Request)?> FindAsync(DisclosureRequestId id, CancellationToken ct) =>
        await FindAsync(new DisclosureRequest(id), ct);

    /// <summary>The case whose tracking code has that hash, and whose it is; null when there is none. One question: it is asked by many.</summary>
    public async Task<(AgencyId Agency, DisclosureRequest Request)?> FindTrackedAsync(string hash, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        var rows = (await connection.QueryAsync<(DisclosureRequestId Id, AgencyId Agency, string Type, string Body)>(new CommandDefinition("""
            select v.id, j.agency, j.type, j.body from case_view v join journal j on j.stream = 'case/' || v.id where v.id = (
                select case_id from tracking_code where hash = @hash and is_void = 0
                union all select id from case_view where tracking_hash = @hash and not exists (select 1 from tracking_code where hash = @hash)
                limit 1) order by j.version
            """, new { hash }, cancellationToken: ct))).AsList();
        return rows.Count == 0 ? null : (rows[0].Agency, CaseFold.Of(rows[0].Id, [.. rows.Select(row => CaseEventJson.Read(row.Type, row.Body))]));
    }

    /// <summary>What may be looked at beside a case of that agency, for somebody; for showing.</summary>
    public async ValueTask<CaseSituation> SituationAsync(AgencyId agency, Actor actor, CancellationToken ct)
    {
        var (calendar, settings) = await places.GetAsync(agency, async asked =>
        {
            await using var connection = await Store.Database.OpenAsync(ct);
            var situation = await ((RequestMatters)Kind).SituationAsync(connection, null, asked, actor);
            return (situation.Calendar, situation.Settings);
        });
        return new(clock.BeijingToday, calendar, settings, actor);
    }

    /// <summary>Begins a case: what is proposed are its first events.</summary>
    public Task<CaseAnswer> BeginAsync(AgencyId agency, DisclosureRequestId id, Actor actor, ChangeContext change, CaseProposal propose,
        CancellationToken ct) =>
        TakeAsync(new(new(id), 0, propose) { BeginningAt = agency }, actor, change, ct);

    /// <summary>Takes a step in a case that exists; what others did does not matter where no version is given.</summary>
    public Task<CaseAnswer> TakeAsync(DisclosureRequestId id, int? seen, Actor actor, ChangeContext change, CaseProposal propose, CancellationToken ct) =>
        TakeAsync(new(new(id), seen, propose), actor, change, ct);

    /// <summary>The case of a stream's entries.</summary>
    public static DisclosureRequest Fold(DisclosureRequestId id, IEnumerable<JournalEntry> entries) =>
        CaseFold.Of(id, [.. entries.Select(entry => CaseEventJson.Read(entry.Type, entry.Body))]);
}
