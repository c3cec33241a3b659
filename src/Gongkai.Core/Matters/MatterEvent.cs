using System.Collections.Immutable;

namespace Gongkai.Matters;

/// <summary>
/// What happened in a matter. Who did it, on whose authority, when it was written down and why stand in the journal beside it.
/// An event's shape never changes its meaning: what is added is optional.
/// </summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record MatterEvent(DateOnly On);

/// <summary>A matter: folded from its events, and nothing stored but them.</summary>
/// <typeparam name="TEvent">What happens in it.</typeparam>
/// <typeparam name="TStage">Where it can stand.</typeparam>
public interface IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum
{
    /// <summary>The journal's name of its events.</summary>
    string Stream { get; }

    /// <summary>The number of events it was folded from.</summary>
    int Version { get; }

    /// <summary>What happened, in the order it was written down, with wrong entries as they were corrected.</summary>
    ImmutableArray<TEvent> History { get; }

    /// <summary>Where it stands.</summary>
    TStage Stage { get; }

    /// <summary>The section where it lies; null while it lies in none.</summary>
    string? Section { get; }
}

/// <summary>All that a step may look at beside the matter itself. The day is told; Core reads no clock.</summary>
public interface ISituation
{
    /// <summary>The day.</summary>
    DateOnly Today { get; }

    /// <summary>Who proposes the step.</summary>
    Actor Actor { get; }
}
