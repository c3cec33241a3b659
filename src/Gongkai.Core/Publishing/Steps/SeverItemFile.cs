using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.ItemStage;

namespace Gongkai.Publishing;

/// <summary>
/// 区分处理 (第三十七条): parts were taken out of a file of an item, and the result stands in its place from now on. The list of the parts stands in
/// the content, who has read the result again in the proof.
/// </summary>
/// <param name="On">The day.</param>
/// <param name="Content">The hash of the content with the result in it.</param>
/// <param name="Original">The file as it was: kept as evidence, in the item no more.</param>
/// <param name="Result">The file in its place.</param>
/// <param name="Proof">What was looked for, by whom, and the hashes of both; for the agency alone.</param>
/// <param name="Parts">How many parts were taken out.</param>
/// <param name="By">Who.</param>
public sealed record ItemFileSevered(DateOnly On, string Content, string Original, string Result, string Proof, int Parts, PersonId By) : ItemEvent(On);

internal sealed class SeverItemFile() : ItemStep<ItemFileSevered>("severance")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
    [
        new("区分处理", typeof(ItemFileSevered), [Drafting, Returned], null, Authors),
        // What was reviewed so far was another file.
        new("区分处理", typeof(ItemFileSevered), InReview, null, Authors) { Onward = "第一个审核环节，从头审核" },
    ];

    public override ItemStage? Onward(PublicItem after, ItemEvent happened, Transition<ItemStage> row) => row.Onward is null ? null : After(after);

    public override bool IsOffered(PublicItem matter, ItemSituation situation) => situation.Contents.Find(matter.Content)?.Files.IsEmpty == false;

    protected override PublicItem Apply(PublicItem item, ItemFileSevered e) => item.WrittenBy(e.By) with
    {
        Content = e.Content,
        Passed = InReview.Contains(item.Stage) ? [] : item.Passed,
        Severances = item.Severances.Add(e),
    };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ItemFileSevered e, ItemSituation situation)
    {
        var files = situation.Contents[item.Content].Files;
        var (former, result) = (files.FirstOrDefault(file => file.Sha256 == e.Original),
            situation.Contents[e.Content].Files.FirstOrDefault(file => file.Sha256 == e.Result));
        if (former is null || result?.Severed is null
            || situation.Contents[e.Content].Write() != situation.Contents[item.Content].Instead(e.Original, result).Write())
            yield return Fault("PU41", "other");
    }

    protected override Sentence Told(ItemFileSevered e) => $"{e.By}区分处理一个文件，去掉 {e.Parts} 个部分，原件和证明另存";

    protected override (string, string)? Shown(PublicItem item, ItemFileSevered e) => null;
}
