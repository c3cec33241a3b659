using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.ItemStage;

namespace Gongkai.Publishing;

/// <summary>定时发布: the platform publishes it at that moment.</summary>
public sealed record ItemScheduled(DateOnly On, DateTimeOffset At, PersonId By) : ItemEvent(On);

/// <summary>取消定时</summary>
public sealed record ScheduleDropped(DateOnly On, PersonId By) : ItemEvent(On);

/// <summary>公开: what has passed every stage of its chain becomes public, under a date that is the platform's.</summary>
/// <param name="On">发布日期</param>
/// <param name="At">The moment.</param>
/// <param name="Content">The hash of what becomes public.</param>
/// <param name="Placement">Where it stands.</param>
/// <param name="IndexNumber">索引号; an item keeps the one that it was given first.</param>
public sealed record ItemPublished(DateOnly On, DateTimeOffset At, string Content, ItemPlacement Placement, string IndexNumber) : ItemEvent(On)
{
    /// <summary>Who did it; null where the platform did at the planned time.</summary>
    public PersonId? By { get; init; }
}

/// <summary>认定不主动公开: what has passed its chain is kept, and looked at again from time to time (第十八条).</summary>
public sealed record ItemKept(DateOnly On, PersonId By) : ItemEvent(On);

/// <summary>定期评估: whether what was not published still is not to be (第十八条).</summary>
/// <param name="On">The day.</param>
/// <param name="StaysClosed">Whether the ground still holds; else it is drafted for publication.</param>
/// <param name="Reason">评估意见</param>
/// <param name="By">Who.</param>
public sealed record ItemReexamined(DateOnly On, bool StaysClosed, PrivateRef Reason, PersonId By) : ItemEvent(On);

/// <summary>撤回: nobody sees it any more but for a stub with the reason.</summary>
/// <param name="On">The day.</param>
/// <param name="At">The moment.</param>
/// <param name="Reason">The reason, as the public reads it.</param>
/// <param name="By">Who approved it.</param>
public sealed record ItemWithdrawn(DateOnly On, DateTimeOffset At, string Reason, PersonId By) : ItemEvent(On)
{
    /// <summary>Whether its very title must not be read any more.</summary>
    public bool HidesTitle { get; init; }
}

internal sealed class ScheduleItem() : ItemStep<ItemScheduled>("schedule")
{
    /// <summary>The furthest ahead.</summary>
    private const int MostDays = 366;

    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("定时发布", [Approved], Scheduled, [Role.RegistrationClerk, Role.OfficeHead]);

    protected override bool Suits(PublicItem item) => item.Placement.Openness == Openness.Proactive;

    protected override PublicItem Apply(PublicItem item, ItemScheduled e) => item with { PlannedAt = e.At };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemScheduled e, ItemSituation situation)
    {
        if (e.At <= situation.Now) yield return Fault("PU06", "past", nameof(e.At));
        if (e.At > situation.Now.AddDays(MostDays))
        {
            yield return Fault("PU06", "far", nameof(e.At));
            yield break;
        }
        foreach (var fault in PublishItem.Unfit(item, situation, e.At)) yield return fault;
    }

    protected override Sentence Told(ItemScheduled e) => $"{e.By}定时发布：{e.At.ToOffset(BeijingTime.Offset):yyyy-MM-dd HH:mm}";

    protected override (string, string)? Shown(PublicItem item, ItemScheduled e) => null;
}

internal sealed class DropSchedule() : ItemStep<ScheduleDropped>("unschedule")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("取消定时", [Scheduled], Approved, [Role.RegistrationClerk, Role.OfficeHead]);

    protected override PublicItem Apply(PublicItem item, ScheduleDropped e) => item with { PlannedAt = null };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ScheduleDropped e, ItemSituation situation) => [];

    protected override Sentence Told(ScheduleDropped e) => $"{e.By}取消定时发布";

    protected override (string, string)? Shown(PublicItem item, ScheduleDropped e) => null;
}

