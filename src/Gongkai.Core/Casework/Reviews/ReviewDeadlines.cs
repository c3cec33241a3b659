using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>One term of a review: until when, and when it was done.</summary>
/// <param name="Kind">Which term, once in a review.</param>
/// <param name="Name">What has to be done.</param>
/// <param name="End">The term counted from its day.</param>
/// <param name="DoneOn">When it was done; null while it is not.</param>
/// <param name="IsOurs">Whether the agency has to do it; else the applicant may.</param>
public sealed record ReviewDeadline(string Kind, string Name, TermEnd End, DateOnly? DoneOn, bool IsOurs)
{
    /// <summary>Whether it was missed, as of today.</summary>
    public bool IsMissed(DateOnly today) => (DoneOn ?? today) > End.Due;
}

/// <summary>The terms of reconsideration and suit (行政复议法、行政诉讼法), from the one list of statutory terms.</summary>
public static class ReviewDeadlines
{
    /// <summary>The terms of a review, as far as they run.</summary>
    public static ImmutableArray<ReviewDeadline> Of(ReviewCase review, WorkCalendar calendar)
    {
        var deadlines = ImmutableArray.CreateBuilder<ReviewDeadline>();
        if (review.Accepted is { CopyReceivedOn: var copy } accepted)
        {
            if (review.Kind.IsSuit())
            {
                Add("defence", "提交答辩状", "court_evidence", copy, review.Answered?.On, true);
                Add("evidence", "提交证据和依据", "court_evidence", copy, review.Evidence?.On, true);
            }
            else Add("answer", "提交书面答复和证据", accepted.IsSimplified ? "reconsideration_answer_simplified" : "reconsideration_answer", copy,
                review.Answered?.On, true);
        }
        if (review is { Kind: ReviewKind.Reconsideration, Decisions: [.., { ReceivedOn: { } told }] })
            Add("suit", "申请人不服复议决定起诉", "suit_after_reconsideration", told, null, false);
        return deadlines.ToImmutable();

        void Add(string kind, string name, string term, DateOnly from, DateOnly? done, bool ours)
        {
            // 旧法时期的期限不在表内，不推算。
            if (StatutoryTerm.Find(term) is { } found && from >= found.FirstDay) deadlines.Add(new(kind, name, found.CountFrom(from, calendar), done, ours));
        }
    }

    /// <summary>What the agency still owes in a review, as board and reminders count it.</summary>
    public static ImmutableArray<RunningTerm> Running(ReviewCase review, WorkCalendar calendar) => review.Stage.IsOver() ? [] :
    [
        .. from deadline in Of(review, calendar)
           where deadline is { IsOurs: true, DoneOn: null }
           select new RunningTerm(deadline.Kind, deadline.Name + "的期限", deadline.End.Due, Role.LegalReviewer)
           {
               IsProvisional = deadline.End.IsProvisional,
               Section = "行政复议、行政诉讼",
               Title = $"{(review.Kind.IsSuit() ? "行政诉讼" : "行政复议")} {review.Accepted!.Number}",
           },
    ];

    /// <summary>How long the applicant may contest a reply that was served: by reconsideration, or by a suit where that need not come first.</summary>
    public static ImmutableArray<ReviewDeadline> OfApplicant(DisclosureRequest request, WorkCalendar calendar)
    {
        if (request.Decision is not { Served.On: var served, Drafted.Draft.Type: var type }) return [];
        var reconsideration = new ReviewDeadline("reconsideration", "申请行政复议", StatutoryTerm.Find("reconsideration")!.CountFrom(served, calendar), null, false);
        return Disposition.Of(type).IsRefusalUnder14To16
            ? [reconsideration]
            : [reconsideration, new("suit", "提起行政诉讼", StatutoryTerm.Find("suit")!.CountFrom(served, calendar), null, false)];
    }
}
