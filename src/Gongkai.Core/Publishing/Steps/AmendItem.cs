using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.ItemStage;

namespace Gongkai.Publishing;

/// <summary>修改已公开的信息: what stands stays until the new content has passed the whole chain.</summary>
/// <param name="On">The day of the change, from which article 26 counts.</param>
/// <param name="Reason">更新说明, as the public reads it.</param>
/// <param name="By">Who.</param>
public sealed record AmendmentBegun(DateOnly On, string Reason, PersonId By) : ItemEvent(On);

/// <summary>作废: a draft is given up; where something is public, that stands on.</summary>
public sealed record ItemDiscarded(DateOnly On, PrivateRef Reason, PersonId By) : ItemEvent(On);

internal sealed class BeginAmendment() : ItemStep<AmendmentBegun>("amend")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("更新已公开的信息", [Published], Drafting, Authors);

    protected override PublicItem Apply(PublicItem item, AmendmentBegun e) => item.WrittenBy(e.By) with { Amendment = e, Chain = [], Passed = [] };

    protected override IEnumerable<Refusal> Faults(PublicItem item, AmendmentBegun e, ItemSituation situation)
    {
        if (string.IsNullOrWhiteSpace(e.Reason)) yield return Fault("PU07", "amendment", nameof(e.Reason));
    }

    protected override Sentence Told(AmendmentBegun e) => $"{e.By}开始更新：{e.Reason}";

    protected override (string, string)? Shown(PublicItem item, AmendmentBegun e) => null;
}

internal sealed class DiscardItem() : ItemStep<ItemDiscarded>("discard")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("作废稿件", [Drafting, Returned, Approved], null, Authors, onward: "已作废；已公开的信息仍然公开");

    public override ItemStage? Onward(PublicItem after, ItemEvent happened, Transition<ItemStage> row) => after.Live is null ? Discarded : Published;

    protected override PublicItem Apply(PublicItem item, ItemDiscarded e) => item with
    {
        Amendment = null,
        Chain = [],
        Passed = [],
        Writers = item.Live is null ? item.Writers : [],
        Content = item.Live?.Content ?? item.Content,
        Placement = item.Live?.Placement ?? item.Placement,
    };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemDiscarded e, ItemSituation situation) => [];

    protected override Sentence Told(ItemDiscarded e) => $"{e.By}作废稿件：{e.Reason}";

    protected override (string, string)? Shown(PublicItem item, ItemDiscarded e) => null;
}
