using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>Who proposes a step: an officer with his posts, the applicant, or the platform itself.</summary>
/// <param name="Person">The officer; null for the applicant and the platform.</param>
/// <param name="Posts">The posts he holds today, his deputising included.</param>
public sealed record CaseActor(PersonId? Person, ImmutableArray<Role> Posts)
{
    /// <summary>The applicant, who needs no account.</summary>
    public static CaseActor Applicant { get; } = new(null, []) { IsApplicant = true };

    /// <summary>The platform, for what follows without anybody's doing.</summary>
    public static CaseActor Platform { get; } = new((PersonId?)null, []);

    public bool IsApplicant { get; private init; }

    /// <summary>Whether the table lets him take that step.</summary>
    public bool May(Transition row) =>
        IsApplicant ? row.ByApplicant : Person is null ? row.ByPlatform : row.By.Any(Posts.Contains);
}

/// <summary>All that a guard may look at beside the case itself. The day is told; Core reads no clock.</summary>
public sealed record CaseSituation(DateOnly Today, WorkCalendar Calendar, CaseworkSettings Settings, CaseActor Actor);
