using System.Collections.Immutable;
using System.Data.Common;
using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>A kind of matter as those see it who look at every kind: its streams, what is written of one, and the terms that run in one.</summary>
/// <param name="streams">How the names of its streams begin: <c>case/</c>.</param>
public abstract class MatterKind(string streams)
{
    /// <summary>How the names of its streams begin: <c>case/</c>.</summary>
    public string Streams { get; } = streams;

    /// <summary>Brings every projection of a matter up to date that has not changed: the day has, or the calendar, or the tables are made anew.</summary>
    public abstract Task ProjectAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries);

    /// <summary>The terms that run in the matter of a stream's entries.</summary>
    public abstract Task<ImmutableArray<RunningTerm>> TermsAsync(DbConnection connection, ImmutableArray<JournalEntry> entries);
}

/// <summary>
/// One kind of matter as the platform keeps it: where its events lie, what its steps look at, and the tables that are written whenever it changes.
/// </summary>
/// <param name="workflow">Its steps.</param>
/// <param name="json">How its events are written.</param>
/// <param name="streams">How the names of its streams begin: <c>case/</c>.</param>
public abstract class MatterKind<TMatter, TEvent, TStage, TSituation>(Workflow<TMatter, TEvent, TStage, TSituation> workflow,
    MatterJson<TEvent> json, string streams) : MatterKind(streams)
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
    public TMatter Blank(ImmutableArray<JournalEntry> entries) => Blank(Guid.Parse(entries[0].Stream.AsSpan(Streams.Length)));

    /// <summary>All that a step in a matter may look at, read within the writing.</summary>
    public abstract Task<TSituation> SituationAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, TMatter matter, Actor actor);

    /// <summary>The matter of a stream's entries.</summary>
    public TMatter Fold(TMatter blank,
        IEnumerable<JournalEntry> entries) => Workflow.Fold(blank, [.. entries.Select(entry => Json.Read(entry.Type, entry.Body))]);

    /// <summary>The matter of a stream's entries, one of which names it.</summary>
    public TMatter Fold(ImmutableArray<JournalEntry> entries) => Fold(Blank(entries), entries);

    public sealed override async Task ProjectAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
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

    public sealed override async Task<ImmutableArray<RunningTerm>> TermsAsync(DbConnection connection, ImmutableArray<JournalEntry> entries)
    {
        var matter = Fold(entries);
        return Terms(matter, await SituationAsync(connection, null, entries[0].Agency, matter, Actor.Platform));
    }

    /// <summary>The terms that run in a matter; none in a kind that waits for nobody.</summary>
    protected virtual ImmutableArray<RunningTerm> Terms(TMatter matter, TSituation situation) => [];

    /// <summary>The projection of its terms, for board and reminders.</summary>
    protected Task WriteTermsAsync(MatterChange<TMatter, TSituation> change) => TermView.WriteAsync(change.Transaction, change.Matter.Stream, change.Agency,
        change.Matter.History[0].On, Terms(change.Matter, change.Situation));
}
