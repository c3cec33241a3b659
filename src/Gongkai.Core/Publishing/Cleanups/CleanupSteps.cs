using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>The steps of a clean-up, in the order of its life.</summary>
public sealed class CleanupSteps : Workflow<DocumentCleanup, CleanupEvent, CleanupStage, CleanupSituation>
{
    private CleanupSteps() : base(
        new OpenCleanup(), new ProposeCleanupResult(), new DecideCleanupResult(), new ListCleanup(), new CarryOutCleanup(), new CloseCleanup(),
        new DropCleanup())
    {
    }

    /// <summary>The workflow of clean-ups.</summary>
    public static CleanupSteps Workflow { get; } = new();

    protected override DocumentCleanup Told(DocumentCleanup matter, int version, ImmutableArray<CleanupEvent> history) =>
        matter with { Version = version, History = history };

    protected override DocumentCleanup At(DocumentCleanup matter, CleanupStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<DocumentCleanup, CleanupEvent, CleanupStage, CleanupSituation> step,
        Transition<CleanupStage>? row, DocumentCleanup matter) => Refused("PU30", obstacle, step, matter.Opened is null ? "尚未开展" : matter.Stage.Name(), row);
}

/// <summary>A step of a clean-up, and what they share: its day is today.</summary>
internal abstract class CleanupStep<T>(string? path = null) : Step<DocumentCleanup, CleanupEvent, CleanupStage, CleanupSituation>(typeof(T), path)
    where T : CleanupEvent
{
    public sealed override IEnumerable<Refusal> Check(DocumentCleanup matter, CleanupEvent happened, CleanupSituation situation) =>
        [.. NotToday("PU30", happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override DocumentCleanup Apply(DocumentCleanup matter, CleanupEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(DocumentCleanup matter, CleanupEvent happened) => Told((T)happened);

    public sealed override PublicStep? Shown(DocumentCleanup matter, CleanupEvent happened) => null;

    protected abstract DocumentCleanup Apply(DocumentCleanup cleanup, T e);

    protected abstract IEnumerable<Refusal> Faults(DocumentCleanup cleanup, T e, CleanupSituation situation);

    protected abstract Sentence Told(T e);

    private protected static ImmutableArray<Transition<CleanupStage>> Row(
        string step, ImmutableArray<CleanupStage> from, CleanupStage? to, ImmutableArray<Role> by, string? onward = null) =>
        [new(step, typeof(T), from, to, by) { Onward = onward }];
}
