namespace Gongkai.Features.Overview;

/// <summary>Addresses of the overview.</summary>
internal static class OverviewRoutes
{
    public const string Start = "/desk/overview";
    public const string Below = "/desk/overview-below";
    public const string Published = "/overview";

    /// <summary>The records behind a number.</summary>
    public static string Line(string word) => $"{Start}/{word}";

    /// <summary>A number over all agencies below.</summary>
    public static string BelowLine(string word) => $"{Below}?line={word}";

    /// <summary>The numbers of one agency below.</summary>
    public static string BelowAgency(AgencyId agency) => $"{Below}/{agency}";
}
