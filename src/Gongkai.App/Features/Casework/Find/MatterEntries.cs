using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Search;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>
/// What of reviews, complaints and inquiries can be searched by those who may read them: numbers, kind, where they stand, what was decided. What people wrote
/// is sealed and stays out.
/// </summary>
internal static class MatterEntries
{
    /// <summary>The facet of where a matter stands, in words.</summary>
    public const string StageFacet = "stage";

    /// <summary>The kinds of such entries, each the word with which its streams begin.</summary>
    public static readonly ImmutableArray<string> Kinds = [CaseEntry.Kind, OfReview, OfComplaint, OfInquiry];

    private const string OfReview = "review", OfComplaint = "complaint", OfInquiry = "inquiry";

    /// <summary>What finding an inquiry needs: it is read in its section, and by those whose post has none.</summary>
    public static string Needs(string? section) => $"{Permission.HandleInquiries}/{section}";

    /// <summary>Writes the entry of a review.</summary>
    public static Task WriteAsync(MatterChange<ReviewCase, ReviewSituation> change)
    {
        var (review, row) = (change.Matter, change.Matter.Row());
        var result = row.Effective is { } ending ? ReviewEnding.Of(ending.Result).NameIn(row.Kind) : null;
        var title = $"{row.Kind.Name()}：{review.Appeal?.Court ?? review.Filed!.Organ}";
        return SearchEntries.WriteAsync(change.Transaction, new(review.Stream, OfReview, change.Agency, title)
        {
            Needs = Permission.HandleDisputes,
            Number = review.Accepted?.Number is { Length: > 0 } number ? number : null,
            On = row.FiledOn,
            IsSpent = review.Stage.IsOver(),
            Body = string.Join('\n', new[] { review.Stage.Name(), result }.OfType<string>()),
            Facets = [new(StageFacet, review.Stage.Name())],
        });
    }

    /// <summary>Writes the entry of a complaint.</summary>
    public static Task WriteAsync(MatterChange<Complaint, CaseSituation> change)
    {
        var complaint = change.Matter;
        return SearchEntries.WriteAsync(change.Transaction, new(complaint.Stream, OfComplaint, change.Agency, "投诉")
        {
            Needs = Permission.AnswerComplaints,
            On = complaint.Filed!.On,
            IsSpent = complaint.Stage is ComplaintStage.Answered or ComplaintStage.PassedOn or ComplaintStage.Withdrawn,
            Body = complaint.Stage.Name(),
            Facets = [new(StageFacet, complaint.Stage.Name())],
        });
    }

    /// <summary>Writes the entry of an inquiry.</summary>
    public static Task WriteAsync(MatterChange<Inquiry, InquirySituation> change)
    {
        var (inquiry, received) = (change.Matter, change.Matter.Received!);
        return SearchEntries.WriteAsync(change.Transaction, new(inquiry.Stream, OfInquiry, change.Agency, received.Kind.Name())
        {
            Needs = Needs(inquiry.Section),
            Number = received.Number,
            On = received.On,
            IsSpent = inquiry.Stage is InquiryStage.Answered or InquiryStage.Turned or InquiryStage.Closed,
            Body = string.Join('\n', received.Way.Name(), inquiry.Stage.Name()),
            Facets = [new(StageFacet, inquiry.Stage.Name())],
        });
    }
}
