namespace Gongkai.Features.Casework;

/// <summary>The register's figures in words.</summary>
public static class RegisterWords
{
    /// <summary>百分比, to two decimals at most.</summary>
    public static string Percent(decimal rate) => (100 * rate).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + "%";
}
