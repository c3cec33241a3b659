using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Interaction.MessageStage;

namespace Gongkai.Interaction;

/// <summary>录入更正: the event of that version was wrong; this is what it should have said. The old one stays in the journal.</summary>
public sealed record MessageEntryCorrected(DateOnly On, int Version, MessageEvent Instead) : MessageEvent(On), ICorrection<MessageEvent>
{
    /// <summary>更正的原因</summary>
    public PrivateRef? Reason { get; init; }
}

/// <summary>提出删除: one proposes, another erases.</summary>
public sealed record MessageErasureProposed(DateOnly On, PersonId By) : MessageEvent(On);

/// <summary>删除个人信息 (个人信息保护法第四十七条): who wrote and what is gone; what became of it stays counted, what is public stays public.</summary>
public sealed record MessageErased(DateOnly On, PersonId By) : MessageEvent(On);

internal sealed class CorrectMessageEntry() : MessageStep<MessageEntryCorrected>
{
    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("更正录入", [Open, Submitted, Answered, Directed], null, Heads)];

    // What one of the public has written is his own; an answer that was given is given.
    protected override IEnumerable<Refusal> Faults(PublicMessage message, MessageEntryCorrected e, MessageSituation situation) =>
        e.Instead is not (MessageAssigned or MessageDirected) ? [Fault("IA02", "mine")]
            : MessageSteps.Workflow.Check(new(message.Id), message.History, e, situation, FrozenSet<string>.Empty);

    protected override Sentence Told(PublicMessage message, MessageEntryCorrected e) => $"更正第 {e.Version} 条录入{Sentence.Maybe("；更正的原因：", e.Reason)}";
}

internal sealed class ProposeMessageErasure() : MessageStep<MessageErasureProposed>
{
    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("提出删除个人信息", [Answered, Directed], null, EraseMessage.Keepers)];

    protected override PublicMessage Apply(PublicMessage message, MessageErasureProposed e) => message with { ErasureProposedBy = e.By };

    protected override IEnumerable<Refusal> Faults(PublicMessage message, MessageErasureProposed e, MessageSituation situation) =>
        EraseMessage.TooEarly(message, situation);

    protected override Sentence Told(PublicMessage message, MessageErasureProposed e) => $"{e.By}提出删除个人信息";
}

internal sealed class EraseMessage() : MessageStep<MessageErased>
{
    internal static readonly ImmutableArray<Role> Keepers = [Role.OfficeHead, Role.Archivist];

    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("删除个人信息", [Answered, Directed], Erased, Keepers)];

    protected override IEnumerable<Refusal> Faults(PublicMessage message, MessageErased e, MessageSituation situation)
    {
        if (message.ErasureProposedBy is null || message.ErasureProposedBy == e.By) yield return Fault("IA02", "second");
        foreach (var refusal in TooEarly(message, situation)) yield return refusal;
    }

    protected override Sentence Told(PublicMessage message, MessageErased e) => $"{e.By}删除个人信息";

    protected override string? Shown(PublicMessage message, MessageErased e) => "保管期限已满，您的个人信息和留言内容已经删除。";

    internal static IEnumerable<Refusal> TooEarly(PublicMessage message, MessageSituation situation)
    {
        if (message.ErasableFrom(situation.Settings) is { } from && situation.Today < from)
            yield return Fault("IA02", "early", null, ("from", Plain.Day(from)));
    }
}
