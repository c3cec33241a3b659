using Gongkai.Reports;

namespace Gongkai.Features.Casework;

/// <summary>Addresses of the register, the year's tables and what superiors see of them.</summary>
internal static class FigureRoutes
{
    public const string Register = "/desk/register";
    public const string Statistics = "/desk/statistics";
    public const string ThisYear = "/desk/year";
    public const string Counts = "/desk/supervision";

    /// <summary>The cases of one applicant, who is named in a sealed word.</summary>
    public static string RegisterOf(AgencyId agency, string who) => $"{Register}?agency={agency}&who={Uri.EscapeDataString(who)}";

    public static string StatisticsOf(int year) => $"{Statistics}?year={year}";

    public static string Year(int year) => $"{ThisYear}/{year}";

    /// <summary>The cases behind one figure.</summary>
    public static string Behind(int year, FormCell cell, AgencyId? agency = null) => $"{Year(year)}/{cell.Id}{(agency is { } of ? $"?agency={of}" : "")}";

    public static string CountsOf(int year) => $"{Counts}?year={year}";
}
