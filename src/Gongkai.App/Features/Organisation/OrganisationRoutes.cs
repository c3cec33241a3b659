namespace Gongkai.Features.Organisation;

/// <summary>Addresses of agencies, people and calendars.</summary>
internal static class OrganisationRoutes
{
    public const string Agencies = "/admin/agencies";
    public const string NewAgency = "/admin/agencies/new/edit";
    public const string Calendar = "/admin/calendar";
    public const string People = "/admin/people";
    public const string NewPerson = "/admin/people/new";

    public static string Agency(AgencyId agency) => $"{Agencies}/{agency}";

    public static string EditAgency(AgencyId agency) => $"{Agencies}/{agency}/edit";

    public static string PeopleOf(AgencyId agency) => $"{People}?agency={agency}";

    public static string Person(PersonId person) => $"{People}/{person}";

    /// <summary>Where the first agency and administrator are entered, by whoever has the word.</summary>
    public static string Setup(string token) => $"/setup?token={token}";
}
