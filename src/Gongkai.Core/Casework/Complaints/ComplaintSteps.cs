using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>The steps of a complaint, in the order of its life.</summary>
public sealed class ComplaintSteps : Workflow<Complaint, ComplaintEvent, ComplaintStage, CaseSituation>
{
    private ComplaintSteps() : base(
        new FileComplaint(), new AcceptComplaint(), new PassComplaintOn(), new AnswerComplaint(), new WithdrawComplaint(), new CorrectComplaintEntry())
    {
    }

    /// <summary>The workflow of complaints.</summary>
    public static ComplaintSteps Workflow { get; } = new();

    protected override Complaint Told(Complaint matter, int version, ImmutableArray<ComplaintEvent> history) =>
        matter with { Version = version, History = history };

    protected override Complaint At(Complaint matter, ComplaintStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<Complaint, ComplaintEvent, ComplaintStage, CaseSituation> step,
        Transition<ComplaintStage>? row, Complaint matter) => Refused("CW98", obstacle, step, matter.Filed is null ? "尚未提交" : matter.Stage.Name(), row);
}

/// <summary>A step of a complaint, and what they share.</summary>
internal abstract class ComplaintStep<T>(string? path = null)
    : Step<Complaint, ComplaintEvent, ComplaintStage, CaseSituation>(typeof(T), path) where T : ComplaintEvent
{
    public sealed override IEnumerable<Refusal> Check(Complaint matter, ComplaintEvent happened, CaseSituation situation) =>
        [.. OutOfOrder("CW98", matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override Complaint Apply(Complaint matter, ComplaintEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(Complaint matter, ComplaintEvent happened) => Told((T)happened);

    public sealed override PublicStep? Shown(Complaint matter, ComplaintEvent happened) => Shown((T)happened) is { } text ? new(happened.On, Name, text) : null;

    protected virtual Complaint Apply(Complaint complaint, T e) => complaint;

    protected virtual IEnumerable<Refusal> Faults(Complaint complaint, T e, CaseSituation situation) => [];

    protected abstract Sentence Told(T e);

    /// <summary>What whoever complained reads of it, the words aside; null for nothing.</summary>
    protected abstract string? Shown(T e);

    private protected static Refusal Fault(string variant, string? field, params ImmutableArray<(string, object)> values) =>
        Fault("CW98", variant, field, values);

    private protected static Transition<ComplaintStage> Row(string step, ImmutableArray<ComplaintStage> from, ComplaintStage? to) =>
        new(step, typeof(T), from, to, [Role.Supervisor]);
}
