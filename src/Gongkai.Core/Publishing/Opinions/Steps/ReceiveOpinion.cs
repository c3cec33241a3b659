using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.OpinionStage;

namespace Gongkai.Publishing;

/// <summary>A file that came with an opinion.</summary>
/// <param name="Sha256">By which it is kept.</param>
/// <param name="Name">Its name, which may name a person.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Size">Its bytes.</param>
public sealed record OpinionFile(string Sha256, PrivateRef Name, string MediaType, long Size);

/// <summary>收到意见、异议: on line by whoever has something to say, or entered by an officer who was told it.</summary>
/// <param name="On">The day on which it came.</param>
/// <param name="Item">The item that it is about.</param>
/// <param name="Kind">意见建议 or 异议.</param>
/// <param name="Number">Its number, one after another in the agency and year.</param>
/// <param name="Until">The last day of the period, as it stood then.</param>
/// <param name="Way">How it came.</param>
/// <param name="Words">What was said.</param>
public sealed record OpinionReceived(DateOnly On, ItemId Item, OpinionKind Kind, string Number, DateOnly Until, OpinionWay Way, PrivateRef Words)
    : OpinionEvent(On)
{
    /// <summary>The section that answers for the item; null where it lies in none.</summary>
    public string? Section { get; init; }

    /// <summary>Who says it, and how he is reached; null where he did not say so.</summary>
    public PrivateRef? Sender { get; init; }

    /// <summary>附件</summary>
    public ImmutableArray<OpinionFile> Files { get; init; } = [];

    /// <summary>SHA-256 of the code by which whoever said it sees what became of it; null for one that an officer entered.</summary>
    public string? CodeHash { get; init; }
}

internal sealed class ReceiveOpinion() : OpinionStep<OpinionReceived>
{
    protected override ImmutableArray<Transition<OpinionStage>> Rows => [Row("收到", [], Received) with { ByApplicant = true }];

    protected override Opinion Apply(Opinion opinion, OpinionReceived e) => opinion with { Received = e, About = e.Item };

    // 征求意见的期限、公示期: whoever is heard is heard within it; the day is the one on which it came.
    protected override IEnumerable<Refusal> Faults(Opinion opinion, OpinionReceived e, OpinionSituation situation)
    {
        if (situation.Call is not { } call || call.Item != e.Item || call.Kind != e.Kind) yield return Fault("PU26", "none");
        else if (call.ClosedOn(e.On) is { } closed)
            yield return Fault("PU26", closed, nameof(e.On), ("from", Plain.Day(call.From)), ("until", Plain.Day(call.Until)));
        else if (e.Sender is null && call.WantsSender(situation.Settings)) yield return Fault("PU26", "sender", "Name");
        if (e.CodeHash is null && e.Way == OpinionWay.Online) yield return Fault("PU27", "online", nameof(e.Way));
    }

    protected override Sentence Told(Opinion opinion, OpinionReceived e) => $"{e.Way.Name()}收到{e.Kind.Name()}：{e.Words}";

    protected override (string, string)? Shown(Opinion opinion, OpinionReceived e) => ("收到", $"编号 {e.Number}，等待研究处理。");
}
