using System.Globalization;
using Gongkai.Text;

namespace Gongkai.Casework;

/// <summary>公民身份号码 (GB 11643—1999): the day of birth inside, the last character following from the others.</summary>
public static class ResidentNumber
{
    private const string Checks = "10X98765432";

    /// <summary>The number as typed, without spaces and in capitals.</summary>
    public static string Fold(string typed) => ChineseText.Squeeze(typed).ToUpperInvariant();

    /// <summary>Whether the folded number has the form, a day of birth and the right check character.</summary>
    public static bool IsValid(string folded)
    {
        if (folded.Length != 18 || folded.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9')) return false;
        if (!DateOnly.TryParseExact(folded.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return false;
        var (sum, weight) = (0, 1);
        // From the last digit to the first the weights are the powers of two modulo eleven.
        for (var i = 16; i >= 0; i--)
        {
            weight = weight * 2 % 11;
            sum += (folded[i] - '0') * weight;
        }
        return folded[17] == Checks[sum % 11];
    }
}
