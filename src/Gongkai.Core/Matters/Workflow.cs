using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;

namespace Gongkai.Matters;

/// <summary>Why a step is not to be taken whatever it says: the words are the area's.</summary>
public enum Obstacle
{
    /// <summary>Not at this stage.</summary>
    Stage,

    /// <summary>Not by this post.</summary>
    Post,

    /// <summary>Not in this section.</summary>
    Section,
}

/// <summary>
/// The steps of one kind of matter: finds the row of a step, says yes or no to one, folds a matter from its events, tells of them. A test prints its table,
/// a page shows it, pages take from it who may open their forms.
/// </summary>
public abstract class Workflow<TMatter, TEvent, TStage, TSituation>(params ImmutableArray<Step<TMatter, TEvent, TStage, TSituation>> steps)
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
{
    private readonly FrozenDictionary<Type, Step<TMatter, TEvent, TStage, TSituation>> byEvent = steps.ToFrozenDictionary(step => step.Event);
    private readonly FrozenDictionary<string, Type> types = steps.ToFrozenDictionary(step => step.Event.Name, step => step.Event, StringComparer.Ordinal);

    /// <summary>All steps, in the order of a matter's life.</summary>
    public ImmutableArray<Step<TMatter, TEvent, TStage, TSituation>> Steps { get; } = steps;

    /// <summary>All rows, in that order.</summary>
    public ImmutableArray<Transition<TStage>> Table { get; } = [.. steps.SelectMany(step => step.Moves)];

    /// <summary>The table as pages print it.</summary>
    /// <param name="name">The words for a stage.</param>
    public IEnumerable<(string Step, string From, string To, string Who)> Printed(Func<TStage, string> name) =>
        Table.Select(row => (row.Step, row.From.IsEmpty ? "开始" : string.Join("、", row.From.Select(name)),
            row.Onward ?? (row.To is { } to ? name(to) : "阶段不变"), row.Who));

    /// <summary>The events by the names that the journal files them under.</summary>
    public FrozenDictionary<string, Type> Types => types;

    /// <summary>The step that writes such an event.</summary>
    public Step<TMatter, TEvent, TStage, TSituation> Of(Type happening) => byEvent[happening];

    /// <summary>The row under which this may happen in that stage; null when it may not.</summary>
    public Transition<TStage>? Find(Type happening, TStage stage) => Of(happening).In(stage);

    /// <summary>The step's name, whatever the stage.</summary>
    public string StepName(Type happening) => Of(happening).Name;

    /// <summary>The name of the step whose form is there; null where there is none.</summary>
    public string? NameAt(string path) => Steps.FirstOrDefault(step => step.Path == path)?.Name;

    /// <summary>The posts that may take that step, whatever the stage.</summary>
    public ImmutableArray<Role> Holders(Type happening) => [.. Of(happening).Moves.SelectMany(row => row.By).Distinct()];

    /// <summary>The steps whose forms an officer is offered in a matter as it stands, each with its row.</summary>
    public IEnumerable<(Step<TMatter, TEvent, TStage, TSituation> Step, Transition<TStage> Row)> Offered(TMatter matter, TSituation situation) =>
        from step in Steps
        where step.Path is not null
        let row = step.Moves.FirstOrDefault(row => row.From.Contains(matter.Stage) && situation.Actor.May(row, matter.Section))
        where row is not null && step.Fits(matter) && step.IsOffered(matter, situation)
        select (step, row);

    /// <summary>The event to be written, or why not. A stage or a post that forbids it speaks alone, else everything that is wrong is said at once.</summary>
    public Decision<TEvent> Decide(TMatter matter, TEvent happening, TSituation situation)
    {
        if (WhyNot(matter, happening.GetType(), situation) is { } obstacle) return Decision.Refused<TEvent>(obstacle);
        ImmutableArray<Refusal> refusals = [.. Of(happening.GetType()).Check(matter, happening, situation)];
        return refusals.IsEmpty ? Decision.Of(happening) : Decision.Refused<TEvent>(refusals);
    }

    /// <summary>Why such a step is not to be taken now, whatever it says; null when it may be.</summary>
    public Refusal? WhyNot(TMatter matter, Type happening, TSituation situation)
    {
        var step = Of(happening);
        if (step.In(matter.Stage) is not { } row || matter.History.IsEmpty != row.From.IsEmpty || !step.Fits(matter))
            return Refuse(Obstacle.Stage, step, null, matter);
        if (situation.Actor.May(row, matter.Section)) return null;
        return Refuse(situation.Actor.Posts.Any(post => row.By.Contains(post.Role)) ? Obstacle.Section : Obstacle.Post, step, row, matter);
    }

    /// <summary>The matter after one event more.</summary>
    public TMatter Apply(TMatter matter, TEvent happened)
    {
        var step = Of(happened.GetType());
        var after = step.Apply(matter, happened);
        return step.In(matter.Stage) is { } row && step.Onward(after, happened, row) is { } stage ? At(after, stage) : after;
    }

    /// <summary>The matter after all of its events, corrections of wrong entries put in their places.</summary>
    /// <param name="blank">The matter before its first event.</param>
    /// <param name="events">What was written down.</param>
    public TMatter Fold(TMatter blank, IReadOnlyList<TEvent> events)
    {
        var said = events.ToArray();
        foreach (var correction in events.OfType<ICorrection<TEvent>>()) said[correction.Version - 1] = correction.Instead;
        return Told(said.Aggregate(blank, Apply), events.Count, [.. said]);
    }

    /// <summary>The sentence that tells of an event at the desk.</summary>
    public Sentence Told(TMatter matter, TEvent happened) => Of(happened.GetType()).Told(matter, happened);

    /// <summary>The line that tells the public of an event; null where it hears nothing of it.</summary>
    public PublicStep? Shown(TMatter matter, TEvent happened) => Of(happened.GetType()).Shown(matter, happened);

    /// <summary>The matter with what it was folded from.</summary>
    protected abstract TMatter Told(TMatter matter, int version, ImmutableArray<TEvent> history);

    /// <summary>The matter at another stage.</summary>
    protected abstract TMatter At(TMatter matter, TStage stage);

    /// <summary>The words of an obstacle.</summary>
    protected abstract Refusal Refuse(Obstacle obstacle, Step<TMatter, TEvent, TStage, TSituation> step, Transition<TStage>? row, TMatter matter);

    /// <summary>Those words by one code: its page has them for a stage, as <c>post</c>, and as <c>section</c> where such matters lie in sections.</summary>
    /// <param name="code">The code.</param>
    /// <param name="obstacle">What is in the way.</param>
    /// <param name="step">Of which step.</param>
    /// <param name="stage">Where the matter stands, in words.</param>
    /// <param name="row">The row whose posts are asked for; null at a wrong stage.</param>
    /// <param name="section">The section that the matter lies in; null for kinds that lie in none.</param>
    private protected static Refusal Refused(string code, Obstacle obstacle, Step<TMatter, TEvent, TStage, TSituation> step, string stage,
        Transition<TStage>? row, string? section = null) => obstacle switch
        {
            Obstacle.Stage => new(code) { Values = [("step", step.Name), ("stage", stage)] },
            Obstacle.Section when section is not null => new(code) { Variant = "section", Values = [("section", section)] },
            _ => new(code) { Variant = "post", Values = [("posts", row!.Who)] },
        };
}
