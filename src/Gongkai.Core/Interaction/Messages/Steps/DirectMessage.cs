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

    protected override string? Shown(PublicMessage message, MessageDirected e) => e.Direction switch
    {
        MessageDirection.Petition => "属于信访事项，不作为留言答复，也不作为政府信息公开申请处理；请按下面写的途径提出。",
        MessageDirection.Disclosure => "属于政府信息公开申请。留言在这里办结；申请另外提出，期限从机关收到申请起另算。",
        MessageDirection.OtherAgency or MessageDirection.Void => $"{e.Direction.Name()}。",
    };
}
