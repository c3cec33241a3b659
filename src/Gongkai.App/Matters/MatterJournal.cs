using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>Matters of one kind as their events: reads them, and takes steps that the rules allow.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="kind">The kind.</param>
public abstract class MatterJournal<TMatter, TEvent, TStage, TSituation>(Store store, MatterKind<TMatter, TEvent, TStage, TSituation> kind)
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
{
    /// <summary>The kind.</summary>
    public MatterKind<TMatter, TEvent, TStage, TSituation> Kind { get; } = kind;

    protected Store Store { get; } = store;

    /// <summary>The matter and whose it is; null when nothing has happened in it.</summary>
    public async Task<(AgencyId Agency, TMatter Matter)?> FindAsync(TMatter blank, CancellationToken ct)
    {
        var entries = await Store.Journal.ReadAsync(blank.Stream, ct);
        return entries.IsEmpty ? null : (entries[0].Agency, Kind.Fold(blank, entries));
    }

    /// <summary>Takes a step.</summary>
    /// <param name="step">Which, and in what.</param>
    /// <param name="actor">Who proposes it.</param>
    /// <param name="change">Who, on whose authority, when and why, for the journal.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    public Task<MatterAnswer<TMatter, TEvent>> TakeAsync(MatterStep<TMatter, TEvent, TSituation> step, Actor actor, ChangeContext change,
        CancellationToken ct) =>
        TakeTogetherAsync([step], actor, change, ct);

    /// <summary>Takes steps in several matters of one agency, which stand or fall together.</summary>
    /// <returns>The answer of the first that was not taken; that of the first of all when every one was.</returns>
    public async Task<MatterAnswer<TMatter, TEvent>> TakeTogetherAsync(
        IReadOnlyList<MatterStep<TMatter, TEvent, TSituation>> steps, Actor actor, ChangeContext change, CancellationToken ct)
    {
        try
        {
            return await Store.Journal.WriteAsync(async transaction =>
            {
                var answers = new List<MatterAnswer<TMatter, TEvent>>();
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

    /// <summary>Takes a step within a larger piece of writing, which the caller undoes when the answer is no.</summary>
    public async Task<MatterAnswer<TMatter, TEvent>> TakeAsync(JournalTransaction transaction, MatterStep<TMatter, TEvent, TSituation> step,
        Actor actor, ChangeContext change)
    {
        var entries = await transaction.ReadAsync(step.Blank.Stream);
        var agency = step.BeginningAt ?? entries[0].Agency;
        var before = Kind.Fold(step.Blank, entries);
        if (step.Seen is { } version && version < before.Version) return new(before, [], [.. before.History.Skip(version)]);
        var situation = await Kind.SituationAsync(transaction.Connection, transaction.Transaction, agency, before, actor);
        var events = await step.Propose(new(transaction, Store.People, agency, before.Stream, situation), before);
        var (after, refusals) = Decide(step.Blank, before, events, situation);
        if (!refusals.IsEmpty) return new(after, refusals, []);
        await transaction.AppendAsync(agency, before.Stream, before.Version,
            [.. events.Select(happened => new JournalEvent(happened.GetType().Name, Kind.Json.Write(happened)))], change, Kind.About(after));
        var changed = new MatterChange<TMatter, TSituation>(transaction, agency, after, situation);
        await Kind.ProjectAsync(changed);
        return new(after, await FollowAsync(changed, before, change), []);
    }

    /// <summary>What follows elsewhere from a step, in the same writing: a step in another matter, a message. What forbids it undoes the step.</summary>
    protected virtual Task<ImmutableArray<Refusal>> FollowAsync(MatterChange<TMatter, TSituation> changed, TMatter before, ChangeContext change) =>
        Task.FromResult(ImmutableArray<Refusal>.Empty);

    private (TMatter After, ImmutableArray<Refusal> Refusals) Decide(TMatter blank, TMatter matter, IReadOnlyList<TEvent> steps, TSituation situation)
    {
        foreach (var step in steps)
        {
            var decision = Kind.Workflow.Decide(matter, step, situation);
            if (decision.IsRefused) return (matter, decision.Refusals);
            matter = Kind.Workflow.Fold(blank, [.. matter.History, .. decision.Events]);
        }
        return (matter, []);
    }

    // Undoes what the proposals have written; never leaves this class.
    private sealed class NotTakenException(MatterAnswer<TMatter, TEvent> answer) : Exception
    {
        public MatterAnswer<TMatter, TEvent> Answer { get; } = answer;
    }
}
