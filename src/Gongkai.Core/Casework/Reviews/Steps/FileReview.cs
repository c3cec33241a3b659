using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>提出: an application for reconsideration or a complaint, against what was done in one case.</summary>
/// <param name="On">申请复议或者起诉之日</param>
/// <param name="Request">The case.</param>
/// <param name="Kind">复议、直接起诉 or 复议后起诉</param>
/// <param name="Organ">复议机关 or 人民法院</param>
public sealed record ReviewFiled(DateOnly On, DisclosureRequestId Request, ReviewKind Kind, string Organ) : ReviewEvent(On)
{
    /// <summary>For suits.</summary>
    public CourtLevel? Court { get; init; }

    /// <summary>The reconsideration that a suit follows.</summary>
    public ReviewId? Reconsideration { get; init; }

    /// <summary>What is asked for.</summary>
    public PrivateRef? Claim { get; init; }

    /// <summary>复议前置: why a suit was brought directly against a refusal under articles 14 to 16.</summary>
    public PrivateRef? WhyDirect { get; init; }
}

internal sealed class FileReview() : ReviewStep<ReviewFiled>()
{
    protected override ImmutableArray<Transition<ReviewStage>> Rows => [Row("登记", [], ReviewStage.Filed)];

    protected override ReviewCase Apply(ReviewCase review, ReviewFiled e) => review with { Filed = e, Request = e.Request };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewFiled e, ReviewSituation situation)
    {
        if (string.IsNullOrWhiteSpace(e.Organ)) yield return new("CW74") { Field = nameof(e.Organ), Variant = e.Kind.IsSuit() ? "court" : null };
        if (e.Kind.IsSuit() && e.Court is null) yield return new("CW74") { Field = nameof(e.Court), Variant = "level" };
        // 行政复议法第二十三条第一款第四项：认为行政机关不予公开的，应当先申请行政复议。
        if (e is { Kind: ReviewKind.DirectSuit, WhyDirect: null } && e.On >= ReconsiderationFirst && situation.Request.Outcome is { } outcome
            && Disposition.Of(outcome).IsRefusalUnder14To16)
            yield return new("CW72") { Field = nameof(e.WhyDirect), Values = [("decision", Disposition.Of(outcome).Name)] };
        if (e.Kind == ReviewKind.SuitAfterReconsideration && !situation.Others.Any(other => other.Id == e.Reconsideration && IsReconsidered(other)))
            yield return new("CW73") { Field = nameof(e.Reconsideration) };
        if (situation.Others.FirstOrDefault(other => other.Kind == e.Kind && !other.Stage.IsOver()) is { } running)
            yield return new("CW75") { Field = nameof(e.Kind), Values = [("kind", e.Kind.Name()), ("date", Plain.Day(running.Filed!.On))] };
    }

    protected override Sentence Told(ReviewCase review, ReviewFiled e) => $"向{e.Organ}提出";

    // 行政复议法第二十三条, as revised with force from 2024-01-01: refusals to disclose go to reconsideration first.
    private static readonly DateOnly ReconsiderationFirst = new(2024, 1, 1);

    private static bool IsReconsidered(ReviewCase other) => other is { Kind: ReviewKind.Reconsideration, Stage: ReviewStage.Decided or ReviewStage.Withdrawn };
}
