using System.Data.Common;
using System.Globalization;
using Gongkai.Web;

namespace Gongkai.Features.Radar;

/// <summary>A line with its number, and what it was before.</summary>
/// <param name="Line">Which.</param>
/// <param name="Count">The number; null where it was not read.</param>
/// <param name="Oldest">The earliest day behind it.</param>
/// <param name="Week">The number a week ago; null where it was not read then.</param>
/// <param name="Year">The number a year ago; null likewise.</param>
public sealed record RadarRow(RadarLine Line, long? Count, DateOnly? Oldest, long? Week, long? Year)
{
    /// <summary>Its sign and colour.</summary>
    public Tone Tone => ToneOf(Line.Weight, Count);

    /// <summary>The sign of a number.</summary>
    public static Tone ToneOf(RadarWeight weight, long? count) => (weight, count) switch
    {
        (_, null) => Tone.Neutral,
        (_, 0) => Tone.Good,
        (RadarWeight.Breach, _) => Tone.Bad,
        (RadarWeight.Attention, _) => Tone.Warning,
        (RadarWeight.Suggestion, _) => Tone.Info,
    };

    /// <summary>A number as pages print it; one that is not known is not nothing.</summary>
    public static string Words(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "—";

    /// <summary>What it was before and how it has changed: <c>3（多 2）</c>.</summary>
    public static string Against(long? before, long? now) => (before, now) switch
    {
        (null, _) => "—",
        (_, null) => Words(before),
        var (then, here) when then == here => $"{then}（没有变化）",
        var (then, here) => here > then ? $"{then}（多了 {here - then}）" : $"{then}（少了 {then - here}）",
    };

    /// <summary>The readings of a week and of a year before a day.</summary>
    public static async Task<(RadarReadings Week, RadarReadings Year)> BeforeAsync(
        DbConnection connection, IReadOnlyCollection<AgencyId> agencies, DateOnly today) =>
        (await RadarDays.NearAsync(connection, agencies, today.AddDays(-7)), await RadarDays.NearAsync(connection, agencies, today.AddYears(-1)));
}
