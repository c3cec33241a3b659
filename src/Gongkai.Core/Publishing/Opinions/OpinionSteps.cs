using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>The steps of an opinion, in the order of its life.</summary>
public sealed class OpinionSteps : Workflow<Opinion, OpinionEvent, OpinionStage, OpinionSituation>
{
    private OpinionSteps() : base(
        new ReceiveOpinion(), new AnswerOpinion(), new CorrectOpinionEntry(), new ProposeOpinionErasure(), new EraseOpinion())
    {
    }

    /// <summary>The workflow of opinions.</summary>
    public static OpinionSteps Workflow { get; } = new();

    protected override Opinion Told(Opinion matter, int version, ImmutableArray<OpinionEvent> history) => matter with { Version = version, History = history };

    protected override Opinion At(Opinion matter, OpinionStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<Opinion, OpinionEvent, OpinionStage, OpinionSituation> step, Transition<OpinionStage>? row,
        Opinion matter) => Refused("PU25", obstacle, step, matter.Received is null ? "尚未收到" : matter.Stage.Name(), row, matter.Section ?? "");
}

/// <summary>A step of an opinion, and what they share.</summary>
internal abstract class OpinionStep<T>(string? path = null) : Step<Opinion, OpinionEvent, OpinionStage, OpinionSituation>(typeof(T), path)
    where T : OpinionEvent
{
    public sealed override IEnumerable<Refusal> Check(Opinion matter, OpinionEvent happened, OpinionSituation situation) =>
        [.. OutOfOrder("PU25", matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override Opinion Apply(Opinion matter, OpinionEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(Opinion matter, OpinionEvent happened) => Told(matter, (T)happened);

    public sealed override PublicStep? Shown(Opinion matter, OpinionEvent happened) =>
        Shown(matter, (T)happened) is var (title, text) ? new(happened.On, title, text) : null;

    protected abstract Opinion Apply(Opinion opinion, T e);

    protected abstract IEnumerable<Refusal> Faults(Opinion opinion, T e, OpinionSituation situation);

    protected abstract Sentence Told(Opinion opinion, T e);

    /// <summary>What whoever said it reads of it, the words aside; null for nothing.</summary>
    protected abstract (string Title, string Text)? Shown(Opinion opinion, T e);

    private protected static Transition<OpinionStage> Row(string step, ImmutableArray<OpinionStage> from, OpinionStage? to) =>
        new(step, typeof(T), from, to, [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead]);
}
