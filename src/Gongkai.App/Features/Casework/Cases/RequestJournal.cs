using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>Cases as their events: reads them, and takes steps that the rules allow.</summary>
public sealed class RequestJournal(Store store, WorkCalendars calendars, TimeProvider clock)
{
    private readonly Held<AgencyId, (WorkCalendar Calendar, CaseworkSettings Settings)> places = new(store.Journal, clock, 1_000);

    /// <summary>The case and whose it is; null when there is none of that id.</summary>
    public async Task<(AgencyId Agency, DisclosureRequest Request)?> FindAsync(DisclosureRequestId id, CancellationToken ct)
    {
        var entries = await store.Journal.ReadAsync(id.Stream, ct);
        return entries.IsEmpty ? null : (entries[0].Agency, Fold(id, entries));
    }

    /// <summary>The case whose tracking code has that hash, and whose it is; null when there is none. One question: it is asked by many.</summary>
    public async Task<(AgencyId Agency, DisclosureRequest Request)?> FindTrackedAsync(string hash, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
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
            await using var connection = await store.Database.OpenAsync(ct);
            var situation = await SituationAsync(connection, null, asked, actor);
            return (situation.Calendar, situation.Settings);
        });
        return new(clock.BeijingToday, calendar, settings, actor);
    }

    /// <summary>Begins a case: what is proposed are its first events.</summary>
    public Task<CaseAnswer> BeginAsync(AgencyId agency, DisclosureRequestId id, Actor actor, ChangeContext change,
        Func<CaseWriting, DisclosureRequest, Task<IReadOnlyList<CaseEvent>>> propose, CancellationToken ct) =>
        TakeAsync(id, agency, 0, actor, change, propose, ct);

    /// <summary>Takes a step in a case.</summary>
    /// <param name="id">Which case; it must exist.</param>
    /// <param name="seen">The version that the one who proposes it has looked at; null when what others did does not matter.</param>
    /// <param name="actor">Who proposes it.</param>
    /// <param name="change">Who, on whose authority, when and why, for the journal.</param>
    /// <param name="propose">Makes the events; each is decided after those before it. It may run more than once and does nothing but through what it is given.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    public Task<CaseAnswer> TakeAsync(DisclosureRequestId id, int? seen, Actor actor, ChangeContext change,
        Func<CaseWriting, DisclosureRequest, Task<IReadOnlyList<CaseEvent>>> propose, CancellationToken ct) =>
        TakeAsync(id, null, seen, actor, change, propose, ct);

    /// <summary>Takes steps in several cases of one agency, which stand or fall together.</summary>
    /// <returns>The answer of the first that was not taken; that of the first of all when every one was.</returns>
    public async Task<CaseAnswer> TakeTogetherAsync(IReadOnlyList<CaseStep> steps, Actor actor, ChangeContext change, CancellationToken ct)
    {
        try
        {
            return await store.Journal.WriteAsync(async transaction =>
            {
                var answers = new List<CaseAnswer>();
                foreach (var step in steps)
                {
                    answers.Add(await TakeAsync(transaction, step, actor, change));
                    if (!answers[^1].IsTaken) throw new NotTakenException(answers[^1]);
                }
                return answers[0];
            }, ct);
        }
        catch (NotTakenException refused)
        {
            return refused.Answer;
        }
    }

    private Task<CaseAnswer> TakeAsync(DisclosureRequestId id, AgencyId? beginningAt, int? seen, Actor actor, ChangeContext change,
        Func<CaseWriting, DisclosureRequest, Task<IReadOnlyList<CaseEvent>>> propose, CancellationToken ct) =>
        TakeTogetherAsync([new(id, seen, propose) { BeginningAt = beginningAt }], actor, change, ct);

    /// <summary>Takes a step within a larger piece of writing, which the caller undoes when the answer is no.</summary>
    public async Task<CaseAnswer> TakeAsync(JournalTransaction transaction, CaseStep step, Actor actor, ChangeContext change)
    {
        var entries = await transaction.ReadAsync(step.Id.Stream);
        var agency = step.BeginningAt ?? entries[0].Agency;
        var before = Fold(step.Id, entries);
        if (step.Seen is { } version && version < before.Version) return new CaseAnswer(before, [], [.. before.History.Skip(version)]);
        var situation = await SituationAsync(transaction.Connection, transaction.Transaction, agency, actor);
        var events = await step.Propose(new(transaction, store.People, agency, step.Id, situation), before);
        var (after, refusals) = Decide(before, events, situation);
        if (!refusals.IsEmpty) return new(after, refusals, []);
        await transaction.AppendAsync(agency, step.Id.Stream, before.Version, [.. events.Select(happened => new JournalEvent(CaseEventJson.TypeName(happened), CaseEventJson.Write(happened)))], change);
        await ProjectAsync(new(transaction, agency, after, after.Clock(situation), situation));
        return new CaseAnswer(after, [], []);
    }

    // Both in one question: every step asks it.
    private async Task<CaseSituation> SituationAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, Actor actor)
    {
        var (notices, settings) = await connection.QuerySingleAsync<(long Notices, string? Settings)>($"""
            select coalesce((select max(sequence) from holiday_notice), 0), (select body from agency_settings where agency = @agency and name = '{AgencyCasework.Name}')
            """, new { agency }, transaction);
        return new(clock.BeijingToday, await calendars.ThroughAsync(notices, connection, transaction), settings is null ? new() : AgencyCasework.Read(settings), actor);
    }

    /// <summary>Brings every projection of a case up to date that has not changed: the day has, or the calendar.</summary>
    public static async Task ProjectAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries, DateOnly today, WorkCalendar calendar)
    {
        var (agency, id) = (entries[0].Agency, DisclosureRequestId.Parse(entries[0].Stream["case/".Length..], null));
        var situation = new CaseSituation(today, calendar, await AgencyCasework.SettingsAsync(transaction.Connection, agency, transaction.Transaction), Actor.Platform);
        var request = Fold(id, entries);
        await ProjectAsync(new(transaction, agency, request, request.Clock(situation), situation));
    }

    /// <summary>Brings every projection of a case up to date.</summary>
    public static async Task ProjectAsync(CaseChange change)
    {
        foreach (var writer in CaseView.Writers) await writer(change);
    }

    /// <summary>The case of a stream's entries.</summary>
    public static DisclosureRequest Fold(DisclosureRequestId id, IEnumerable<JournalEntry> entries) =>
        CaseFold.Of(id, [.. entries.Select(entry => CaseEventJson.Read(entry.Type, entry.Body))]);

    private static (DisclosureRequest After, ImmutableArray<Refusal> Refusals) Decide(DisclosureRequest request, IReadOnlyList<CaseEvent> steps, CaseSituation situation)
    {
        foreach (var step in steps)
        {
            var decision = CaseSteps.Workflow.Decide(request, step, situation);
            if (decision.IsRefused) return (request, decision.Refusals);
            request = CaseFold.Of(request.Id, [.. request.History, .. decision.Events]);
        }
        return (request, []);
    }

    // Undoes what the proposals have written; never leaves this class.
    private sealed class NotTakenException(CaseAnswer answer) : Exception
    {
        public CaseAnswer Answer { get; } = answer;
    }
}

/// <summary>A step in one case.</summary>
/// <param name="Id">Which case.</param>
/// <param name="Seen">The version that the one who proposes it has looked at; null when what others did does not matter.</param>
/// <param name="Propose">Makes the events; each is decided after those before it.</param>
public sealed record CaseStep(DisclosureRequestId Id, int? Seen, Func<CaseWriting, DisclosureRequest, Task<IReadOnlyList<CaseEvent>>> Propose)
{
    /// <summary>The agency, for a case that begins with this step.</summary>
    public AgencyId? BeginningAt { get; init; }
}
