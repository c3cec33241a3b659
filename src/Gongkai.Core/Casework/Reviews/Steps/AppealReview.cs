using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>上诉: the first judgment takes no effect.</summary>
public sealed record ReviewAppealed(DateOnly On, string Court, CourtLevel Level) : ReviewEvent(On)
{
    /// <summary>Whether the agency itself appeals.</summary>
    public bool ByAgency { get; init; }
}

internal sealed class AppealReview() : ReviewStep<ReviewAppealed>("appealed", "登记上诉")
{
    protected override ImmutableArray<Transition<ReviewStage>> Rows => [Row("上诉", [ReviewStage.Decided], ReviewStage.Appealed)];

    public override bool Fits(ReviewCase matter) => matter is { Appeal: null, Effect: null };

    public override bool IsOffered(ReviewCase matter, ReviewSituation situation) => matter.Kind.IsSuit();

    protected override ReviewCase Apply(ReviewCase review, ReviewAppealed e) => review with { Appeal = e };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewAppealed e, ReviewSituation situation)
    {
        if (!review.Kind.IsSuit())
        {
            yield return new("CW78");
            yield break;
        }
        if (string.IsNullOrWhiteSpace(e.Court)) yield return new("CW74") { Field = nameof(e.Court), Variant = "court" };
        // 行政诉讼法第八十五条：判决书送达之日起十五日内。
        if (review.AppealBy(situation.Calendar) is { } by && e.On > by)
            yield return new("CW78")
            {
                Field = nameof(e.On),
                Variant = "late",
                Values = [("received", Plain.Day(review.Decisions[^1].ReceivedOn!.Value)), ("by", Plain.Day(by))],
            };
    }

    protected override Sentence Told(ReviewCase review, ReviewAppealed e) => $"{(e.ByAgency ? "本机关" : "对方")}上诉至{e.Court}";
}
