using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;

namespace Gongkai.Tests.Casework;

/// <summary>A review under way in a test, of a case that was answered.</summary>
internal sealed class AReview(DisclosureRequest request, params ReviewCase[] others)
{
    private readonly List<ReviewEvent> events = [];

    public static readonly ReviewId Id = new(Guid.Parse("01990000-0000-7000-8000-0000000000d1"));

    public ReviewCase Case => ReviewCase.Of(Id, events);

    public static ReviewFiled Filed(string on, ReviewKind kind = ReviewKind.Reconsideration) =>
        new(ACase.Day(on), new(Guid.Parse("01990000-0000-7000-8000-0000000000aa")), kind,
            kind.IsSuit() ? "云川市青岭区人民法院" : "云川市人民政府")
        { Court = kind.IsSuit() ? CourtLevel.Basic : null };

    public AReview Do(ReviewEvent step)
    {
        var refused = Refused(step);
        Assert.True(refused.Length == 0, string.Join(' ', refused));
        events.Add(step);
        return this;
    }

    public string[] Refused(ReviewEvent step, DateOnly? today = null, Role post = Role.LegalReviewer) =>
        [.. ReviewSteps.Workflow.Decide(Case, step,
            new(today ?? new(2027, 12, 31), WorkCalendar.StateCouncil, request, [.. others], new(ACase.Officer, [post]))).Refusals.Select(refusal =>
                refusal.Code)];
}
