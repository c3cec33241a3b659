using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Who proposes a step: an officer with his posts, the applicant, or the platform itself.</summary>
/// <param name="Person">The officer; null for the applicant and the platform.</param>
/// <param name="Posts">The posts he holds today, his deputising included.</param>
public sealed record CaseActor(PersonId? Person, ImmutableArray<HeldPost> Posts)
{
    /// <summary>The applicant, who needs no account.</summary>
    public static CaseActor Applicant { get; } = new(null, []) { IsApplicant = true };

    /// <summary>The platform, for what follows without anybody's doing.</summary>
    public static CaseActor Platform { get; } = new((PersonId?)null, []);

    public bool IsApplicant { get; private init; }

    /// <summary>Whether the table lets him take that step in this case: by a post that it names and that reaches the section where the case lies.</summary>
    public bool May(Transition row, DisclosureRequest request) =>
        IsApplicant ? row.ByApplicant : Person is null ? row.ByPlatform : Posts.Any(post => row.By.Contains(post.Role) && post.Reaches(request.Assignment?.Section));

    /// <summary>Why not: no post that the table names, or none that reaches the section.</summary>
    public Refusal Refuse(Transition row, DisclosureRequest request) => Posts.Any(post => row.By.Contains(post.Role))
        ? new("CW21") { Variant = "section", Values = [("step", row.Step), ("section", request.Assignment!.Section)] }
        : new("CW21") { Values = [("step", row.Step), ("posts", row.Who)] };
}

/// <summary>All that a step may look at beside the case itself. The day is told; Core reads no clock.</summary>
public sealed record CaseSituation
{
    /// <summary>The situation at an agency: its local holidays are in the calendar from here on, so that whoever counts counts on them.</summary>
    /// <param name="today">The day.</param>
    /// <param name="calendar">The State Council's notices.</param>
    /// <param name="settings">What the agency has chosen.</param>
    /// <param name="actor">Who proposes the step.</param>
    public CaseSituation(DateOnly today, WorkCalendar calendar, CaseworkSettings settings, CaseActor actor) =>
        (Today, Calendar, Settings, Actor) = (today, calendar.WithLocalHolidays(settings.Clock.LocalHolidays), settings, actor);

    /// <summary>The day.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The agency's own calendar: the State Council's notices and the local holidays.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>What the agency has chosen.</summary>
    public CaseworkSettings Settings { get; }

    /// <summary>Who proposes the step.</summary>
    public CaseActor Actor { get; init; }
}
