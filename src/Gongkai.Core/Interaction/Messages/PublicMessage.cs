using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Interaction;

/// <summary>Where a message stands.</summary>
public enum MessageStage
{
    [Word("待分办")] Received,
    [Word("办理中")] Open,
    [Word("答复待审核")] Submitted,
    [Word("已答复")] Answered,
    [Word("已告知途径")] Directed,
    [Word("个人信息已删除")] Erased,
}

/// <summary>What a message is.</summary>
public enum MessageKind
{
    [Word("咨询")] Consultation,
    [Word("求助")] Help,
    [Word("意见建议")] Suggestion,
    [Word("投诉举报")] Complaint,

    /// <summary>我为政府网站找错: a fault of the website itself.</summary>
    [Word("网站找错")] Correction,
}

/// <summary>How whoever wrote it wants to be answered. With the code of the receipt it can be read in any case.</summary>
public enum ReplyWish
{
    [Word("凭查询码在网上看")] Online,
    [Word("发到电子邮箱")] Email,
    [Word("打电话")] Telephone,
}

/// <summary>Why a message is not answered here, so that whoever wrote it is told where to turn.</summary>
public enum MessageDirection
{
    [Word("不属于本机关职责")] OtherAgency,
    [Word("属于信访事项")] Petition,
    [Word("属于政府信息公开申请")] Disclosure,

    /// <summary>Advertising, abuse, nothing said: not counted as a message.</summary>
    [Word("无效留言")] Void,
}

/// <summary>What happened to a message.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record MessageEvent(DateOnly On) : MatterEvent(On);

/// <summary>All that a step may look at beside the message itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Calendar">The agency's own calendar.</param>
/// <param name="Settings">What the agency has chosen.</param>
/// <param name="Found">What the scan finds in the words that are to be public; null where none wait.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record MessageSituation(
    DateOnly Today, WorkCalendar Calendar, InteractionSettings Settings, Lazy<ImmutableArray<Finding>>? Found, Actor Actor) : ISituation;

/// <summary>留言: what one of the public writes to an agency on its website, and what becomes of it; folded from its events.</summary>
public sealed record PublicMessage(MessageId Id) : IMatter<MessageEvent, MessageStage>
{
    /// <summary>After so many months without an answer a message fails the whole website (国办秘函〔2019〕19号).</summary>
    public const int VetoMonths = 3;

    public string Stream => $"message/{Id}";

    public int Version { get; init; }

    public ImmutableArray<MessageEvent> History { get; init; } = [];

    public MessageStage Stage { get; init; }

    public string? Section { get; init; }

    /// <summary>How it came; null before its first event.</summary>
    public MessageReceived? Received { get; init; }

    /// <summary>The answer, written or given; null where none is, and where it was sent back.</summary>
    public MessageAnswerSubmitted? Draft { get; init; }

    /// <summary>Where whoever wrote it was told to turn; null where it was answered, or waits.</summary>
    public MessageDirected? Direction { get; init; }

    /// <summary>The day on which it was answered, or its writer told where to turn; null while it waits.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>The day on which question and answer became public; null where they are not, or no longer.</summary>
    public DateOnly? PublicOn { get; init; }

    /// <summary>Who has proposed to erase what is personal in it; null while nobody has.</summary>
    public PersonId? ErasureProposedBy { get; init; }

    /// <summary>Whether it is a fault of the website, which is answered by whoever mends it.</summary>
    public bool IsCorrection => Received is { Kind: MessageKind.Correction };

    /// <summary>The last day of its term: workdays from the day after it came, as many as its writer was told.</summary>
    public DateOnly Due(WorkCalendar calendar) => calendar.AddWorkdays(Received!.On, Received.Workdays);

    /// <summary>The first day on which what is personal in it may go.</summary>
    public DateOnly? ErasableFrom(InteractionSettings settings) => DoneOn?.AddYears(settings.Years).AddDays(1);

    /// <summary>The terms that run: that of the answer, and the day on which an unanswered message fails the website.</summary>
    public ImmutableArray<RunningTerm> Terms(MessageSituation situation)
    {
        if (Received is null || DoneOn is not null) return [];
        var due = Due(situation.Calendar);
        var term = new RunningTerm("message", IsCorrection ? "网站找错的答复" : "留言答复", due, Section is null ? Role.RegistrationClerk : Role.SectionHead)
        {
            IsProvisional = situation.Calendar.IsProvisional(Received.On, due),
            Section = Section,
            Title = $"{(IsCorrection ? "找错" : "留言")} {Received.Number}",
        };
        return IsCorrection ? [term]
            : [term, new("message_veto", "留言三个月未答复，网站单项否决", Received.On.AddMonths(VetoMonths), Role.OfficeHead) { Section = Section, Title = term.Title }];
    }
}
