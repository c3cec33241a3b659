using System.Collections.Immutable;
using Gongkai.Matters;
using static Gongkai.Interaction.MessageStage;

namespace Gongkai.Interaction;

/// <summary>收到留言.</summary>
/// <param name="On">The day on which it came, in Beijing.</param>
/// <param name="Kind">咨询、建议 …, or 网站找错.</param>
/// <param name="Number">Its number, one after another in the agency and year.</param>
/// <param name="Words">What was written.</param>
/// <param name="Wish">How its writer wants to be answered.</param>
/// <param name="Workdays">Within how many workdays from the day after it is answered, as its writer was told.</param>
/// <param name="CodeHash">SHA-256 of the code by which its writer sees what became of it.</param>
public sealed record MessageReceived(DateOnly On, MessageKind Kind, string Number, PrivateRef Words, ReplyWish Wish, int Workdays, string CodeHash)
    : MessageEvent(On)
{
    /// <summary>标题; of a fault of the website, the address of its page.</summary>
    public PrivateRef? Subject { get; init; }

    /// <summary>Who wrote it, and how he is reached; null where he did not say so.</summary>
    public PrivateRef? Sender { get; init; }

    /// <summary>Whether he agrees that question and answer become public, without what is personal.</summary>
    public bool MayBePublic { get; init; }

    /// <summary>The public item that a fault of the website was found in; null where it is another page, or unknown.</summary>
    public ItemId? Item { get; init; }
}

internal sealed class ReceiveMessage() : MessageStep<MessageReceived>
{
    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("收到", [], Received, []) with { ByApplicant = true }];

    protected override PublicMessage Apply(PublicMessage message, MessageReceived e) => message with { Received = e };

    protected override Sentence Told(PublicMessage message, MessageReceived e) => $"收到{e.Kind.Name()}：{e.Words}";

    protected override string? Shown(PublicMessage message, MessageReceived e) => $"编号 {e.Number}，等待办理。";
}
