using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>Where an opinion stands.</summary>
public enum OpinionStage
{
    [Word("待处理")] Received,
    [Word("已处理")] Answered,
    [Word("个人信息已删除")] Erased,
}

/// <summary>How an opinion came, or its answer went.</summary>
public enum OpinionWay
{
    [Word("网上")] Online,
    [Word("电子邮件")] Email,
    [Word("电话")] Telephone,
    [Word("信函")] Letter,
    [Word("当面")] InPerson,
}

/// <summary>What became of an opinion; of an objection <see cref="OpinionWords.Name"/> has the words.</summary>
public enum OpinionOutcome
{
    [Word("采纳")] Adopted,
    [Word("部分采纳")] Partly,
    [Word("未采纳")] NotAdopted,
    [Word("与所征求的事项无关")] Irrelevant,
}

/// <summary>Words that differ between comments and objections.</summary>
public static class OpinionWords
{
    /// <summary>What became of it, as people read it.</summary>
    public static string Name(this OpinionOutcome outcome, OpinionKind kind) => kind == OpinionKind.Comment ? outcome.Name() : outcome switch
    {
        OpinionOutcome.Adopted => "异议成立",
        OpinionOutcome.Partly => "异议部分成立",
        OpinionOutcome.NotAdopted => "异议不成立",
        OpinionOutcome.Irrelevant => "与所公示的事项无关",
    };
}

/// <summary>What happened to an opinion.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record OpinionEvent(DateOnly On) : MatterEvent(On);

/// <summary>征集、公示: a public item on which people are heard, with its period.</summary>
/// <param name="Item">The item.</param>
/// <param name="Kind">What they can say to it.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record OpinionCall(ItemId Item, OpinionKind Kind, DateOnly From, DateOnly Until)
{
    /// <summary>The section that answers for the item; null where it lies in none.</summary>
    public string? Section { get; init; }

    /// <summary>Why nobody is heard on a day, as a page and a refusal say it: <c>early</c>, <c>late</c>; null while it runs.</summary>
    public string? ClosedOn(DateOnly day) => day < From ? "early" : day > Until ? "late" : null;

    /// <summary>Whether whoever says something says who he is: who objects has to be answered; for comments the agency chooses.</summary>
    public bool WantsSender(PublishingSettings settings) => Kind == OpinionKind.Objection || settings.NamedComments;
}

/// <summary>All that a step may look at beside the opinion itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Calendar">The agency's own calendar.</param>
/// <param name="Settings">What the agency has chosen.</param>
/// <param name="Call">The item that it is about, while that is public; null where it is not, or where nobody is asked.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record OpinionSituation(DateOnly Today, WorkCalendar Calendar, PublishingSettings Settings, OpinionCall? Call, Actor Actor) : ISituation;

/// <summary>公众意见: what one of the public says to a draft (意见建议) or against a notice (异议), folded from its events.</summary>
public sealed record Opinion(OpinionId Id) : IMatter<OpinionEvent, OpinionStage>
{
    public string Stream => $"opinion/{Id}";

    public int Version { get; init; }

    public ImmutableArray<OpinionEvent> History { get; init; } = [];

    public OpinionStage Stage { get; init; }

    public string? Section => Received?.Section;

    /// <summary>The item that it is about.</summary>
    public ItemId About { get; init; }

    /// <summary>How it came; null before its first event.</summary>
    public OpinionReceived? Received { get; init; }

    /// <summary>What became of it; null until it was looked into.</summary>
    public OpinionAnswered? Answer { get; init; }

    /// <summary>Who has proposed to erase what is personal in it; null while nobody has.</summary>
    public PersonId? ErasureProposedBy { get; init; }

    /// <summary>The first day on which what is personal in it may go: the agency's years after the period.</summary>
    public DateOnly ErasableFrom(PublishingSettings settings) => Received!.Until.AddYears(settings.OpinionYears).AddDays(1);

    /// <summary>The term that runs: an objection is answered by the day on which the notice's outcome is due.</summary>
    public ImmutableArray<RunningTerm> Terms(OpinionSituation situation)
    {
        if (Stage != OpinionStage.Received || Received is not { Kind: OpinionKind.Objection } received) return [];
        var due = situation.Calendar.AddWorkdays(received.Until, situation.Settings.FeedbackWorkdays);
        return
        [
            new("objection", "答复异议", due, Role.SectionHead)
            {
                IsProvisional = situation.Calendar.IsProvisional(received.Until, due),
                Section = Section,
                Title = $"异议 {received.Number}",
            },
        ];
    }
}
