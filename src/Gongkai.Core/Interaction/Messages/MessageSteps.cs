using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Interaction;

/// <summary>The steps of a message, in the order of its life.</summary>
public sealed class MessageSteps : Workflow<PublicMessage, MessageEvent, MessageStage, MessageSituation>
{
    private MessageSteps() : base(
        new ReceiveMessage(), new AssignMessage(), new SubmitMessageAnswer(), new ReturnMessageAnswer(), new ApproveMessageAnswer(), new DirectMessage(),
        new UnpublishMessage(), new CorrectMessageEntry(), new ProposeMessageErasure(), new EraseMessage())
    {
    }

    /// <summary>The workflow of messages.</summary>
    public static MessageSteps Workflow { get; } = new();

    protected override PublicMessage Told(PublicMessage matter, int version, ImmutableArray<MessageEvent> history) =>
        matter with { Version = version, History = history };

    protected override PublicMessage At(PublicMessage matter, MessageStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<PublicMessage, MessageEvent, MessageStage, MessageSituation> step,
        Transition<MessageStage>? row, PublicMessage matter) => obstacle switch
        {
            Obstacle.Stage => new("IA01") { Values = [("step", step.Name), ("stage", matter.Received is null ? "尚未收到" : matter.Stage.Name())] },
            Obstacle.Post => new("IA01") { Variant = "post", Values = [("posts", row!.Who)] },
            _ => new("IA01") { Variant = "section", Values = [("section", matter.Section ?? "")] },
        };
}

/// <summary>A step of a message, and what they share.</summary>
internal abstract class MessageStep<T>(string? path = null) : Step<PublicMessage, MessageEvent, MessageStage, MessageSituation>(typeof(T), path)
    where T : MessageEvent
{
    // 分办
    private protected static readonly ImmutableArray<Role> Sorters = [Role.RegistrationClerk, Role.SectionHead, Role.OfficeHead];

    // 办理
    private protected static readonly ImmutableArray<Role> Handlers = [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead];

    // 审核
    private protected static readonly ImmutableArray<Role> Heads = [Role.SectionHead, Role.OfficeHead];

    public sealed override IEnumerable<Refusal> Check(PublicMessage matter, MessageEvent happened, MessageSituation situation) =>
        [.. OutOfOrder("IA01", matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override PublicMessage Apply(PublicMessage matter, MessageEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(PublicMessage matter, MessageEvent happened) => Told(matter, (T)happened);

    public sealed override PublicStep? Shown(PublicMessage matter, MessageEvent happened) =>
        Shown(matter, (T)happened) is { } text ? new(happened.On, Name, text) : null;

    protected virtual PublicMessage Apply(PublicMessage message, T e) => message;

    protected virtual IEnumerable<Refusal> Faults(PublicMessage message, T e, MessageSituation situation) => [];

    protected abstract Sentence Told(PublicMessage message, T e);

    /// <summary>What whoever wrote it reads of it, the words aside; null for nothing.</summary>
    protected virtual string? Shown(PublicMessage message, T e) => null;

    private protected static Transition<MessageStage> Row(string step, ImmutableArray<MessageStage> from, MessageStage? to, ImmutableArray<Role> by) =>
        new(step, typeof(T), from, to, by);
}
