namespace Gongkai.Features.Radar;

/// <summary>Addresses of the radar.</summary>
internal static class RadarRoutes
{
    public const string Start = "/desk/radar";
    public const string Statistics = "/desk/public-statistics";
    public const string Below = "/desk/monitoring";
    public const string BelowSheet = $"{Below}?handler=Sheet";

    /// <summary>The records behind a line.</summary>
    public static string Line(string word) => $"{Start}/{word}";

    /// <summary>A line over all agencies below.</summary>
    public static string BelowLine(string word) => $"{Below}?line={word}";

    /// <summary>The lines of one agency below.</summary>
    public static string BelowAgency(AgencyId agency) => $"{Below}/{agency}";

    /// <summary>What is public behind a line of one agency below.</summary>
    public static string BelowRecords(AgencyId agency, string word) => $"{BelowAgency(agency)}?line={word}";

    public static string StatisticsOf(int year) => $"{Statistics}?year={year}";

    /// <summary>The tables of a year as a workbook.</summary>
    public static string StatisticsSheet(int year) => $"{StatisticsOf(year)}&handler=Sheet";

    /// <summary>The tables of a year as separated values.</summary>
    public static string StatisticsValues(int year) => $"{StatisticsOf(year)}&handler=Csv";
}
