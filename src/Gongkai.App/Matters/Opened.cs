using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>A matter as one officer looks at it, at one moment.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Entries">Its lines of the journal, as they were written.</param>
/// <param name="Situation">The day, the calendar, and the officer with his posts at that agency.</param>
public sealed record Opened<TMatter, TEvent, TStage, TSituation>(
    MatterKind<TMatter, TEvent, TStage, TSituation> Kind, AgencyId Agency, TMatter Matter, ImmutableArray<JournalEntry> Entries, TSituation Situation)
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
{
    /// <summary>The matter as it would stand once that had happened too: what a letter or a form says of the time after it is asked of this.</summary>
    public Opened<TMatter, TEvent, TStage, TSituation> After(params ReadOnlySpan<TEvent> happened) =>
        this with { Matter = Kind.Workflow.Fold(Kind.Blank(Entries), [.. Matter.History, .. happened]) };

    /// <summary>The row of the table by which the officer may take such a step now; null when he may not.</summary>
    public Transition<TStage>? RowFor(Type step) => Kind.Workflow.Find(step, Matter.Stage) is { } row && Situation.Actor.May(row, Matter.Section) ? row : null;

    /// <summary>The steps that may come next and have a form: where it is, and what the step is called at this stage.</summary>
    public ImmutableArray<(string Path, string Name)> Offers =>
        [.. from offered in Kind.Workflow.Offered(Matter, Situation) where offered.Step.Path is not null select (offered.Step.Path, offered.Row.Step)];

    /// <summary>Why such a step is not to be taken now, whatever it says; null when it may be.</summary>
    public Refusal? WhyNot(Type step) => Kind.Workflow.WhyNot(Matter, step, Situation);
}
