using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>How an item came from elsewhere: it was public there, since a day.</summary>
/// <param name="From">From where: the name of a file or site.</param>
/// <param name="PublishedOn">The day on which it was published there; null where that is not known.</param>
public sealed record ItemImport(string From, DateOnly? PublishedOn)
{
    /// <summary>Its address there; empty where it is not known.</summary>
    public string Address { get; init; } = "";

    /// <summary>Its index number there; empty where it had none.</summary>
    public string IndexNumber { get; init; } = "";

    /// <summary>有效性 as it was told there; null where nothing was.</summary>
    public Validity? Validity { get; init; }
}

/// <summary>拟稿: an item begins.</summary>
/// <param name="On">The day.</param>
/// <param name="Number">Its number at the desk, one after another in the agency and year.</param>
/// <param name="Kind">The code of its kind.</param>
/// <param name="Content">The hash of its content.</param>
/// <param name="Placement">Where it shall stand.</param>
/// <param name="By">Its author.</param>
public sealed record ItemDrafted(DateOnly On, string Number, string Kind, string Content, ItemPlacement Placement, PersonId By) : ItemEvent(On)
{
    /// <summary>The section of its author; null where he works for the whole agency.</summary>
    public string? Section { get; init; }

    /// <summary>Where it came from; null for one that was written here.</summary>
    public ItemImport? Import { get; init; }
}

/// <summary>修改稿件: another content, or another place, before it is submitted.</summary>
public sealed record ItemRevised(DateOnly On, string Content, ItemPlacement Placement, PersonId By) : ItemEvent(On);

/// <summary>提交审核, with the chain that holds for it from now on.</summary>
public sealed record ItemSubmitted(DateOnly On, ImmutableArray<ChainStage> Chain, PersonId By) : ItemEvent(On);

internal sealed class DraftItem() : ItemStep<ItemDrafted>
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("拟稿", [], ItemStage.Drafting, Authors, byPlatform: true);

    protected override PublicItem Apply(PublicItem item, ItemDrafted e) =>
        item.WrittenBy(e.By) with { Drafted = e, Content = e.Content, Placement = e.Placement };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemDrafted e, ItemSituation situation) =>
        [
            .. ItemExamination.Faults(situation.Contents[e.Content], situation.Today), .. e.Placement.Faults(ItemKinds.Of(e.Kind), situation.Columns),
            // What comes from elsewhere lies where it lay, until it is to become public here.
            .. e.Import is null ? e.Placement.Misplaced(ItemKinds.Of(e.Kind), situation.Columns) : [],
        ];

    protected override Sentence Told(ItemDrafted e) => $"{e.By}拟稿{(e.Import is { } import ? $"，导入自{import.From}，原发布日期{Day(import)}" : "")}";

    private static string Day(ItemImport import) => import.PublishedOn is { } day ? $" {Plain.Day(day)}" : "不详";

    protected override (string, string)? Shown(PublicItem item, ItemDrafted e) => null;
}

internal sealed class ReviseItem() : ItemStep<ItemRevised>
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("修改稿件", [ItemStage.Drafting, ItemStage.Returned], null, Authors);

    protected override PublicItem Apply(PublicItem item, ItemRevised e) => item.WrittenBy(e.By) with { Content = e.Content, Placement = e.Placement };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemRevised e, ItemSituation situation)
    {
        var content = situation.Contents[e.Content];
        if (content.Kind != item.Kind.Code) yield return Fault("PU02", "kind", null, ("kind", item.Kind.Name));
        foreach (var file in content.Files.Where(file => item.InPlaceOf(file.Sha256) is not null))
            yield return Fault("PU41", "original", "Files", ("file", file.Name));
        foreach (var fault in (ImmutableArray<Refusal>)[.. ItemExamination.Faults(content, situation.Today),
            .. e.Placement.Faults(item.Kind, situation.Columns), .. e.Placement.Misplaced(item.Kind, situation.Columns)]) yield return fault;
    }

    protected override Sentence Told(ItemRevised e) => $"{e.By}修改稿件";

    protected override (string, string)? Shown(PublicItem item, ItemRevised e) => null;
}

internal sealed class SubmitItem() : ItemStep<ItemSubmitted>("submit")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("提交审核", [ItemStage.Drafting, ItemStage.Returned], null, Authors, onward: "第一个审核环节");

    public override ItemStage? Onward(PublicItem after, ItemEvent happened, Transition<ItemStage> row) => After(after);

    protected override PublicItem Apply(PublicItem item, ItemSubmitted e) => item with { Chain = e.Chain, Passed = [] };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemSubmitted e, ItemSituation situation)
    {
        var content = situation.Contents[item.Content];
        var chain = (situation.Settings with { Chain = e.Chain }).Faults().Where(fault => fault.Field == nameof(PublishingSettings.Chain));
        return [.. chain, .. ItemExamination.Faults(content, situation.Today),
            .. ItemExamination.Holes(content, item.Placement, situation, item.Drafted?.Import, item.Live?.FirstAt.BeijingDay),
            .. item.Placement.Faults(item.Kind, situation.Columns), .. item.Placement.Misplaced(item.Kind, situation.Columns)];
    }

    protected override Sentence Told(ItemSubmitted e) => $"{e.By}提交审核，依次：{string.Join("、", e.Chain.Select(stage => stage.Name()))}";

    protected override (string, string)? Shown(PublicItem item, ItemSubmitted e) => null;
}
