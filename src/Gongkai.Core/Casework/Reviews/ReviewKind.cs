using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Reports;

namespace Gongkai.Casework;

/// <summary>The three blocks of table four.</summary>
public enum ReviewKind
{
    [Word("行政复议")] Reconsideration,
    [Word("未经复议直接起诉")] DirectSuit,
    [Word("复议后起诉")] SuitAfterReconsideration,
}

/// <summary>Which court hears a suit.</summary>
public enum CourtLevel
{
    [Word("基层人民法院")] Basic,
    [Word("中级人民法院")] Intermediate,
    [Word("高级人民法院")] High,
    [Word("最高人民法院")] Supreme,
}

/// <summary>Which instance's result the annual report counts, where a judgment was appealed.</summary>
public enum AppealCounting
{
    /// <summary>生效裁判: while the appeal runs the case is 尚未审结.</summary>
    [Word("按生效裁判统计")] EffectiveInstance,

    /// <summary>一审裁判, whatever becomes of the appeal.</summary>
    [Word("按一审裁判统计")] FirstInstance,
}

/// <summary>The kinds of review as blocks of the report form.</summary>
public static class ReviewKinds
{
    private static readonly FrozenDictionary<ReviewKind, FormRow> Blocks = ReportForm.B.Disputes.Rows.OneForEach(row =>
        Vocabulary.Find<ReviewKind>(row.Label)!.Value);

    /// <summary>The posts that keep reviews: 法制审核 and the disclosure office.</summary>
    public static ImmutableArray<Role> Keepers { get; } = [Role.LegalReviewer, Role.OfficeHead];

    /// <summary>Whether a court hears it.</summary>
    public static bool IsSuit(this ReviewKind kind) => kind != ReviewKind.Reconsideration;

    /// <summary>Its block of table four: <c>reconsideration</c>, <c>litigation_direct</c>, <c>litigation_after</c>.</summary>
    public static string BlockOf(ReviewKind kind) => Blocks[kind].Id["disputes.".Length..];
}
