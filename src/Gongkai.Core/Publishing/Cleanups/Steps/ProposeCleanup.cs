using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.CleanupStage;

namespace Gongkai.Publishing;

/// <summary>开展清理: over these documents, with the days by which it is done.</summary>
/// <param name="On">The day.</param>
/// <param name="Number">Its number, one after another in the agency and year.</param>
/// <param name="Name">名称</param>
/// <param name="ProposalsDue">The last day on which sections propose.</param>
/// <param name="Due">The last day of the whole.</param>
/// <param name="Documents">What is gone through.</param>
/// <param name="By">Who.</param>
public sealed record CleanupOpened(
    DateOnly On, string Number, string Name, DateOnly ProposalsDue, DateOnly Due, ImmutableArray<CleanupDocument> Documents, PersonId By) : CleanupEvent(On);

/// <summary>提出清理建议: by the section that answers for the document, with its reason.</summary>
public sealed record CleanupResultProposed(DateOnly On, ItemId Item, CleanupResult Result, PrivateRef Reason, PersonId By) : CleanupEvent(On);

/// <summary>审定清理结果: by the head of the disclosure office or the leader; a later one takes the place of an earlier.</summary>
public sealed record CleanupResultDecided(DateOnly On, ItemId Item, CleanupResult Result, PersonId By) : CleanupEvent(On)
{
    /// <summary>审定意见</summary>
    public PrivateRef? Opinion { get; init; }
}

internal sealed class OpenCleanup() : CleanupStep<CleanupOpened>
{
    protected override ImmutableArray<Transition<CleanupStage>> Rows => Row("开展清理", [], Open, [Role.OfficeHead]);

    protected override DocumentCleanup Apply(DocumentCleanup cleanup, CleanupOpened e) => cleanup with { Opened = e };

    protected override IEnumerable<Refusal> Faults(DocumentCleanup cleanup, CleanupOpened e, CleanupSituation situation)
    {
        if (string.IsNullOrWhiteSpace(e.Name)) yield return Fault("PU31", "name", nameof(e.Name));
        if (e.ProposalsDue < situation.Today) yield return Fault("PU31", "past", nameof(e.ProposalsDue), ("today", Plain.Day(situation.Today)));
        if (e.Due < e.ProposalsDue) yield return Fault("PU31", "order", nameof(e.Due), ("proposals", Plain.Day(e.ProposalsDue)));
        if (e.Documents.IsEmpty) yield return Fault("PU31", "none", nameof(e.Documents));
        if (e.Documents.Count(document => situation.Documents.GetValueOrDefault(document.Item) is not { Stands: true }) is var gone and > 0)
            yield return Fault("PU31", "gone", nameof(e.Documents), ("count", (long)gone));
    }

    protected override Sentence Told(CleanupOpened e) => $"{e.By}开展“{e.Name}”，共 {e.Documents.Length} 件";
}

internal sealed class ProposeCleanupResult() : CleanupStep<CleanupResultProposed>("propose")
{
    protected override ImmutableArray<Transition<CleanupStage>> Rows =>
        Row("提出清理建议", [Open], null, [Role.SectionOfficer, Role.SectionHead, Role.OfficeHead]);

    protected override DocumentCleanup Apply(DocumentCleanup cleanup, CleanupResultProposed e) =>
        cleanup with { Proposed = cleanup.Proposed.SetItem(e.Item, e) };

    protected override IEnumerable<Refusal> Faults(DocumentCleanup cleanup, CleanupResultProposed e, CleanupSituation situation)
    {
        if (cleanup.Opened!.Documents.FirstOrDefault(document => document.Item == e.Item) is not { } document) yield return Fault("PU32", "other");
        // 谁起草、谁清理: whoever answers for the document proposes.
        else if (!situation.Actor.Posts.Any(post => post.Reaches(document.Section)))
            yield return Fault("PU32", "section", null, ("section", document.Section ?? ""));
        else if (cleanup.Decided.ContainsKey(e.Item)) yield return Fault("PU32", "decided");
    }

    protected override Sentence Told(CleanupResultProposed e) => $"{e.By}建议{e.Result.Name()}：{e.Reason}";
}

internal sealed class DecideCleanupResult() : CleanupStep<CleanupResultDecided>("decide")
{
    protected override ImmutableArray<Transition<CleanupStage>> Rows =>
        Row("审定清理结果", [Open, Decided], null, [Role.OfficeHead, Role.LeaderInCharge], onward: "全部文件审定以后已审定");

    public override CleanupStage? Onward(DocumentCleanup after, CleanupEvent happened, Transition<CleanupStage> row) => after.IsDecided ? Decided : null;

    protected override DocumentCleanup Apply(DocumentCleanup cleanup, CleanupResultDecided e) => cleanup with { Decided = cleanup.Decided.SetItem(e.Item, e) };

    protected override IEnumerable<Refusal> Faults(DocumentCleanup cleanup, CleanupResultDecided e, CleanupSituation situation)
    {
        if (cleanup.Opened!.Documents.All(document => document.Item != e.Item)) yield return Fault("PU32", "other");
        else if (!cleanup.Proposed.TryGetValue(e.Item, out var proposed)) yield return Fault("PU32", "unproposed");
        else if (proposed.Result != e.Result && e.Opinion is null)
            yield return Fault("PU32", "opinion", nameof(e.Opinion), ("proposed", proposed.Result.Name()));
    }

    protected override Sentence Told(CleanupResultDecided e) => $"{e.By}审定{e.Result.Name()}{Sentence.Maybe("：", e.Opinion)}";
}
