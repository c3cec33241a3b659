using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>Says yes or no to a step of a review: the event it would write, or every reason why not.</summary>
public static class ReviewRules
{
    // 行政复议法第二十三条, as revised with force from 2024-01-01: refusals to disclose go to reconsideration first.
    private static readonly DateOnly ReconsiderationFirst = new(2024, 1, 1);

    private const int AppealDays = 15;

    private const int LongestOrder = 60;

    /// <summary>The event to be written, or why not. A stage or a post that forbids it speaks alone.</summary>
    public static Decision<ReviewEvent> Decide(ReviewCase review, ReviewEvent step, ReviewSituation situation)
    {
        if (!situation.Posts.Any(ReviewKinds.Keepers.Contains))
            return Decision.Refused<ReviewEvent>(new Refusal("CW70") { Variant = "post", Values = [("posts", string.Join("、", ReviewKinds.Keepers.Select(Roles.Name)))] });
        if (!Fits(review, step))
            return Decision.Refused<ReviewEvent>(new Refusal("CW70") { Values = [("step", StepName(step)), ("stage", review.Filed is null ? "尚未登记" : review.Stage.Name())] });
        ImmutableArray<Refusal> refusals = [.. Dates(review, step, situation), .. Faults(review, step, situation)];
        return refusals.IsEmpty ? Decision.Of(step) : Decision.Refused<ReviewEvent>(refusals);
    }

    /// <summary>The step's name as pages print it.</summary>
    public static string StepName(ReviewEvent step) => step switch
    {
        ReviewFiled => "登记",
        ReviewAccepted => "受理",
        ReviewAnswered => "答复",
        ReviewEvidenceSubmitted => "提交证据",
        ReviewHeard => "审理",
        ReviewDecided => "审结",
        ReviewAppealed => "上诉",
        ReviewTookEffect => "裁判生效",
        _ => "撤回",
    };

    private static bool Fits(ReviewCase review, ReviewEvent step) => step switch
    {
        ReviewFiled => review.Filed is null,
        _ when review.Filed is null => false,
        ReviewAccepted => review.Stage == ReviewStage.Filed,
        ReviewAnswered => review.Stage == ReviewStage.Accepted,
        ReviewEvidenceSubmitted => review is { Stage: ReviewStage.Accepted or ReviewStage.Answered, Evidence: null },
        ReviewHeard => review.Stage is ReviewStage.Accepted or ReviewStage.Answered or ReviewStage.Appealed,
        ReviewAppealed => review is { Stage: ReviewStage.Decided, Appeal: null, Effect: null },
        ReviewTookEffect => review is { Stage: ReviewStage.Decided, Appeal: null, Effect: null } && review.Kind.IsSuit(),
        _ => !review.Stage.IsOver(),
    };

    private static IEnumerable<Refusal> Dates(ReviewCase review, ReviewEvent step, ReviewSituation situation)
    {
        if (step.On > situation.Today)
            yield return new("CW71") { Field = nameof(step.On), Values = [("date", Plain.Day(step.On)), ("today", Plain.Day(situation.Today))] };
        var before = review.Decisions.LastOrDefault()?.On ?? review.Filed?.On ?? situation.Request.Arrival?.On;
        if (step.On < before)
            yield return new("CW71") { Field = nameof(step.On), Variant = "early", Values = [("date", Plain.Day(step.On)), ("before", Plain.Day(before.Value))] };
        if (step is ReviewAccepted { CopyReceivedOn: var copy } && (copy < step.On || copy > situation.Today))
            yield return new("CW71") { Field = nameof(ReviewAccepted.CopyReceivedOn), Variant = "copy", Values = [("date", Plain.Day(copy)), ("accepted", Plain.Day(step.On))] };
        if (step is ReviewDecided { ReceivedOn: { } received } && (received < step.On || received > situation.Today))
            yield return new("CW71") { Field = nameof(ReviewDecided.ReceivedOn), Variant = "copy", Values = [("date", Plain.Day(received)), ("accepted", Plain.Day(step.On))] };
    }

    private static IEnumerable<Refusal> Faults(ReviewCase review, ReviewEvent step, ReviewSituation situation) => step switch
    {
        ReviewFiled filed => Filing(filed, situation),
        ReviewAccepted { Number: var number } when string.IsNullOrWhiteSpace(number) => [new("CW74") { Field = nameof(ReviewAccepted.Number), Variant = "number" }],
        ReviewDecided decided => Ending(review, decided),
        ReviewAppealed appealed => Appeal(review, appealed, situation),
        // 行政诉讼法第八十五条：逾期不提起上诉的，第一审判决发生法律效力。
        ReviewTookEffect effect when AppealBy(review, situation) is { } by && effect.On <= by => [new("CW78") { Field = nameof(effect.On), Variant = "running", Values = [("by", Plain.Day(by))] }],
        _ => [],
    };

