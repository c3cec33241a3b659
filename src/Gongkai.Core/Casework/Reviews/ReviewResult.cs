using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>How a reconsideration or a suit ended.</summary>
public enum ReviewResult
{
    /// <summary>维持 (行政复议法第六十八条)</summary>
    [Word("维持")] Upheld,

    /// <summary>驳回请求 (行政复议法第六十九条，行政诉讼法第六十九条)</summary>
    [Word("驳回复议请求")] ClaimRejected,

    /// <summary>变更 (行政复议法第六十三条，行政诉讼法第七十七条)</summary>
    [Word("变更")] Changed,

    /// <summary>撤销 (行政复议法第六十四条，行政诉讼法第七十条)</summary>
    [Word("撤销")] Revoked,

    /// <summary>确认违法 (行政复议法第六十五条，行政诉讼法第七十四条)</summary>
    [Word("确认违法")] Unlawful,

    /// <summary>责令履行 (行政复议法第六十六条，行政诉讼法第七十二条)</summary>
    [Word("责令履行")] OrderedToPerform,

    /// <summary>确认无效 (行政复议法第六十七条，行政诉讼法第七十五条)</summary>
    [Word("确认无效")] Void,

    /// <summary>判决给付 (行政诉讼法第七十三条)</summary>
    [Word("判决给付")] OrderedToPay,

    /// <summary>不予受理 (行政复议法第三十条); 不予立案 for suits.</summary>
    [Word("不予受理")] NotAccepted,

    /// <summary>驳回申请 (行政复议法第三十三条); 驳回起诉 for suits.</summary>
    [Word("驳回申请")] Dismissed,

    /// <summary>调解、和解 (行政复议法第七十三条、第七十四条)</summary>
    [Word("调解或者和解")] Settled,

    /// <summary>终止 or 撤回 (行政复议法第四十一条); 撤诉 (行政诉讼法第六十二条)</summary>
    [Word("撤回申请或者终止")] Withdrawn,
}

/// <summary>One result: its names on either way, and the column of table four that counts it.</summary>
/// <param name="Result">结果</param>
/// <param name="InReconsideration">What a reconsideration organ calls it; null where it gives no such decision.</param>
/// <param name="InSuit">What a court calls it; null where it gives no such judgment.</param>
/// <param name="Column">结果维持、结果纠正、其他结果: the column's id.</param>
public sealed record ReviewEnding(ReviewResult Result, string? InReconsideration, string? InSuit, string Column)
{
    /// <summary>All, as the two laws list them.</summary>
    public static ImmutableArray<ReviewEnding> All { get; } =
    [
        new(ReviewResult.Upheld, "维持", null, "upheld"),
        new(ReviewResult.ClaimRejected, "驳回复议请求", "驳回诉讼请求", "upheld"),
        new(ReviewResult.Changed, "变更", "判决变更", "corrected"),
        new(ReviewResult.Revoked, "撤销", "判决撤销", "corrected"),
        new(ReviewResult.Unlawful, "确认违法", "确认违法", "corrected"),
        new(ReviewResult.OrderedToPerform, "责令履行", "判决履行", "corrected"),
        new(ReviewResult.Void, "确认无效", "确认无效", "corrected"),
        new(ReviewResult.OrderedToPay, null, "判决给付", "corrected"),
        new(ReviewResult.NotAccepted, "不予受理", "不予立案", "other"),
        new(ReviewResult.Dismissed, "驳回申请", "驳回起诉", "other"),
        new(ReviewResult.Settled, "调解或者和解", "调解结案", "other"),
        new(ReviewResult.Withdrawn, "撤回申请或者终止", "撤诉", "other"),
    ];

    private static FrozenDictionary<ReviewResult, ReviewEnding> ByResult { get; } = All.OneForEach(ending => ending.Result);

    /// <summary>The one of that result.</summary>
    public static ReviewEnding Of(ReviewResult result) => ByResult[result];

    /// <summary>Those that a review of that kind can end with.</summary>
    public static IEnumerable<ReviewEnding> For(ReviewKind kind) => All.Where(ending => ending.NameIn(kind) is not null);

    /// <summary>Its name in a review of that kind; null where there is no such ending.</summary>
    public string? NameIn(ReviewKind kind) => kind.IsSuit() ? InSuit : InReconsideration;

    /// <summary>Whether the agency's act did not stand.</summary>
    public bool IsCorrected => Column == "corrected";
}
