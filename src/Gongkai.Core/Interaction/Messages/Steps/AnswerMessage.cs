using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Interaction.MessageStage;

namespace Gongkai.Interaction;

/// <summary>拟写答复: what the writer is to read, and what everybody is, where it becomes public.</summary>
/// <param name="On">The day.</param>
/// <param name="Answer">答复; where it becomes public, everybody reads it.</param>
/// <param name="By">Who has written it.</param>
public sealed record MessageAnswerSubmitted(DateOnly On, PrivateRef Answer, PersonId By) : MessageEvent(On)
{
    /// <summary>公开答复: question and answer stand on the website.</summary>
    public bool IsPublic { get; init; }

    /// <summary>公开的标题</summary>
    public PrivateRef? Title { get; init; }

    /// <summary>公开的问题, from which somebody has taken out whatever is personal.</summary>
    public PrivateRef? Question { get; init; }
}

/// <summary>退回修改: the answer is to be written anew.</summary>
public sealed record MessageAnswerReturned(DateOnly On, PrivateRef Reason, PersonId By) : MessageEvent(On);

/// <summary>审核答复: the answer is given, and with it becomes public what is to be.</summary>
public sealed record MessageAnswerApproved(DateOnly On, PersonId By) : MessageEvent(On);

/// <summary>撤下公开: question and answer stand on the website no longer.</summary>
public sealed record MessageUnpublished(DateOnly On, PrivateRef Reason, PersonId By) : MessageEvent(On);

internal sealed class SubmitMessageAnswer() : MessageStep<MessageAnswerSubmitted>("answer")
{
    protected override ImmutableArray<Transition<MessageStage>> Rows =>
        [Row("拟写答复", [Received, Open], Submitted, Handlers) with { Onward = "答复待审核；网站找错为已答复" }];

    // What mends the website has no need of a second person.
    public override MessageStage? Onward(PublicMessage after, MessageEvent happened, Transition<MessageStage> row) =>
        after.IsCorrection ? Answered : row.To;

    protected override PublicMessage Apply(PublicMessage message, MessageAnswerSubmitted e) =>
        message with { Draft = e, DoneOn = message.IsCorrection ? e.On : null };

    protected override IEnumerable<Refusal> Faults(PublicMessage message, MessageAnswerSubmitted e, MessageSituation situation)
    {
        if (!e.IsPublic) yield break;
        if (message.IsCorrection) yield return Fault("IA02", "correction", nameof(e.IsPublic));
        else if (!message.Received!.MayBePublic) yield return Fault("IA02", "consent", nameof(e.IsPublic));
        if (e.Title is null) yield return Fault("IA02", "words", nameof(e.Title));
        if (e.Question is null) yield return Fault("IA02", "words", nameof(e.Question));
    }

    protected override Sentence Told(PublicMessage message, MessageAnswerSubmitted e) =>
        $"{e.By}{(message.IsCorrection ? "答复" : e.IsPublic ? "拟写答复，拟公开" : "拟写答复，只答复本人")}：{e.Answer}";

    protected override string? Shown(PublicMessage message, MessageAnswerSubmitted e) => message.IsCorrection ? "已经核实处理，答复如下。" : "答复正在审核。";
}

internal sealed class ReturnMessageAnswer() : MessageStep<MessageAnswerReturned>("return")
{
    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("退回修改", [Submitted], Open, Heads)];

    protected override PublicMessage Apply(PublicMessage message, MessageAnswerReturned e) => message with { Draft = null };

    protected override Sentence Told(PublicMessage message, MessageAnswerReturned e) => $"{e.By}退回修改：{e.Reason}";
}

internal sealed class ApproveMessageAnswer() : MessageStep<MessageAnswerApproved>("approve")
{
    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("审核答复", [Submitted], Answered, Heads)];

    protected override PublicMessage Apply(PublicMessage message, MessageAnswerApproved e) =>
        message with { DoneOn = e.On, PublicOn = message.Draft!.IsPublic ? e.On : null };

    // 先审后发: another than who wrote it, and nothing that the scan finds at fault.
    protected override IEnumerable<Refusal> Faults(PublicMessage message, MessageAnswerApproved e, MessageSituation situation)
    {
        if (message.Draft!.By == e.By) yield return Fault("IA02", "own");
        if (!message.Draft.IsPublic) yield break;
        if (situation.Found is null) yield return Fault("IA02", "unscanned");
        foreach (var found in (situation.Found?.Value ?? []).Where(found => found.Severity == Severity.Error).DistinctBy(found => found.Code))
            yield return Fault("IA02", "scan", null, ("code", found.Code));
    }

    protected override Sentence Told(PublicMessage message, MessageAnswerApproved e) => $"{e.By}审核通过，{(message.Draft!.IsPublic ? "答复并公开" : "答复本人")}";

    protected override string? Shown(PublicMessage message, MessageAnswerApproved e) => "已经答复。";
}

internal sealed class UnpublishMessage() : MessageStep<MessageUnpublished>("unpublish")
{
    protected override ImmutableArray<Transition<MessageStage>> Rows => [Row("撤下公开", [Answered, Erased], null, Heads)];

    public override bool Fits(PublicMessage message) => message.PublicOn is not null;

    protected override PublicMessage Apply(PublicMessage message, MessageUnpublished e) => message with { PublicOn = null };

    protected override Sentence Told(PublicMessage message, MessageUnpublished e) => $"{e.By}撤下公开：{e.Reason}";
}