    private static IEnumerable<Refusal> Filing(ReviewFiled filed, ReviewSituation situation)
    {
        if (string.IsNullOrWhiteSpace(filed.Organ)) yield return new("CW74") { Field = nameof(filed.Organ), Variant = filed.Kind.IsSuit() ? "court" : null };
        if (filed.Kind.IsSuit() && filed.Court is null) yield return new("CW74") { Field = nameof(filed.Court), Variant = "level" };
        // 行政复议法第二十三条第一款第四项：认为行政机关不予公开的，应当先申请行政复议。
        if (filed is { Kind: ReviewKind.DirectSuit, WhyDirect: null } && filed.On >= ReconsiderationFirst && situation.Request.Outcome is { } outcome && Disposition.Of(outcome).IsRefusalUnder14To16)
            yield return new("CW72") { Field = nameof(filed.WhyDirect), Values = [("decision", Disposition.Of(outcome).Name)] };
        if (filed.Kind == ReviewKind.SuitAfterReconsideration && !situation.Others.Any(other => other.Id == filed.Reconsideration && other is { Kind: ReviewKind.Reconsideration, Stage: ReviewStage.Decided or ReviewStage.Withdrawn }))
            yield return new("CW73") { Field = nameof(filed.Reconsideration) };
        if (situation.Others.FirstOrDefault(other => other.Kind == filed.Kind && !other.Stage.IsOver()) is { } running)
            yield return new("CW75") { Field = nameof(filed.Kind), Values = [("kind", ReviewKinds.NameOf(filed.Kind)), ("date", Plain.Day(running.Filed!.On))] };
    }

    private static IEnumerable<Refusal> Ending(ReviewCase review, ReviewDecided decided)
    {
        var ending = ReviewEnding.Of(decided.Result);
        if (ending.NameIn(review.Kind) is null)
            yield return new("CW76") { Field = nameof(decided.Result), Values = [("result", (ending.InReconsideration ?? ending.InSuit)!), ("kind", ReviewKinds.NameOf(review.Kind))] };
        if (string.IsNullOrWhiteSpace(decided.DocumentNumber)) yield return new("CW74") { Field = nameof(decided.DocumentNumber), Variant = "document" };
        // 不予受理 comes instead of 受理.
        if (review.Stage == ReviewStage.Filed && decided.Result is not (ReviewResult.NotAccepted or ReviewResult.Withdrawn))
            yield return new("CW76") { Field = nameof(decided.Result), Variant = "unaccepted", Values = [("result", ending.NameIn(review.Kind) ?? "")] };
        if (decided is { RehandleBy: not null, RehandleWorkdays: not null }) yield return new("CW77") { Field = nameof(decided.RehandleWorkdays), Variant = "both" };
        else if (decided.RehandleBy is { } by && (!ending.IsCorrected || by <= (decided.ReceivedOn ?? decided.On)))
            yield return new("CW77") { Field = nameof(decided.RehandleBy), Values = [("due", Plain.Day(by)), ("result", ending.NameIn(review.Kind) ?? "")] };
        else if (decided.RehandleWorkdays is { } workdays && (!ending.IsCorrected || workdays is < 1 or > LongestOrder))
            yield return new("CW77") { Field = nameof(decided.RehandleWorkdays), Values = [("due", $"{workdays} 个工作日"), ("result", ending.NameIn(review.Kind) ?? "")] };
        // What is counted needs the day from which it is.
        else if (decided is { RehandleWorkdays: not null, ReceivedOn: null }) yield return new("CW77") { Field = nameof(decided.ReceivedOn), Variant = "received" };
    }

    private static IEnumerable<Refusal> Appeal(ReviewCase review, ReviewAppealed appealed, ReviewSituation situation)
    {
        if (!review.Kind.IsSuit())
        {
            yield return new("CW78");
            yield break;
        }
        if (string.IsNullOrWhiteSpace(appealed.Court)) yield return new("CW74") { Field = nameof(appealed.Court), Variant = "court" };
        // 行政诉讼法第八十五条：判决书送达之日起十五日内。
        if (AppealBy(review, situation) is { } by && appealed.On > by)
            yield return new("CW78") { Field = nameof(appealed.On), Variant = "late", Values = [("received", Plain.Day(review.Decisions[^1].ReceivedOn!.Value)), ("by", Plain.Day(by))] };
    }

    private static DateOnly? AppealBy(ReviewCase review, ReviewSituation situation) =>
        review.Decisions[^1].ReceivedOn is { } received ? situation.Calendar.WorkdayOnOrAfter(received.AddDays(AppealDays)) : null;
}
