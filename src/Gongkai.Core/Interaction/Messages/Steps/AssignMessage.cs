using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Interaction.MessageStage;

namespace Gongkai.Interaction;

/// <summary>分办: to the section that answers.</summary>
public sealed record MessageAssigned(DateOnly On, string Section, PersonId By) : MessageEvent(On)
{
    /// <summary>办理要求</summary>
    public PrivateRef? Note { get; init; }
}

internal sealed class AssignMessage() : MessageStep<MessageAssigned>("assign")
{
    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("分办", [Received, Open], Open, Sorters)];

    protected override PublicMessage Apply(PublicMessage message, MessageAssigned e) => message with { Section = e.Section };

    protected override IEnumerable<Refusal> Faults(PublicMessage message, MessageAssigned e, MessageSituation situation)
    {
        if (string.IsNullOrWhiteSpace(e.Section)) yield return Fault("IA02", "target", nameof(e.Section));
        else if (e.Section == message.Section) yield return Fault("IA02", "same", nameof(e.Section), ("section", e.Section));
    }

    protected override Sentence Told(PublicMessage message, MessageAssigned e) => $"{e.By}分办：{e.Section}{Sentence.Maybe("；", e.Note)}";

    protected override string? Shown(PublicMessage message, MessageAssigned e) => $"由{e.Section}办理。";
}
