using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>Where a clean-up stands.</summary>
public enum CleanupStage
{
    [Word("清理中")] Open,
    [Word("已审定")] Decided,
    [Word("正在公布结果")] Listed,
    [Word("已执行")] CarriedOut,
    [Word("已结束")] Closed,
    [Word("已取消")] Dropped,
}

/// <summary>清理结果 of one document.</summary>
public enum CleanupResult
{
    [Word("继续有效")] Keep,
    [Word("修改")] Amend,
    [Word("废止")] Abolish,
    [Word("宣布失效")] Lapse,
}

/// <summary>What happened in a clean-up. Its days are the platform's.</summary>
/// <param name="On">The day.</param>
public abstract record CleanupEvent(DateOnly On) : MatterEvent(On);

/// <summary>A document of a clean-up.</summary>
/// <param name="Item">Which.</param>
/// <param name="Section">The section that answers for it; null where it lies in none.</param>
public sealed record CleanupDocument(ItemId Item, string? Section);

/// <summary>A document as the public has it now: what steps of a clean-up ask of it.</summary>
/// <param name="Item">Which.</param>
/// <param name="Title">名称</param>
/// <param name="Number">文号; empty for none.</param>
/// <param name="Validity">What was said of its validity last.</param>
/// <param name="ValiditySince">From which day that holds; null where nobody said anything.</param>
/// <param name="ChangedOn">The day of its latest change; null while there was none.</param>
public sealed record StandingDocument(ItemId Item, string Title, string Number, Validity Validity, DateOnly? ValiditySince, DateOnly? ChangedOn)
{
    /// <summary>What was said of it ahead, and from when; null for nothing that has not come.</summary>
    public (Validity Validity, DateOnly Since)? Ahead { get; init; }

    /// <summary>Whether it still binds: in force, or amended.</summary>
    public bool Stands => Validity is Validity.InForce or Validity.Amended;

    /// <summary>Whether it was changed since a day: its text was, it was amended by another, or it is in force no more.</summary>
    public bool IsChangedSince(DateOnly day) => !Stands || ChangedOn >= day || Validity == Validity.Amended && ValiditySince >= day;
}

/// <summary>All that a step may look at beside the clean-up itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Documents">Its documents as they stand, those that are public.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record CleanupSituation(DateOnly Today, ImmutableDictionary<ItemId, StandingDocument> Documents, Actor Actor) : ISituation
{
    /// <summary>How the item with the results stands; null while there is none.</summary>
    public ItemStage? List { get; init; }
}

/// <summary>文件清理: documents of some kinds and years are gone through; each is given a result, and the results are published. Folded from its events.</summary>
public sealed record DocumentCleanup(CleanupId Id) : IMatter<CleanupEvent, CleanupStage>
{
    public string Stream => $"cleanup/{Id}";

    public int Version { get; init; }

    public ImmutableArray<CleanupEvent> History { get; init; } = [];

    public CleanupStage Stage { get; init; }

    // It is the whole agency's; each of its documents lies in a section of its own.
    public string? Section => null;

    /// <summary>The documents that its first event will name, while it has not begun.</summary>
    public ImmutableArray<ItemId> Chosen { get; init; } = [];

    /// <summary>How it began; null before its first event.</summary>
    public CleanupOpened? Opened { get; init; }

    /// <summary>The latest proposal for each document.</summary>
    public ImmutableDictionary<ItemId, CleanupResultProposed> Proposed { get; init; } = ImmutableDictionary<ItemId, CleanupResultProposed>.Empty;

    /// <summary>The latest decision on each document.</summary>
    public ImmutableDictionary<ItemId, CleanupResultDecided> Decided { get; init; } = ImmutableDictionary<ItemId, CleanupResultDecided>.Empty;

    /// <summary>The item that publishes the results; null while none is drafted.</summary>
    public ItemId? List { get; init; }

    /// <summary>Its documents with a decided result.</summary>
    public IEnumerable<CleanupDocument> With(CleanupResult result) =>
        Opened!.Documents.Where(document => Decided.GetValueOrDefault(document.Item)?.Result == result);

    /// <summary>Whether every document has a decision.</summary>
    public bool IsDecided => Opened!.Documents.All(document => Decided.ContainsKey(document.Item));

    /// <summary>The documents that were to be changed and have not been since.</summary>
    public IEnumerable<CleanupDocument> Unchanged(CleanupSituation situation) => With(CleanupResult.Amend).Where(document =>
        situation.Documents.GetValueOrDefault(document.Item) is { } standing && !standing.IsChangedSince(Decided[document.Item].On));

    /// <summary>The terms that run: until the proposals are due, then until the whole is.</summary>
    public ImmutableArray<RunningTerm> Terms() => Stage switch
    {
        CleanupStage.Open when Opened!.Documents.Any(document => !Proposed.ContainsKey(document.Item)) =>
            [Term("cleanup_proposals", "提出清理建议", Opened.ProposalsDue, Role.SectionHead)],
        CleanupStage.Open => [Term("cleanup_decision", "审定清理结果", Opened!.Due, Role.OfficeHead)],
        CleanupStage.Decided or CleanupStage.Listed => [Term("cleanup_list", "公布清理结果", Opened!.Due, Role.OfficeHead)],
        CleanupStage.CarriedOut => [Term("cleanup_end", "完成文件清理", Opened!.Due, Role.OfficeHead)],
        CleanupStage.Closed or CleanupStage.Dropped => [],
    };

    private RunningTerm Term(string kind, string name, DateOnly due, Role post) => new(kind, name, due, post) { Title = $"文件清理 {Opened!.Number}" };
}
