using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Matters;

/// <summary>
/// All that there is to know of one step of a matter: what it moves and who may take it, what forbids it, how it changes the matter, the sentence that
/// those at the desk read, the line that the public sees, where its form is and when that is offered. What is forgotten does not compile.
/// </summary>
/// <typeparam name="TMatter">The matter.</typeparam>
/// <typeparam name="TEvent">What happens in such a matter.</typeparam>
/// <typeparam name="TStage">Where it can stand.</typeparam>
/// <typeparam name="TSituation">What a step may look at beside it.</typeparam>
public abstract class Step<TMatter, TEvent, TStage, TSituation>(Type happening, string? path)
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
{
    private ImmutableArray<Transition<TStage>> moves;

    /// <summary>The event that it writes; the name of its type is what the journal files it under, for ever.</summary>
    public Type Event { get; } = happening;

    /// <summary>Where its form is, below the matter's own address; null for a step that has none of its own.</summary>
    public string? Path { get; } = path;

    /// <summary>Its rows of the table.</summary>
    public ImmutableArray<Transition<TStage>> Moves => moves.IsDefault ? moves = Rows : moves;

    /// <summary>Its name as pages print it, whatever the stage.</summary>
    public string Name => Moves[0].Step;

    /// <summary>The events before it that it can only follow upon: it bears no earlier date than the last of each.</summary>
    public virtual ImmutableArray<Type> Follows => [];

    /// <summary>What moves, and who may.</summary>
    protected abstract ImmutableArray<Transition<TStage>> Rows { get; }

    /// <summary>The row under which it may happen in that stage; null when it may not.</summary>
    public Transition<TStage>? In(TStage stage) => Moves.FirstOrDefault(row => row.From.IsEmpty || row.From.Contains(stage));

    /// <summary>Whether what stands in the matter, beside its stage, leaves room for it at all.</summary>
    public virtual bool Fits(TMatter matter) => true;

    /// <summary>All that is wrong with it, once stage and posts allow it.</summary>
    public abstract IEnumerable<Refusal> Check(TMatter matter, TEvent happened, TSituation situation);

    /// <summary>The matter after it, its stage aside.</summary>
    public abstract TMatter Apply(TMatter matter, TEvent happened);

    /// <summary>Where the matter stands after it, where that depends on the matter and not on the row alone; null where it stays.</summary>
    public virtual TStage? Onward(TMatter after, TEvent happened, Transition<TStage> row) => row.To;

    /// <summary>The sentence for those at the desk.</summary>
    public abstract Sentence Told(TMatter matter, TEvent happened);

    /// <summary>The line for the public; null where it hears nothing of it.</summary>
    public abstract PublicStep? Shown(TMatter matter, TEvent happened);

    /// <summary>Whether its form is offered, where stage and posts allow it: not when it could only be refused.</summary>
    public virtual bool IsOffered(TMatter matter, TSituation situation) => true;

    /// <summary>A refusal under a code, by one of its page's messages.</summary>
    private protected static Refusal Fault(string code, string variant, string? field = null, params ImmutableArray<(string, object)> values) =>
        new(code) { Variant = variant, Field = field, Values = values };

    /// <summary>What is wrong with a day that somebody enters: it is after today, or before that of the entry before it.</summary>
    private protected static IEnumerable<Refusal> OutOfOrder(string code, TMatter matter, TEvent happened, TSituation situation)
    {
        if (happened.On > situation.Today)
            yield return Fault(code, "future", nameof(happened.On), ("date", Plain.Day(happened.On)), ("today", Plain.Day(situation.Today)));
        if (matter.History.LastOrDefault()?.On is { } before && happened.On < before)
            yield return Fault(code, "early", nameof(happened.On), ("date", Plain.Day(happened.On)), ("before", Plain.Day(before)));
    }

    /// <summary>What is wrong with a day that is the platform's: it is another than today.</summary>
    private protected static IEnumerable<Refusal> NotToday(string code, TEvent happened, TSituation situation)
    {
        if (happened.On != situation.Today)
            yield return Fault(code, "today", null, ("date", Plain.Day(happened.On)), ("today", Plain.Day(situation.Today)));
    }

    /// <summary>The last of each event that it can only follow upon, where there is one.</summary>
    protected virtual IEnumerable<TEvent> Before(TMatter matter) =>
        Follows.Select(type => matter.History.LastOrDefault(happened => happened.GetType() == type)).OfType<TEvent>();
}

/// <summary>
/// A step whose event is of one type: what each of its kind would otherwise say over again. Its day is in order under a code; the public hears nothing of it
/// unless it says so.
/// </summary>
/// <param name="code">Under which a day out of order is refused.</param>
/// <param name="path">Where its form is; null for a step that has none of its own.</param>
internal abstract class Step<TMatter, TEvent, TStage, TSituation, T>(string code, string? path) : Step<TMatter, TEvent, TStage, TSituation>(typeof(T), path)
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation where T : TEvent
{
    public sealed override IEnumerable<Refusal> Check(TMatter matter, TEvent happened, TSituation situation) =>
        [.. OutOfOrder(code, matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override TMatter Apply(TMatter matter, TEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(TMatter matter, TEvent happened) => Told(matter, (T)happened);

    public sealed override PublicStep? Shown(TMatter matter, TEvent happened) => Shown(matter, (T)happened);

    /// <inheritdoc cref="Step{TMatter, TEvent, TStage, TSituation}.Apply"/>
    protected abstract TMatter Apply(TMatter matter, T e);

    /// <summary>What is wrong with it beside its day.</summary>
    protected virtual IEnumerable<Refusal> Faults(TMatter matter, T e, TSituation situation) => [];

    /// <inheritdoc cref="Step{TMatter, TEvent, TStage, TSituation}.Told"/>
    protected abstract Sentence Told(TMatter matter, T e);

    /// <inheritdoc cref="Step{TMatter, TEvent, TStage, TSituation}.Shown"/>
    protected virtual PublicStep? Shown(TMatter matter, T e) => null;

    /// <summary>The one row of a step that has one.</summary>
    private protected static ImmutableArray<Transition<TStage>> Row(
        string step, ImmutableArray<TStage> from, TStage? to, ImmutableArray<Agencies.Role> by, string? onward = null) =>
        [new(step, typeof(T), from, to, by) { Onward = onward }];
}
