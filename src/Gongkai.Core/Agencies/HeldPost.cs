namespace Gongkai.Agencies;

/// <summary>A post as rules look at it: what it lets its holder do, and how far it reaches.</summary>
/// <param name="Role">岗位职责</param>
/// <param name="Section">The section whose matters it reaches; null: those of the whole agency.</param>
public sealed record HeldPost(Role Role, string? Section = null)
{
    /// <summary>A post for the whole agency.</summary>
    public static implicit operator HeldPost(Role role) => new(role);

    /// <summary>Whether it reaches a matter that lies in that section; one that lies in none yet is everybody's.</summary>
    public bool Reaches(string? section) => Section is null || section is null || Section == section;
}
