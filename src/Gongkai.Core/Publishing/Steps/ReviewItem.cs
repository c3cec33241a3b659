using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.ItemStage;

namespace Gongkai.Publishing;

/// <summary>审核通过: by the section head, the disclosure office or the leader, each at his own stage.</summary>
/// <param name="On">The day.</param>
/// <param name="Stage">Which stage.</param>
/// <param name="Content">The hash of what was looked at.</param>
/// <param name="By">Who.</param>
public sealed record ItemPassed(DateOnly On, ChainStage Stage, string Content, PersonId By) : ItemEvent(On)
{
    /// <summary>审核意见</summary>
    public PrivateRef? Opinion { get; init; }
}

/// <summary>保密审查结论</summary>
public enum SecrecyFinding
{
    [Word("可以公开")] Open,
    [Word("部分内容不得公开，区分处理")] Partly,
    [Word("不得公开")] Closed,
    [Word("不能确定，提请有关主管部门或者保密行政管理部门确定")] ReferredUp,
}

/// <summary>保密审查: of this one item, by this person (一事一审; 条例第十七条).</summary>
/// <param name="On">The day.</param>
/// <param name="Content">The hash of what was looked at.</param>
/// <param name="Finding">结论</param>
/// <param name="By">保密审查人员</param>
public sealed record ItemSecrecyReviewed(DateOnly On, string Content, SecrecyFinding Finding, PersonId By) : ItemEvent(On)
{
    /// <summary>The ground, where it must not be published as it is.</summary>
    public ClosingGround? Ground { get; init; }

    /// <summary>审查意见</summary>
    public PrivateRef? Opinion { get; init; }
}

/// <summary>退回修改</summary>
public sealed record ItemReturned(DateOnly On, PrivateRef Reason, PersonId By) : ItemEvent(On);

internal sealed class PassReview() : ItemStep<ItemPassed>("pass")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
    [
        new("科室负责人审核", typeof(ItemPassed), [AtSection], null, [Role.SectionHead]) { Onward = "下一个审核环节，最后一个以后待发布" },
        new("公开工作机构审核", typeof(ItemPassed), [AtOffice], null, [Role.OfficeHead]) { Onward = "下一个审核环节，最后一个以后待发布" },
        new("分管领导审签", typeof(ItemPassed), [AtLeader], null, [Role.LeaderInCharge]) { Onward = "下一个审核环节，最后一个以后待发布" },
    ];

    public override ItemStage? Onward(PublicItem after, ItemEvent happened, Transition<ItemStage> row) => After(after);

    protected override PublicItem Apply(PublicItem item, ItemPassed e) => item with { Passed = item.Passed.Add(new(e.Stage, e.By, e.On)) };

    public override bool IsOffered(PublicItem matter, ItemSituation situation) => ItemReview.WhyNotBy(matter, situation.Actor) is null;

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemPassed e, ItemSituation situation)
    {
        if (Awaiting(e.Stage) != item.Stage || e.Content != item.Content) yield return Fault("PU05", "other");
        foreach (var fault in OwnText(item, e.Stage, e.By)) yield return fault;
        // 同步审签: who signs a document that binds the public has seen how it will be explained.
        if (e.Stage == ChainStage.Leader && situation.Settings.SignsTogether && item.AwaitsInterpretation && item.Placement.Openness == Openness.Proactive
            && situation.Readings.All(stage => stage is Drafting or Returned or Discarded or Withdrawn)) yield return Fault("PU11", "sign");
    }

    protected override Sentence Told(ItemPassed e) => $"{e.By}{e.Stage.Name()}通过{Sentence.Maybe("：", e.Opinion)}";

    protected override (string, string)? Shown(PublicItem item, ItemPassed e) => null;
}

internal sealed class ReviewItemSecrecy() : ItemStep<ItemSecrecyReviewed>("secrecy")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("保密审查", [AtSecrecy], null, [Role.SecrecyReviewer], onward: "与公开属性一致的到下一个环节，不一致的退回，不能确定的阶段不变");

    public override ItemStage? Onward(PublicItem after, ItemEvent happened, Transition<ItemStage> row) => (ItemSecrecyReviewed)happened switch
    {
        { Finding: SecrecyFinding.ReferredUp } => null,
        var e when Agrees(after, e) => After(after),
        _ => Returned,
    };

    protected override PublicItem Apply(PublicItem item, ItemSecrecyReviewed e) =>
        Agrees(item, e) ? item with { Passed = item.Passed.Add(new(ChainStage.Secrecy, e.By, e.On)) } : item;

    public override bool IsOffered(PublicItem matter, ItemSituation situation) => ItemReview.WhyNotBy(matter, situation.Actor) is null;

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemSecrecyReviewed e, ItemSituation situation)
    {
        if (e.Content != item.Content) yield return Fault("PU05", "other");
        foreach (var fault in OwnText(item, ChainStage.Secrecy, e.By)) yield return fault;
        if (e.Finding is SecrecyFinding.Partly or SecrecyFinding.Closed && e.Ground is null) yield return Fault("PU05", "ground", nameof(e.Ground));
        if (e.Finding != SecrecyFinding.Open && e.Opinion is null) yield return Fault("PU05", "opinion", nameof(e.Opinion));
        if (e.Finding == SecrecyFinding.Open && e.Ground is not null) yield return Fault("PU05", "open", nameof(e.Ground));
    }

    protected override Sentence Told(ItemSecrecyReviewed e) =>
        $"{e.By}保密审查：{e.Finding.Name()}{(e.Ground is { } ground ? $"，{ground.Name()}" : "")}{Sentence.Maybe("：", e.Opinion)}";

    protected override (string, string)? Shown(PublicItem item, ItemSecrecyReviewed e) => null;

    // What is not to be public anyway passes when that is confirmed.
    private static bool Agrees(PublicItem item, ItemSecrecyReviewed e) =>
        e.Finding == (item.Placement.Openness == Openness.Closed ? SecrecyFinding.Closed : SecrecyFinding.Open);
}

internal sealed class ReturnItem() : ItemStep<ItemReturned>("return")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
    [
        new("退回修改", typeof(ItemReturned), [AtSection], Returned, [Role.SectionHead]),
        new("退回修改", typeof(ItemReturned), [AtSecrecy], Returned, [Role.SecrecyReviewer]),
        new("退回修改", typeof(ItemReturned), [AtOffice, Approved], Returned, [Role.OfficeHead]),
        new("退回修改", typeof(ItemReturned), [AtLeader], Returned, [Role.LeaderInCharge]),
    ];

    protected override PublicItem Apply(PublicItem item, ItemReturned e) => item;

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemReturned e, ItemSituation situation) => [];

    protected override Sentence Told(ItemReturned e) => $"{e.By}退回修改：{e.Reason}";

    protected override (string, string)? Shown(PublicItem item, ItemReturned e) => null;
}
