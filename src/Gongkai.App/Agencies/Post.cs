namespace Gongkai.Agencies;

/// <summary>岗位: a person at an agency, perhaps in one section, in a role, for a period.</summary>
/// <param name="Id">Which post.</param>
/// <param name="Person">Who holds it.</param>
/// <param name="Agency">At which agency.</param>
/// <param name="AgencyName">Its name.</param>
/// <param name="Section">In which section; null: for the whole agency.</param>
/// <param name="SectionName">Its name.</param>
/// <param name="Role">What it lets its holder do.</param>
/// <param name="Title">What the post is called, as 副局长; may be empty.</param>
/// <param name="FromOn">Its first day.</param>
/// <param name="UntilOn">Its last day, where there is one.</param>
/// <param name="ActingFor">The absent person in whose stead it is held; null for a post of one's own.</param>
public sealed record Post(
    PostId Id, PersonId Person, AgencyId Agency, string AgencyName, SectionId? Section, string? SectionName, Role Role, string Title, DateOnly FromOn,
    DateOnly? UntilOn, PersonId? ActingFor)
{
    /// <summary>The post in words, as the journal and pages name it: 承办人（云川市商务局投资科）.</summary>
    public string Words => $"{(ActingFor is null ? "" : "代理")}{Role.Name()}（{AgencyName}{SectionName}）";

    /// <summary>Whether its holder acts for the agencies below too.</summary>
    public bool ReachesDown => Role is Role.Administrator or Role.Supervisor or Role.Auditor;

    /// <summary>Whether it is held on a day.</summary>
    public bool IsHeldOn(DateOnly day) => day >= FromOn && (UntilOn is null || day <= UntilOn);
}
