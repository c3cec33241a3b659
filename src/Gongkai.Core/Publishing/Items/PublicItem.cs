using System.Collections.Immutable;
using Gongkai.Calendar;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>Where the work on an item stands. What the public sees of it is another thing: an item that is amended stays public meanwhile.</summary>
public enum ItemStage
{
    [Word("拟稿")] Drafting,
    [Word("退回修改")] Returned,
    [Word("待科室负责人审核")] AtSection,
    [Word("待保密审查")] AtSecrecy,
    [Word("待公开工作机构审核")] AtOffice,
    [Word("待分管领导审签")] AtLeader,
    [Word("待发布")] Approved,
    [Word("已定时")] Scheduled,
    [Word("已公开")] Published,
    [Word("已认定不主动公开")] Kept,
    [Word("已撤回")] Withdrawn,
    [Word("已作废")] Discarded,
}

/// <summary>有效性: how a document stands.</summary>
public enum Validity
{
    [Word("现行有效")] InForce,
    [Word("已修改")] Amended,
    [Word("废止")] Abolished,
    [Word("失效")] Lapsed,

    /// <summary>Its day of coming into force lies ahead: that follows from the day, and nobody says it.</summary>
    [Word("尚未施行")] Forthcoming,
}

/// <summary>What happened to one item.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record ItemEvent(DateOnly On) : MatterEvent(On);

/// <summary>All that a step may look at beside the item itself.</summary>
/// <param name="Now">The moment, told from outside: dates of publication are the platform's.</param>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Calendar">The agency's own calendar.</param>
/// <param name="Settings">What the agency has chosen.</param>
/// <param name="Columns">The agency's columns as they stand.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record ItemSituation(
    DateTimeOffset Now, DateOnly Today, WorkCalendar Calendar, PublishingSettings Settings, ImmutableArray<PublicColumn> Columns, Actor Actor) : ISituation
{
    /// <summary>The contents that the item's events name, and those that the step brings.</summary>
    public ItemContents Contents { get; } = new();

    /// <summary>What the public has said to the item, as the register has it.</summary>
    public OpinionCount Heard { get; init; } = OpinionCount.None;

    /// <summary>Where the interpretations stand that are being written for it, asked while it waits for the leader.</summary>
    public ImmutableArray<ItemStage> Readings { get; init; } = [];

    /// <summary>Looks for what <see cref="Scan"/> says, when it is asked first: most steps, and views that are written anew, never ask.</summary>
    public Lazy<ItemScan?>? Scanning { get; init; }

    /// <summary>What the scanners find in the content in hand; null where there is nothing to be scanned.</summary>
    public ItemScan? Scan => Scanning?.Value;
}

/// <summary>What the public sees of an item.</summary>
/// <param name="Content">The hash of its content.</param>
/// <param name="Placement">Where it stands.</param>
/// <param name="IndexNumber">索引号</param>
/// <param name="FirstAt">发布日期: the moment at which it became public; nothing changes it.</param>
/// <param name="ChangedAt">The moment of the latest change; null while there was none.</param>
public sealed record PublishedVersion(string Content, ItemPlacement Placement, string IndexNumber, DateTimeOffset FirstAt, DateTimeOffset? ChangedAt);

/// <summary>A stage of review that an item has passed, and by whom.</summary>
public sealed record PassedReview(ChainStage Stage, PersonId By, DateOnly On);

/// <summary>信息: one item from its draft on, folded from its events.</summary>
public sealed record PublicItem(ItemId Id) : IMatter<ItemEvent, ItemStage>
{
    public string Stream => $"item/{Id}";

    public int Version { get; init; }

    public ImmutableArray<ItemEvent> History { get; init; } = [];

    public ItemStage Stage { get; init; }

    /// <summary>The section of its author; null where he works for the whole agency.</summary>
    public string? Section => Drafted?.Section;

    /// <summary>How it began; null before its first event.</summary>
    public ItemDrafted? Drafted { get; init; }

    /// <summary>Its kind.</summary>
    public ItemKind Kind => ItemKinds.Of(Drafted?.Kind ?? throw new InvalidOperationException("the item has not begun"));

    /// <summary>The hash of the content in hand: what is drafted, reviewed, and published next.</summary>
    public string Content { get; init; } = "";

    /// <summary>Where that shall stand.</summary>
    public ItemPlacement Placement { get; init; } = new("", Openness.Proactive);

    /// <summary>Who wrote the content in hand last.</summary>
    public PersonId Author { get; init; }

    /// <summary>Everybody who wrote what the public does not see yet, since it last became public: none of them reviews it.</summary>
    public ImmutableArray<PersonId> Writers { get; init; } = [];

    /// <summary>The chain that held when it was submitted; empty while it is not.</summary>
    public ImmutableArray<ChainStage> Chain { get; init; } = [];

