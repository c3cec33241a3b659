using System.Collections.Immutable;
using Gongkai.Calendar;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>All that a step of a review may look at beside the review itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Calendar">The agency's own calendar.</param>
/// <param name="Request">The case the review is about.</param>
/// <param name="Others">The other reviews of that case.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record ReviewSituation(DateOnly Today, WorkCalendar Calendar, DisclosureRequest Request, ImmutableArray<ReviewCase> Others,
    Actor Actor) : ISituation;
