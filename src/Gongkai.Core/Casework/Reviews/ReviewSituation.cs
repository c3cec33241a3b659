using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>All that a guard of reviews may look at beside the review itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Calendar">The work calendar in force.</param>
/// <param name="Request">The case the review is about.</param>
/// <param name="Others">The other reviews of that case.</param>
/// <param name="Posts">The posts that the officer holds today.</param>
public sealed record ReviewSituation(DateOnly Today, WorkCalendar Calendar, DisclosureRequest Request, ImmutableArray<ReviewCase> Others, ImmutableArray<Role> Posts);
