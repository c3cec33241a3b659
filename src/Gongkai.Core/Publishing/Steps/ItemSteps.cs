using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>The steps of an item, in the order of its life.</summary>
public sealed class ItemSteps : Workflow<PublicItem, ItemEvent, ItemStage, ItemSituation>
{
    private ItemSteps() : base(
        new DraftItem(), new ReviseItem(), new SeverItemFile(), new SubmitItem(), new PassReview(), new ReviewItemSecrecy(), new ReturnItem(),
        new PlanInterpretation(), new DropInterpretation(), new WaiveInterpretation(),
        new OverrideScan(), new ScheduleItem(), new DropSchedule(), new PublishItem(), new KeepItem(), new ReexamineItem(), new BeginAmendment(),
        new DiscardItem(),
        new ChangeValidity(), new DropValidityChange(), new EvaluateDocument(), new TieInterpretation(), new UntieInterpretation(), new WithdrawItem())
    {
    }

    /// <summary>The workflow of items.</summary>
    public static ItemSteps Workflow { get; } = new();

    protected override PublicItem Told(PublicItem matter, int version, ImmutableArray<ItemEvent> history) =>
        matter with { Version = version, History = history };

    protected override PublicItem At(PublicItem matter, ItemStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<PublicItem, ItemEvent, ItemStage, ItemSituation> step, Transition<ItemStage>? row,
        PublicItem matter) => Refused("PU01", obstacle, step, matter.Drafted is null ? "尚未拟稿" : matter.Stage.Name(), row, matter.Section ?? "");
}

/// <summary>A step of an item, and what they share: its day is today, for dates of items are the platform's.</summary>
internal abstract class ItemStep<T>(string? path = null) : Step<PublicItem, ItemEvent, ItemStage, ItemSituation>(typeof(T), path) where T : ItemEvent
{
    private protected static readonly ImmutableArray<Role> Authors = [Role.SectionOfficer, Role.SectionHead, Role.RegistrationClerk, Role.OfficeHead];
    private protected static readonly ImmutableArray<ItemStage> InReview = [ItemStage.AtSection, ItemStage.AtSecrecy, ItemStage.AtOffice, ItemStage.AtLeader];
    private protected static readonly ImmutableArray<ItemStage> WhileLive =
    [
        ItemStage.Published, ItemStage.Drafting, ItemStage.Returned, .. InReview, ItemStage.Approved, ItemStage.Scheduled,
    ];

    private protected static readonly ImmutableArray<ItemStage> InHand =
    [
        ItemStage.Drafting, ItemStage.Returned, .. InReview, ItemStage.Approved, ItemStage.Scheduled, ItemStage.Published,
    ];

    public sealed override bool Fits(PublicItem matter) => matter.Drafted is null || Suits(matter);

    public sealed override IEnumerable<Refusal> Check(PublicItem matter, ItemEvent happened, ItemSituation situation) =>
        [.. NotToday("PU01", happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override PublicItem Apply(PublicItem matter, ItemEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(PublicItem matter, ItemEvent happened) => Told((T)happened);

    public sealed override PublicStep? Shown(PublicItem matter, ItemEvent happened) =>
        Shown(matter, (T)happened) is var (title, text) ? new(happened.On, title, text) : null;

    /// <summary>Whether what stands in the item, beside its stage, leaves room for it.</summary>
    protected virtual bool Suits(PublicItem item) => true;

    protected abstract PublicItem Apply(PublicItem item, T e);

    protected abstract IEnumerable<Refusal> Faults(PublicItem item, T e, ItemSituation situation);

    protected abstract Sentence Told(T e);

    /// <summary>What the public reads of it in the item's history; null for nothing.</summary>
    protected abstract (string Title, string Text)? Shown(PublicItem item, T e);

    private protected static ImmutableArray<Transition<ItemStage>> Row(
        string step, ImmutableArray<ItemStage> from, ItemStage? to, ImmutableArray<Role> by, bool byPlatform = false, string? onward = null) =>
        [new(step, typeof(T), from, to, by) { ByPlatform = byPlatform, Onward = onward }];

    // 未经审查不得公开: a look at one's own text is no review, whatever posts one holds; there is no exception for small offices.
    private protected static IEnumerable<Refusal> OwnText(PublicItem item, ChainStage stage, PersonId by) =>
        item.Writers.Contains(by) ? [ItemReview.OwnText(stage)] : [];

    /// <summary>The stage at which an item waits for a review.</summary>
    private protected static ItemStage Awaiting(ChainStage stage) => stage switch
    {
        ChainStage.Section => ItemStage.AtSection,
        ChainStage.Secrecy => ItemStage.AtSecrecy,
        ChainStage.Office => ItemStage.AtOffice,
        _ => ItemStage.AtLeader,
    };

    /// <summary>Where an item that has passed so much of its chain stands.</summary>
    private protected static ItemStage After(PublicItem item) =>
        item.Passed.Length < item.Chain.Length ? Awaiting(item.Chain[item.Passed.Length]) : ItemStage.Approved;
}
