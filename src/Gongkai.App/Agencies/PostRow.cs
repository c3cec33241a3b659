namespace Gongkai.Agencies;

/// <summary>A post as the tables have it.</summary>
internal sealed class PostRow
{
    public PostId Id { get; init; }
    public PersonId Person { get; init; }
    public AgencyId Agency { get; init; }
    public string AgencyName { get; init; } = "";
    public SectionId? Section { get; init; }
    public string? SectionName { get; init; }
    public string Role { get; init; } = "";
    public string Title { get; init; } = "";
    public DateOnly FromOn { get; init; }
    public DateOnly? UntilOn { get; init; }
    public string? ActingFor { get; init; }

    public Post Post =>
        new(Id, Person, Agency, AgencyName, Section, SectionName, Enum.Parse<Role>(Role), Title, FromOn, UntilOn,
            ActingFor is null ? null : PersonId.Parse(ActingFor, null));
}
