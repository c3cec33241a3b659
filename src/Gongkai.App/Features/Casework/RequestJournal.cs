using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>Cases as their events: reads them, and takes steps that the rules allow.</summary>
public sealed class RequestJournal(Store store, WorkCalendars calendars, TimeProvider clock)
{
    /// <summary>The case and whose it is; null when there is none of that id.</summary>
    public async Task<(AgencyId Agency, DisclosureRequest Request)?> FindAsync(DisclosureRequestId id, CancellationToken ct)
    {
        var entries = await store.Journal.ReadAsync(id.Stream, ct);
        return entries.IsEmpty ? null : (entries[0].Agency, Fold(id, entries));
    }

    /// <summary>What may be looked at beside a case of that agency, for somebody.</summary>
    public async Task<CaseSituation> SituationAsync(AgencyId agency, CaseActor actor, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return new(clock.BeijingToday, await calendars.CurrentAsync(connection, null), await AgencyCasework.SettingsAsync(connection, agency), actor);
    }

    /// <summary>Begins a case: what is proposed are its first events.</summary>
    public Task<CaseAnswer> BeginAsync(AgencyId agency, DisclosureRequestId id, CaseActor actor, ChangeContext change,
        Func<CaseWriting, DisclosureRequest, Task<IReadOnlyList<CaseEvent>>> propose, CancellationToken ct) =>
        TakeAsync(id, agency, 0, actor, change, propose, ct);

    /// <summary>Takes a step in a case.</summary>
    /// <param name="id">Which case; it must exist.</param>
    /// <param name="seen">The version that the one who proposes it has looked at; null when what others did does not matter.</param>
    /// <param name="actor">Who proposes it.</param>
    /// <param name="change">Who, on whose authority, when and why, for the journal.</param>
    /// <param name="propose">Makes the events; each is decided after those before it. It may run more than once and does nothing but through what it is given.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    public Task<CaseAnswer> TakeAsync(DisclosureRequestId id, int? seen, CaseActor actor, ChangeContext change,
        Func<CaseWriting, DisclosureRequest, Task<IReadOnlyList<CaseEvent>>> propose, CancellationToken ct) =>
        TakeAsync(id, null, seen, actor, change, propose, ct);

    private async Task<CaseAnswer> TakeAsync(DisclosureRequestId id, AgencyId? beginningAt, int? seen, CaseActor actor, ChangeContext change,
        Func<CaseWriting, DisclosureRequest, Task<IReadOnlyList<CaseEvent>>> propose, CancellationToken ct)
    {
        try
        {
            return await store.Journal.WriteAsync(async transaction =>
            {
                var entries = await transaction.ReadAsync(id.Stream);
                var agency = beginningAt ?? entries[0].Agency;
                var before = Fold(id, entries);
                if (seen is { } version && version < before.Version) return new CaseAnswer(before, [], [.. before.History.Skip(version)]);
                var situation = new CaseSituation(clock.BeijingToday, await calendars.CurrentAsync(transaction.Connection, transaction.Transaction),
                    await AgencyCasework.SettingsAsync(transaction.Connection, agency, transaction.Transaction), actor);
                var steps = await propose(new(transaction, store.People, agency, id, situation), before);
                var after = Decide(before, steps, situation);
                await transaction.AppendAsync(agency, id.Stream, before.Version, [.. steps.Select(step => new JournalEvent(CaseEventJson.TypeName(step), CaseEventJson.Write(step)))], change);
                await ProjectAsync(new(transaction, agency, after, after.Clock(situation.Today, situation.Settings, situation.Calendar), situation));
                return new CaseAnswer(after, [], []);
            }, ct);
        }
        catch (RefusedException refused)
        {
            return new(refused.Request, refused.Refusals, []);
        }
    }

    /// <summary>Brings every projection of a case up to date.</summary>
    public static async Task ProjectAsync(CaseChange change)
    {
        foreach (var writer in CaseView.Writers) await writer(change);
    }

    /// <summary>The case of a stream's entries.</summary>
    public static DisclosureRequest Fold(DisclosureRequestId id, IEnumerable<JournalEntry> entries) =>
        CaseFold.Of(id, [.. entries.Select(entry => CaseEventJson.Read(entry.Type, entry.Body))]);

    private static DisclosureRequest Decide(DisclosureRequest request, IReadOnlyList<CaseEvent> steps, CaseSituation situation)
    {
        foreach (var step in steps)
        {
            var decision = CaseRules.Decide(request, step, situation);
            if (decision.IsRefused) throw new RefusedException(request, decision.Refusals);
            request = CaseFold.Of(request.Id, [.. request.History, .. decision.Events]);
        }
        return request;
    }

    // Undoes what the proposal has written; never leaves this class.
    private sealed class RefusedException(DisclosureRequest request, ImmutableArray<Refusal> refusals) : Exception
    {
        public DisclosureRequest Request { get; } = request;

        public ImmutableArray<Refusal> Refusals { get; } = refusals;
    }
}
