using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Reports;

namespace Gongkai.Casework;

/// <summary>The three blocks of table four.</summary>
public enum ReviewKind
{
    /// <summary>行政复议</summary>
    Reconsideration,

    /// <summary>未经复议直接起诉</summary>
    DirectSuit,

    /// <summary>复议后起诉</summary>
    SuitAfterReconsideration,
}

/// <summary>Which court hears a suit.</summary>
public enum CourtLevel
{
    /// <summary>基层人民法院</summary>
    Basic,

    /// <summary>中级人民法院</summary>
    Intermediate,

    /// <summary>高级人民法院</summary>
    High,

    /// <summary>最高人民法院</summary>
    Supreme,
}

/// <summary>Which instance's result the annual report counts, where a judgment was appealed.</summary>
public enum AppealCounting
{
    /// <summary>生效裁判: while the appeal runs the case is 尚未审结.</summary>
    EffectiveInstance,

    /// <summary>一审裁判, whatever becomes of the appeal.</summary>
    FirstInstance,
}

/// <summary>The words for the kinds of review and the courts.</summary>
public static class ReviewKinds
{
    private static readonly ImmutableArray<string> Courts = ["基层人民法院", "中级人民法院", "高级人民法院", "最高人民法院"];

    /// <summary>The posts that keep reviews: 法制审核 and the disclosure office.</summary>
    public static ImmutableArray<Role> Keepers { get; } = [Role.LegalReviewer, Role.OfficeHead];

    /// <summary>Whether a court hears it.</summary>
    public static bool IsSuit(this ReviewKind kind) => kind != ReviewKind.Reconsideration;

    /// <summary>Its block of table four: <c>reconsideration</c>, <c>litigation_direct</c>, <c>litigation_after</c>.</summary>
    public static string BlockOf(ReviewKind kind) => ReportForm.B.Disputes.Rows[(int)kind].Id["disputes.".Length..];

    /// <summary>The label as the report form prints it.</summary>
    public static string NameOf(ReviewKind kind) => ReportForm.B.Disputes.Rows[(int)kind].Label;

    /// <summary>生效裁判, 一审裁判.</summary>
    public static string NameOf(AppealCounting counting) => counting == AppealCounting.EffectiveInstance ? "按生效裁判统计" : "按一审裁判统计";

    /// <summary>基层人民法院, 中级人民法院 …</summary>
    public static string NameOf(CourtLevel level) => Courts[(int)level];
}
