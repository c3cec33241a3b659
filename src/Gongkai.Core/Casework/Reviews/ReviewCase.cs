using System.Collections.Immutable;
using Gongkai.Calendar;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>Where a review stands.</summary>
public enum ReviewStage
{
    [Word("已提出")] Filed,
    [Word("已受理，待答复")] Accepted,
    [Word("已答复，审理中")] Answered,
    [Word("已审结")] Decided,
    [Word("上诉审理中")] Appealed,
    [Word("已撤回")] Withdrawn,
}

/// <summary>行政复议 or 行政诉讼: one review of what was done in a case, folded from its events.</summary>
public sealed record ReviewCase(ReviewId Id) : IMatter<ReviewEvent, ReviewStage>
{
    private const int AppealDays = 15;

    public string Stream => Id.Stream;

    public int Version { get; init; }

    public ImmutableArray<ReviewEvent> History { get; init; } = [];

    public ReviewStage Stage { get; init; }

    /// <summary>The case it is about.</summary>
    public DisclosureRequestId Request { get; init; }

    public ReviewFiled? Filed { get; init; }

    public ReviewAccepted? Accepted { get; init; }

    public ReviewAnswered? Answered { get; init; }

    public ReviewEvidenceSubmitted? Evidence { get; init; }

    /// <summary>听证、开庭, each.</summary>
    public ImmutableArray<ReviewHeard> Hearings { get; init; } = [];

    /// <summary>The first decision, and that of the second instance.</summary>
    public ImmutableArray<ReviewDecided> Decisions { get; init; } = [];

    public ReviewAppealed? Appeal { get; init; }

    public ReviewWithdrawn? Withdrawal { get; init; }

    /// <summary>That the first judgment stands, for nobody appealed.</summary>
    public ReviewTookEffect? Effect { get; init; }

    /// <summary>Reviews lie in no section: those who keep them keep them for the whole agency.</summary>
    public string? Section => null;

    public ReviewKind Kind => Filed?.Kind ?? ReviewKind.Reconsideration;

    /// <summary>The review after all of its events.</summary>
    public static ReviewCase Of(ReviewId id, IReadOnlyList<ReviewEvent> events) =>
        ReviewSteps.Workflow.Fold(new(id), events);

    /// <summary>
    /// The order to reply again, once it binds the agency; null while there is none. A reconsideration decision and a judgment of second instance bind
    /// when they
    /// are received, a judgment of first instance when nobody has appealed in time.
    /// </summary>
    public RehandlingOrdered? Order(WorkCalendar calendar)
    {
        if (Decisions is not [.., { OrdersReply: true } last]) return null;
        if (Stage == ReviewStage.Appealed || (Kind.IsSuit() && Appeal is null && Effect is null)) return null;
        var received = last.ReceivedOn ?? last.On;
        // A first judgment stands from the day the term of appeal was over, or the appeal was withdrawn.
        var (from, due) = last.RehandleBy is { } by
            ? (received, by) : Counted((Decisions.Length == 1 ? Effect?.On ?? Withdrawal?.On : null) ?? received, last.RehandleWorkdays!.Value);
        return new(from, due, Appeal?.Court ?? Filed!.Organ, last.DocumentNumber) { Review = Id };

        (DateOnly, DateOnly) Counted(DateOnly day, int workdays) => (day, calendar.AddWorkdays(day, workdays));
    }

    /// <summary>上诉期最后一日 (行政诉讼法第八十五条); null while it is not known.</summary>
    internal DateOnly? AppealBy(WorkCalendar calendar) =>
        Decisions[^1].ReceivedOn is { } received ? calendar.WorkdayOnOrAfter(received.AddDays(AppealDays)) : null;

    /// <summary>Its line in the register.</summary>
    public ReviewRow Row() => new(Id, Request, Kind, Filed!.On)
    {
        // A withdrawal before any judgment ends it; one in the second instance leaves the first judgment.
        First = Decisions.IsEmpty ? Withdrawn : (Decisions[0].Result, Decisions[0].On),
        Effective = Appeal is null ? (Decisions.IsEmpty ? Withdrawn : (Decisions[0].Result, Decisions[0].On))
            : Decisions.Length > 1 ? (Decisions[1].Result, Decisions[1].On)
            : Withdrawal is { } given ? (Decisions[0].Result, given.On) : null,
    };

    private (ReviewResult, DateOnly)? Withdrawn => Withdrawal is { } given ? (ReviewResult.Withdrawn, given.On) : null;
}

/// <summary>What the stages say.</summary>
public static class ReviewStages
{
    /// <summary>Whether nothing more is to come.</summary>
    public static bool IsOver(this ReviewStage stage) => stage is ReviewStage.Decided or ReviewStage.Withdrawn;
}
