using System.Globalization;

namespace Gongkai.Casework;

/// <summary>
/// 公民身份号码 (GB 11643—1999): the day of birth inside, the last character following from the others. The residence permits of people of
/// Hong Kong, Macao and Taiwan and the foreigners' cards of 2023 are numbered by the same rule and differ in their first figures.
/// </summary>
public static class ResidentNumber
{
    /// <summary>How many characters it has.</summary>
    public const int Length = 18;

    private const string Checks = "10X98765432";

    /// <summary>Whether it is made of seventeen figures and a figure or X.</summary>
    public static bool IsMadeOfFigures(string folded) =>
        folded.Length == Length && !folded.AsSpan(0, Length - 1).ContainsAnyExceptInRange('0', '9') && (char.IsAsciiDigit(folded[^1]) || folded[^1] == 'X');

    /// <summary>The day of birth; null when there is no such day.</summary>
    public static DateOnly? BornOn(string folded) =>
        DateOnly.TryParseExact(folded.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Whether the last character follows from the others (ISO 7064, MOD 11-2).</summary>
    public static bool HasRightCheck(string folded)
    {
        var (sum, weight) = (0, 1);
        // From the last digit to the first the weights are the powers of two modulo eleven.
        for (var i = Length - 2; i >= 0; i--)
        {
            weight = weight * 2 % 11;
            sum += (folded[i] - '0') * weight;
        }
        return folded[^1] == Checks[sum % 11];
    }
}
