using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Matters;

/// <summary>Who proposes a step: an officer with his posts, the applicant, or the platform itself.</summary>
/// <param name="Person">The officer; null for the applicant and the platform.</param>
/// <param name="Posts">The posts he holds today, his deputising included.</param>
public sealed record Actor(PersonId? Person, ImmutableArray<HeldPost> Posts)
{
    /// <summary>The applicant, who needs no account.</summary>
    public static Actor Applicant { get; } = new(null, []) { IsApplicant = true };

    /// <summary>The platform, for what follows without anybody's doing.</summary>
    public static Actor Platform { get; } = new((PersonId?)null, []);

    public bool IsApplicant { get; private init; }

    /// <summary>The section in which what he begins lies; null for whoever is bound to none.</summary>
    public string? OwnSection => Posts.Any(post => post.Section is null) ? null : Posts.FirstOrDefault()?.Section;

    /// <summary>Whether the table lets him take that step in a matter that lies in that section: by a post that it names and that reaches it.</summary>
    public bool May<TStage>(Transition<TStage> row, string? section) where TStage : struct, Enum =>
        IsApplicant ? row.ByApplicant : Person is null ? row.ByPlatform : Posts.Any(post => row.By.Contains(post.Role) && post.Reaches(section));
}