internal sealed class PublishItem() : ItemStep<ItemPublished>("publish")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
    [
        new("公开", typeof(ItemPublished), [Approved], Published, [Role.RegistrationClerk, Role.OfficeHead]),
        new("定时公开", typeof(ItemPublished), [Scheduled], Published, []) { ByPlatform = true },
    ];

    /// <summary>What keeps an item from becoming public at that moment, whoever does it: the last look before it is seen.</summary>
    internal static IEnumerable<Refusal> Unfit(PublicItem item, ItemSituation situation, DateTimeOffset at)
    {
        // 第十七条: nothing becomes public that has not been reviewed, stage by stage, the secrecy review by a person among them.
        if (item.Chain.Length == 0 || !item.Passed.Select(passed => passed.Stage).SequenceEqual(item.Chain)) yield return Fault("PU05", "unreviewed");
        if (item.Placement.Openness != Openness.Proactive) yield return Fault("PU04", "kept", null, ("openness", item.Placement.Openness.Name()));
        foreach (var fault in item.Placement.Faults(item.Kind, situation.Columns)) yield return fault;
        // 同步组织、同步审签、同步部署: a normative document does not go out before its interpretation is at least being written.
        if (item.AwaitsInterpretation && item.Planned.IsEmpty)
            yield return Fault("PU11", "plan");
        if (situation.Scan?.Unsettled(item.Overridden) is { IsEmpty: false } codes)
            yield return Fault("PB21", "found", null, ("codes", string.Join('、', codes)));
        if (situation.Contents.Find(item.Content) is not { } content) yield break;
        foreach (var fault in ItemExamination.Days(content).Concat(ItemExamination.Unheard(content, situation))) yield return fault;
        // Of what is public already the period has begun.
        if (item.Live is null && item.Drafted!.Import is null && ItemExamination.Unheld(content, situation, at.BeijingDay) is { } unheld) yield return unheld;
    }

    protected override bool Suits(PublicItem item) => item.Placement.Openness == Openness.Proactive;

    protected override PublicItem Apply(PublicItem item, ItemPublished e) => item with
    {
        Live = item.Live is { } live
            ? live with { Content = e.Content, Placement = e.Placement, ChangedAt = e.At } : new(e.Content, e.Placement, e.IndexNumber, e.At, null),
        PlannedAt = null,
        Amendment = null,
        KeptOn = null,
        Writers = [],
        Evaluated = item.Evaluated?.Until is null ? null : item.Evaluated,
    };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemPublished e, ItemSituation situation)
    {
        if (e.At != situation.Now) yield return Fault("PU06", "time");
        if (item.PlannedAt > situation.Now) yield return Fault("PU06", "early");
        if (e.Content != item.Content) yield return Fault("PU05", "other");
        if (item.Live is { } live && live.IndexNumber != e.IndexNumber) yield return Fault("PU06", "index", null, ("number", live.IndexNumber));
        foreach (var fault in Unfit(item, situation, e.At)) yield return fault;
    }

    protected override Sentence Told(ItemPublished e) => $"{(e.By is null ? "平台按定时" : "")}{Sentence.Maybe("", e.By)}公开，索引号 {e.IndexNumber}";

    protected override (string, string)? Shown(PublicItem item, ItemPublished e) =>
        e.At == item.Live?.FirstAt ? ("公开", $"索引号 {e.IndexNumber}") : ("更新", Note(item, e));

    // Why it was changed was said when the change began, the last time before it was published.
    private static string Note(PublicItem item, ItemPublished e) =>
        item.History.TakeWhile(happened => !ReferenceEquals(happened, e)).OfType<AmendmentBegun>().LastOrDefault()?.Reason ?? "";
}

internal sealed class KeepItem() : ItemStep<ItemKept>("keep")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("认定不主动公开", [Approved], Kept, [Role.OfficeHead]);

    protected override bool Suits(PublicItem item) => item.Placement.Openness != Openness.Proactive && item.Live is null;

    protected override PublicItem Apply(PublicItem item, ItemKept e) => item with { KeptOn = e.On };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemKept e, ItemSituation situation) => [];

    protected override Sentence Told(ItemKept e) => $"{e.By}认定不主动公开";

    protected override (string, string)? Shown(PublicItem item, ItemKept e) => null;
}

internal sealed class ReexamineItem() : ItemStep<ItemReexamined>("reexamine")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("定期评估", [Kept], null, [Role.OfficeHead], onward: "继续不公开的阶段不变，情况变化的回到拟稿");

    public override ItemStage? Onward(PublicItem after, ItemEvent happened, Transition<ItemStage> row) =>
        ((ItemReexamined)happened).StaysClosed ? null : Drafting;

    protected override PublicItem Apply(PublicItem item, ItemReexamined e) => item with { KeptOn = e.StaysClosed ? e.On : null, Passed = [], Chain = [] };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemReexamined e, ItemSituation situation) => [];

    protected override Sentence Told(ItemReexamined e) => $"{e.By}定期评估：{(e.StaysClosed ? "继续不公开" : "因情况变化可以公开")}。{e.Reason}";

    protected override (string, string)? Shown(PublicItem item, ItemReexamined e) => null;
}

internal sealed class WithdrawItem() : ItemStep<ItemWithdrawn>("withdraw")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("撤回", WhileLive, Withdrawn, [Role.OfficeHead, Role.LeaderInCharge]);

    protected override bool Suits(PublicItem item) => item.Live is not null;

    protected override PublicItem Apply(PublicItem item, ItemWithdrawn e) => item with { Withdrawal = e, PlannedAt = null, Amendment = null };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemWithdrawn e, ItemSituation situation)
    {
        if (e.At != situation.Now) yield return Fault("PU06", "time");
        if (string.IsNullOrWhiteSpace(e.Reason)) yield return Fault("PU07", "reason", nameof(e.Reason));
    }

    protected override Sentence Told(ItemWithdrawn e) => $"{e.By}批准撤回：{e.Reason}";

    protected override (string, string)? Shown(PublicItem item, ItemWithdrawn e) => ("撤回", e.Reason);
}
