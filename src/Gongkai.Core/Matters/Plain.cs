using System.Globalization;

namespace Gongkai.Matters;

/// <summary>Values as refusals and findings carry them.</summary>
internal static class Plain
{
    /// <summary>A day: 2026-03-02.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
