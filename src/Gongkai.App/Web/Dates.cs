using System.Globalization;

namespace Gongkai.Web;

/// <summary>Days as pages print them.</summary>
internal static class Dates
{
    /// <summary>2026-03-02</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
