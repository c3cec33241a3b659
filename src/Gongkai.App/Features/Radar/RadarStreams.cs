namespace Gongkai.Features.Radar;

/// <summary>The streams by which messages and orders name what the radar shows: an agency, and a line of it behind a stroke.</summary>
internal static class RadarStreams
{
    /// <summary>How they begin.</summary>
    public const string Prefix = "radar/";

    /// <summary>A line of an agency.</summary>
    public static string Of(AgencyId agency, string line) => $"{Prefix}{agency}/{line}";

    /// <summary>Where the agency sees what a stream names.</summary>
    public static string Own(string named) => named.Split('/') is [_, var line] ? RadarRoutes.Line(line) : RadarRoutes.Start;

    /// <summary>Where the authority above sees it.</summary>
    public static string Below(string named) =>
        named.Split('/') is [var agency, var line] ? RadarRoutes.BelowRecords(AgencyId.Parse(agency, null), line) : RadarRoutes.Below;
}
