using System.Collections.Immutable;
using System.Data.Common;
using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>
/// One kind of matter as the platform keeps it: where its events lie, what its steps look at, and the tables that are written whenever it changes.
/// </summary>
/// <param name="workflow">Its steps.</param>
/// <param name="json">How its events are written.</param>
/// <param name="streams">How the names of its streams begin: <c>case/</c>.</param>
public abstract class MatterKind<TMatter, TEvent, TStage, TSituation>(Workflow<TMatter, TEvent, TStage, TSituation> workflow,
    MatterJson<TEvent> json, string streams)
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
{
    /// <summary>Its steps.</summary>
    public Workflow<TMatter, TEvent, TStage, TSituation> Workflow { get; } = workflow;

    /// <summary>How its events are written.</summary>
    public MatterJson<TEvent> Json { get; } = json;

    /// <summary>Its projections. The same functions write them when an event is added and when all is made anew.</summary>
    protected abstract ImmutableArray<Func<MatterChange<TMatter, TSituation>, Task>> Projections { get; }

    /// <summary>The stream of the matter that this one is about, with which it is erased; null where it stands by itself.</summary>
    public abstract string? About(TMatter matter);

    /// <summary>The matter of such an id before its first event.</summary>
    public abstract TMatter Blank(Guid id);

    /// <summary>The matter whose entries these are, before the first of them.</summary>
    public TMatter Blank(ImmutableArray<JournalEntry> entries) => Blank(Guid.Parse(entries[0].Stream.AsSpan(streams.Length)));

    /// <summary>All that a step in a matter may look at, read within the writing.</summary>
    public abstract Task<TSituation> SituationAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, TMatter matter, Actor actor);

    /// <summary>The matter of a stream's entries.</summary>
    public TMatter Fold(TMatter blank,
        IEnumerable<JournalEntry> entries) => Workflow.Fold(blank, [.. entries.Select(entry => Json.Read(entry.Type, entry.Body))]);

    /// <summary>The matter of a stream's entries, one of which names it.</summary>
    public TMatter Fold(ImmutableArray<JournalEntry> entries) => Fold(Blank(entries), entries);

    /// <summary>Brings every projection of a matter up to date that has not changed: the day has, or the calendar, or the tables are made anew.</summary>
    public async Task ProjectAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        var (agency, matter) = (entries[0].Agency, Fold(entries));
        await ProjectAsync(
            new(transaction, agency, matter, await SituationAsync(transaction.Connection, transaction.Transaction, agency, matter, Actor.Platform)));
    }

    /// <summary>Brings every projection of a matter up to date.</summary>
    public async Task ProjectAsync(MatterChange<TMatter, TSituation> change)
    {
        foreach (var write in Projections) await write(change);
    }
}
