using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>A step of a review that has a form, with the words on its button.</summary>
public interface IHasButton
{
    /// <summary>登记受理</summary>
    string Button { get; }
}

/// <summary>A step of a review, and what steps of reviews share. The public hears nothing of them.</summary>
internal abstract class ReviewStep<T>(string? path = null,
    string button = "") : Step<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation>(typeof(T), path), IHasButton
    where T : ReviewEvent
{
    public string Button { get; } = button;

    public sealed override IEnumerable<Refusal> Check(ReviewCase matter, ReviewEvent happened, ReviewSituation situation) =>
        [.. Dates(matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override ReviewCase Apply(ReviewCase matter, ReviewEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(ReviewCase matter, ReviewEvent happened) => Told(matter, (T)happened);

    public sealed override PublicStep? Shown(ReviewCase matter, ReviewEvent happened) => null;

    /// <summary>The review after it, its stage aside.</summary>
    protected abstract ReviewCase Apply(ReviewCase review, T e);

    /// <summary>What is wrong with it beside its date.</summary>
    protected abstract IEnumerable<Refusal> Faults(ReviewCase review, T e, ReviewSituation situation);

    /// <summary>The sentence for those at the desk.</summary>
    protected abstract Sentence Told(ReviewCase review, T e);

    /// <summary>A row of the table for it: 法制审核 and the disclosure office keep reviews.</summary>
    private protected static Transition<ReviewStage> Row(string step, ImmutableArray<ReviewStage> from,
        ReviewStage? to) => new(step, typeof(T), from, to, ReviewKinds.Keepers);

    /// <summary>A paper was received before it was made, or after today.</summary>
    private protected static Refusal Copy(string field, DateOnly received, DateOnly made) =>
        new("CW71") { Field = field, Variant = "copy", Values = [("date", Plain.Day(received)), ("accepted", Plain.Day(made))] };

    private IEnumerable<Refusal> Dates(ReviewCase review, ReviewEvent step, ReviewSituation situation)
    {
        if (step.On > situation.Today)
            yield return new("CW71") { Field = nameof(step.On), Values = [("date", Plain.Day(step.On)), ("today", Plain.Day(situation.Today))] };
        var before = Before(review).Append(review.Decisions.LastOrDefault() ?? (ReviewEvent?)review.Filed).Max(earlier => earlier?.On)
            ?? situation.Request.Arrival?.On;
        if (step.On < before)
            yield return new("CW71")
            {
                Field = nameof(step.On),
                Variant = "early",
                Values = [("date", Plain.Day(step.On)), ("before", Plain.Day(before.Value))],
            };
    }
}
