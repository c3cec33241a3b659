using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.CleanupStage;

namespace Gongkai.Publishing;

/// <summary>起草清理结果: the list of results is drafted as an item, which goes through the chain like any other.</summary>
public sealed record CleanupListed(DateOnly On, ItemId Item, PersonId By) : CleanupEvent(On);

/// <summary>执行清理结果: the list is public; what was decided to be abolished or to have lapsed is.</summary>
/// <param name="On">The day.</param>
/// <param name="Since">From which day that holds; it may lie ahead.</param>
/// <param name="Basis">By which decision, as the public reads it on each document.</param>
/// <param name="By">Who.</param>
public sealed record CleanupCarriedOut(DateOnly On, DateOnly Since, string Basis, PersonId By) : CleanupEvent(On);

/// <summary>结束清理: what was to be changed has been.</summary>
public sealed record CleanupClosed(DateOnly On, PersonId By) : CleanupEvent(On);

/// <summary>取消清理, and why.</summary>
public sealed record CleanupDropped(DateOnly On, PrivateRef Reason, PersonId By) : CleanupEvent(On);

internal sealed class ListCleanup() : CleanupStep<CleanupListed>("list")
{
    protected override ImmutableArray<Transition<CleanupStage>> Rows => Row("起草清理结果", [Decided, Listed], Listed, [Role.OfficeHead]);

    // A list that was given up, or withdrawn, is drafted anew.
    public override bool IsOffered(DocumentCleanup matter, CleanupSituation situation) => situation.List is null or ItemStage.Discarded or ItemStage.Withdrawn;

    protected override DocumentCleanup Apply(DocumentCleanup cleanup, CleanupListed e) => cleanup with { List = e.Item };

    protected override IEnumerable<Refusal> Faults(DocumentCleanup cleanup, CleanupListed e, CleanupSituation situation)
    {
        if (!IsOffered(cleanup, situation)) yield return Fault("PU33", "listed", null, ("stage", situation.List!.Value.Name()));
    }

    protected override Sentence Told(CleanupListed e) => $"{e.By}起草清理结果";
}

internal sealed class CarryOutCleanup() : CleanupStep<CleanupCarriedOut>("carry-out")
{
    protected override ImmutableArray<Transition<CleanupStage>> Rows => Row("执行清理结果", [Listed], CarriedOut, [Role.OfficeHead]);

    public override bool IsOffered(DocumentCleanup matter, CleanupSituation situation) => situation.List == ItemStage.Published;

    protected override DocumentCleanup Apply(DocumentCleanup cleanup, CleanupCarriedOut e) => cleanup;

    // 清理结果应当向社会公布: nothing is abolished by a list that nobody can read.
    protected override IEnumerable<Refusal> Faults(DocumentCleanup cleanup, CleanupCarriedOut e, CleanupSituation situation)
    {
        if (situation.List != ItemStage.Published) yield return Fault("PU33", "unpublished");
        if (string.IsNullOrWhiteSpace(e.Basis)) yield return Fault("PU33", "basis", nameof(e.Basis));
    }

    protected override Sentence Told(CleanupCarriedOut e) => $"{e.By}执行清理结果，{Plain.Day(e.Since)}起，{e.Basis}";
}

internal sealed class CloseCleanup() : CleanupStep<CleanupClosed>("close")
{
    protected override ImmutableArray<Transition<CleanupStage>> Rows => Row("结束清理", [CarriedOut], Closed, [Role.OfficeHead]);

    public override bool IsOffered(DocumentCleanup matter, CleanupSituation situation) => !matter.Unchanged(situation).Any();

    protected override DocumentCleanup Apply(DocumentCleanup cleanup, CleanupClosed e) => cleanup;

    protected override IEnumerable<Refusal> Faults(DocumentCleanup cleanup, CleanupClosed e, CleanupSituation situation)
    {
        if (cleanup.Unchanged(situation).Count() is var waiting and > 0) yield return Fault("PU33", "unchanged", null, ("count", (long)waiting));
    }

    protected override Sentence Told(CleanupClosed e) => $"{e.By}结束清理";
}

internal sealed class DropCleanup() : CleanupStep<CleanupDropped>("drop")
{
    protected override ImmutableArray<Transition<CleanupStage>> Rows => Row("取消清理", [Open, Decided], Dropped, [Role.OfficeHead]);

    protected override DocumentCleanup Apply(DocumentCleanup cleanup, CleanupDropped e) => cleanup;

    protected override IEnumerable<Refusal> Faults(DocumentCleanup cleanup, CleanupDropped e, CleanupSituation situation) => [];

    protected override Sentence Told(CleanupDropped e) => $"{e.By}取消清理：{e.Reason}";
}
