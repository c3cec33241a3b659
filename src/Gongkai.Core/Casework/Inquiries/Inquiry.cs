using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>Where an inquiry stands.</summary>
public enum InquiryStage
{
    [Word("办理中")] Open,
    [Word("已移交，等待接收")] HandedOver,
    [Word("已答复")] Answered,
    [Word("已转为公开申请")] Turned,
    [Word("已办结")] Closed,
}

/// <summary>How somebody asked.</summary>
public enum InquiryWay
{
    [Word("来访")] Counter,
    [Word("电话")] Telephone,
    [Word("留言")] Message,
    [Word("来信")] Letter,
}

/// <summary>What it is about; each kind has a term of its own.</summary>
public enum InquiryKind
{
    [Word("咨询")] Consultation,
    [Word("求助")] Help,
    [Word("意见建议")] Suggestion,
    [Word("投诉举报")] Complaint,
}

/// <summary>What happened in an inquiry.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record InquiryEvent(DateOnly On) : MatterEvent(On);

/// <summary>
/// 首问负责: an inquiry, and who answers for it. Whoever was asked first does, until another has taken it over with a receipt.
/// </summary>
public sealed record Inquiry(InquiryId Id) : IMatter<InquiryEvent, InquiryStage>
{
    public string Stream => $"inquiry/{Id}";

    public int Version { get; init; }

    public ImmutableArray<InquiryEvent> History { get; init; } = [];

    public InquiryStage Stage { get; init; }

    /// <summary>The section that it lies in: while it is handed over, the one that has to take it.</summary>
    public string? Section => HandOver?.Section ?? Place;

    /// <summary>How it came; null before its first event.</summary>
    public InquiryReceived? Received { get; init; }

    /// <summary>首问责任人 until it is taken over, then who took it.</summary>
    public PersonId? Answerable { get; init; }

    /// <summary>The section of whoever answers for it; null where he works for the whole agency.</summary>
    public string? Place { get; init; }

    /// <summary>The hand-over that waits for its receipt; null while there is none.</summary>
    public InquiryHandedOver? HandOver { get; init; }

    /// <summary>The answer; null until it is given.</summary>
    public InquiryAnswered? Answer { get; init; }

    /// <summary>The last day of its term: workdays from the day after it came.</summary>
    public DateOnly Due(WorkCalendar calendar, InquirySettings settings) => calendar.AddWorkdays(Received!.On, settings.Workdays(Received.Kind));

    /// <summary>The term that runs; none once it is over. It is nobody's but that of whoever answers for it, also while it is handed over.</summary>
    public ImmutableArray<RunningTerm> Terms(WorkCalendar calendar, InquirySettings settings) => Stage > InquiryStage.HandedOver ? [] :
    [
        new("inquiry", Stage == InquiryStage.HandedOver ? "答复期限（等待接收）" : "答复期限", Due(calendar, settings), Role.RegistrationClerk)
        {
            IsProvisional = calendar.IsProvisional(Received!.On, Due(calendar, settings)),
            Section = Place,
            Officer = Answerable,
            Title = $"首问 {Received.Number}",
        },
    ];
}

/// <summary>What an agency has chosen for inquiries: within how many workdays each kind is answered. No law fixes them.</summary>
public sealed record InquirySettings
{
    /// <summary>The most that can be chosen.</summary>
    public const int MostWorkdays = 60;

    public int Consultation { get; init; } = 3;

    public int Help { get; init; } = 3;

    public int Suggestion { get; init; } = 13;

    public int Complaint { get; init; } = 13;

    /// <summary>The term of a kind.</summary>
    public int Workdays(InquiryKind kind) => kind switch
    {
        InquiryKind.Consultation => Consultation,
        InquiryKind.Help => Help,
        InquiryKind.Suggestion => Suggestion,
        InquiryKind.Complaint => Complaint,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

/// <summary>All that a step of an inquiry may look at beside the inquiry itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Calendar">The agency's own calendar.</param>
/// <param name="Settings">What the agency has chosen.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record InquirySituation(DateOnly Today, WorkCalendar Calendar, InquirySettings Settings, Actor Actor) : ISituation;