    /// <summary>What it has passed of that chain.</summary>
    public ImmutableArray<PassedReview> Passed { get; init; } = [];

    /// <summary>When the platform shall publish it; null while it shall not.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>What the public sees; null while it sees nothing.</summary>
    public PublishedVersion? Live { get; init; }

    /// <summary>What the public sees or saw; null while that is nothing, also where only the agency's own people read it.</summary>
    public PublishedVersion? Public => Live is { Placement: { IsInternal: false, Openness: Openness.Proactive } } ? Live : null;

    /// <summary>发布日期 as the public reads it: of an item that was public elsewhere before, the day there; null while it is not public.</summary>
    public DateOnly? PublishedOn => Live is null ? null : Drafted?.Import?.PublishedOn ?? Live.FirstAt.BeijingDay;

    /// <summary>The word on its validity that holds on a day; null while none was said, which is that it is in force.</summary>
    public ValidityChanged? ValidityOn(DateOnly day) => Coming is { } coming && coming.Since <= day ? coming : Validity;

    /// <summary>What is said of its validity on a day, here or where it came from, or that it is in force; null where its kind has none.</summary>
    public Validity? ValiditySaidOn(DateOnly day) =>
        Kind.HasValidity ? ValidityOn(day)?.Validity ?? Drafted?.Import?.Validity ?? Publishing.Validity.InForce : null;

    /// <summary>The change of its validity that was said ahead and has not come by a day; null for none.</summary>
    public ValidityChanged? AheadOn(DateOnly day) => Coming is { } coming && coming.Since > day ? coming : null;

    /// <summary>How and why it was withdrawn; null while it was not.</summary>
    public ItemWithdrawn? Withdrawal { get; init; }

    /// <summary>Why it is being amended, for the public; null while it is not.</summary>
    public AmendmentBegun? Amendment { get; init; }

    /// <summary>The latest word on its validity that held when it was said; null while none was said.</summary>
    public ValidityChanged? Validity { get; init; }

    /// <summary>The latest word on its validity that was said ahead of its day, which may have come since; null for none.</summary>
    public ValidityChanged? Coming { get; init; }

    /// <summary>解读方案: its interpretations that are being written, or were.</summary>
    public ImmutableArray<ItemId> Planned { get; init; } = [];

    /// <summary>Its interpretations that are public.</summary>
    public ImmutableArray<ItemId> Interpretations { get; init; } = [];

    /// <summary>The day on which the last of them was withdrawn, or came to interpret something else; null while that has not happened.</summary>
    public DateOnly? UninterpretedSince { get; init; }

    /// <summary>Whether it must not become public before its interpretation is in hand: nobody has said that it needs none.</summary>
    public bool AwaitsInterpretation => Kind.IsNormative && Live is null && Drafted!.Import is null && Waived is null;

    /// <summary>Whether the duty to interpret it stands open: it has none that is public, and nobody has said that it needs none.</summary>
    public bool LacksInterpretation => Kind.IsNormative && Drafted!.Import is null && Interpretations.IsEmpty && Waived is null;

    /// <summary>Why it needs none; null where it needs one.</summary>
    public InterpretationWaived? Waived { get; init; }

    /// <summary>The day on which its being closed was last decided; null where it is not closed.</summary>
    public DateOnly? KeptOn { get; init; }

    /// <summary>The latest answer for errors of the scan, for the content it names; null while nobody has answered.</summary>
    public ScanOverridden? Overridden { get; init; }

    /// <summary>区分处理 of its files, the earliest first.</summary>
    public ImmutableArray<ItemFileSevered> Severances { get; init; } = [];

    /// <summary>What stands in the place of a file from which parts were taken out; null for one that is whole.</summary>
    public string? InPlaceOf(string sha256) => Severances.FirstOrDefault(severed => severed.Original == sha256) is { } severed
        ? InPlaceOf(severed.Result) ?? severed.Result : null;

    /// <summary>How it was evaluated last before it lapses; null while it was not.</summary>
    public DocumentEvaluated? Evaluated { get; init; }

    /// <summary>Whether it was evaluated for the term that ends on that day. What was said before terms were noted counts until the text changes.</summary>
    public bool IsEvaluatedFor(DateOnly until) => Evaluated is { } evaluated && (evaluated.Until ?? until) == until;

    /// <summary>The item with one more who wrote in it.</summary>
    internal PublicItem WrittenBy(PersonId who) => this with { Author = who, Writers = Writers.Contains(who) ? Writers : Writers.Add(who) };

    /// <summary>Since when the public may be waiting for the content in hand: its forming, or the day on which its change began.</summary>
    public DateOnly WaitingSince(ItemContent content) => Amendment?.On ?? content.FormedOn;
}
