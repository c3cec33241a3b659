using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>The steps of a reconsideration or suit, in the order of its life.</summary>
public sealed class ReviewSteps : Workflow<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation>
{
    private ReviewSteps() : base(
        new FileReview(), new AcceptReview(), new AnswerReview(), new SubmitEvidence(), new HearReview(), new DecideReview(),
        new AppealReview(), new LetTakeEffect(),
        new WithdrawReview(), new CorrectReviewEntry())
    {
    }

    /// <summary>The workflow of reviews.</summary>
    public static ReviewSteps Workflow { get; } = new();

    protected override ReviewCase Told(ReviewCase matter, int version,
        ImmutableArray<ReviewEvent> history) => matter with { Version = version, History = history };

    protected override ReviewCase At(ReviewCase matter, ReviewStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation> step, Transition<ReviewStage>? row,
        ReviewCase matter) => Refused("CW70", obstacle, step, matter.Filed is null ? "尚未登记" : matter.Stage.Name(), row);
}
