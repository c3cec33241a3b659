using System.Collections.Immutable;

namespace Gongkai.Features.Interaction;

/// <summary>What the yearly form of a website asks of its 互动交流.</summary>
public enum InteractionCell
{
    [Word("收到留言")] MessagesReceived,
    [Word("办结留言")] MessagesDone,

    /// <summary>In days of the calendar, to one place.</summary>
    [Word("平均办理时间（天）")] AverageDays,
    [Word("公开答复")] MessagesPublic,
    [Word("征集调查期数")] SurveysHeld,
    [Word("收到意见")] OpinionsReceived,
    [Word("公布调查结果期数")] ResultsPublished,
    [Word("收到网站找错")] CorrectionsReceived,
    [Word("办结网站找错")] CorrectionsDone,
    [Word("按期办结网站找错")] CorrectionsInTime,
}

/// <summary>A record that a figure counts.</summary>
/// <param name="Address">Where it is opened at the desk.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Note">What it counts for: its days, its opinions.</param>
public sealed record CountedRecord(string Address, string Text, string Note);

/// <summary>A figure of a year with the records behind it.</summary>
/// <param name="Cell">Which.</param>
/// <param name="Value">How much; null where it cannot be said: the average of nothing.</param>
/// <param name="Behind">What it counts.</param>
public sealed record InteractionFigure(InteractionCell Cell, decimal? Value, ImmutableArray<CountedRecord> Behind);

/// <summary>A message that waits.</summary>
/// <param name="Id">Which.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ReceivedOn">When it came.</param>
/// <param name="DueOn">The last day of its term.</param>
/// <param name="Section">Where it lies; null where it is nowhere yet.</param>
public sealed record UnansweredMessage(MessageId Id, string Number, Gongkai.Interaction.MessageKind Kind, DateOnly ReceivedOn, DateOnly DueOn, string? Section)
{
    /// <summary>For how many days it has waited.</summary>
    public int DaysOn(DateOnly today) => today.DayNumber - ReceivedOn.DayNumber;

    /// <summary>Whether the whole website fails a check for it: more than three months.</summary>
    public bool IsVetoOn(DateOnly today) => Kind != Gongkai.Interaction.MessageKind.Correction
        && ReceivedOn.AddMonths(Gongkai.Interaction.PublicMessage.VetoMonths) < today;
}
