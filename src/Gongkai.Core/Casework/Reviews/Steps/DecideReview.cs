using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>复议决定 or 裁判. After an appeal, that of the second instance.</summary>
/// <param name="On">决定或者裁判之日</param>
/// <param name="Result">结果</param>
/// <param name="DocumentNumber">决定书或者裁判文书编号</param>
public sealed record ReviewDecided(DateOnly On, ReviewResult Result, string DocumentNumber) : ReviewEvent(On)
{
    /// <summary>收到决定书或者裁判文书之日</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>责令重新答复的期限; null where nothing has to be decided again.</summary>
    public DateOnly? RehandleBy { get; init; }

    /// <summary>责令重新答复的工作日数, where the decision names no day: counted from the day it binds the agency.</summary>
    public int? RehandleWorkdays { get; init; }

    /// <summary>Whether a new reply is ordered.</summary>
    internal bool OrdersReply => RehandleBy is not null || RehandleWorkdays is not null;
}

internal sealed class DecideReview() : ReviewStep<ReviewDecided>("decided", "登记结果")
{
    public override ImmutableArray<Type> Follows => [typeof(ReviewAccepted), typeof(ReviewHeard), typeof(ReviewAppealed)];

    protected override ImmutableArray<Transition<ReviewStage>> Rows =>
        [Row("审结", [ReviewStage.Filed, ReviewStage.Accepted, ReviewStage.Answered, ReviewStage.Appealed], ReviewStage.Decided)];

    protected override ReviewCase Apply(ReviewCase review, ReviewDecided e) => review with { Decisions = review.Decisions.Add(e) };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewDecided e, ReviewSituation situation)
    {
        if (e.ReceivedOn is { } received && (received < e.On || received > situation.Today)) yield return Copy(nameof(e.ReceivedOn), received, e.On);
        var ending = ReviewEnding.Of(e.Result);
        if (ending.NameIn(review.Kind) is null)
            yield return new("CW76")
            {
                Field = nameof(e.Result),
                Values = [("result", (ending.InReconsideration ?? ending.InSuit)!), ("kind", review.Kind.Name())],
            };
        if (string.IsNullOrWhiteSpace(e.DocumentNumber)) yield return new("CW74") { Field = nameof(e.DocumentNumber), Variant = "document" };
        // 不予受理 comes instead of 受理.
        if (review.Stage == ReviewStage.Filed && e.Result is not (ReviewResult.NotAccepted or ReviewResult.Withdrawn))
            yield return new("CW76") { Field = nameof(e.Result), Variant = "unaccepted", Values = [("result", ending.NameIn(review.Kind) ?? "")] };
        foreach (var refusal in Ordering(e, ending, ending.NameIn(review.Kind) ?? "")) yield return refusal;
    }

    protected override Sentence Told(ReviewCase review, ReviewDecided e)
    {
        var (received, order) = (e.ReceivedOn is { } on
            ? $"，{on:yyyy-MM-dd} 收到"
            : "", e.RehandleBy is { } due ? $"，责令 {due:yyyy-MM-dd} 前重新答复" : e.RehandleWorkdays is { } days ? $"，责令 {days} 个工作日内重新答复" : "");
        return $"{ReviewEnding.Of(e.Result).NameIn(review.Kind)}，{e.DocumentNumber}{received}{order}";
    }

    private const int LongestOrder = 60;

    private static IEnumerable<Refusal> Ordering(ReviewDecided e, ReviewEnding ending, string result)
    {
        if (e is { RehandleBy: not null, RehandleWorkdays: not null }) yield return new("CW77") { Field = nameof(e.RehandleWorkdays), Variant = "both" };
        else if (e.RehandleBy is { } by && (!ending.IsCorrected || by <= (e.ReceivedOn ?? e.On)))
            yield return new("CW77") { Field = nameof(e.RehandleBy), Values = [("due", Plain.Day(by)), ("result", result)] };
        else if (e.RehandleWorkdays is { } workdays && (!ending.IsCorrected || workdays is < 1 or > LongestOrder))
            yield return new("CW77") { Field = nameof(e.RehandleWorkdays), Values = [("due", $"{workdays} 个工作日"), ("result", result)] };
        // What is counted needs the day from which it is.
        else if (e is { RehandleWorkdays: not null, ReceivedOn: null }) yield return new("CW77") { Field = nameof(e.ReceivedOn), Variant = "received" };
    }
}
