using System.Collections.Immutable;
using Gongkai.Matters;
using static Gongkai.Interaction.MessageStage;

namespace Gongkai.Interaction;

/// <summary>告知途径: it is not answered here; whoever wrote it is told where to turn.</summary>
/// <param name="On">The day.</param>
/// <param name="Direction">Why.</param>
/// <param name="Advice">Where to turn, in words.</param>
/// <param name="By">Who.</param>
public sealed record MessageDirected(DateOnly On, MessageDirection Direction, PrivateRef Advice, PersonId By) : MessageEvent(On);

internal sealed class DirectMessage() : MessageStep<MessageDirected>("direct")
{
    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("告知途径", [Received, Open], Directed, Heads)];

    protected override PublicMessage Apply(PublicMessage message, MessageDirected e) => message with { Direction = e, DoneOn = e.On };

    protected override Sentence Told(PublicMessage message, MessageDirected e) => $"{e.By}办结，{e.Direction.Name()}：{e.Advice}";

    protected override string? Shown(PublicMessage message, MessageDirected e) => $"{e.Direction.Name()}。";
}
