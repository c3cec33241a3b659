using System.Globalization;
using Gongkai.Text;

namespace Gongkai.Casework;

/// <summary>统一社会信用代码 (GB 32100—2015): eighteen characters, the last of which follows from the others.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;

    /// <summary>The code as typed, without spaces and in capitals.</summary>
    public static string Fold(string typed) => ChineseText.Squeeze(typed).ToUpperInvariant();

    /// <summary>Why the folded code cannot be one; null when it has the form and the right check character.</summary>
    public static string? FaultOf(string folded) =>
        folded.Length != Length ? string.Create(CultureInfo.InvariantCulture, $"应是 18 位，现在是 {folded.Length} 位")
        : folded.FirstOrDefault(letter => !Alphabet.Contains(letter, StringComparison.Ordinal)) is var strange and not '\0'
            ? $"里面不会有“{strange}”（没有字母 I、O、S、V、Z）"
        : folded[^1] != Check(folded) ? "最后一位与前 17 位对不上，有一位或者几位写错了，请对照证照逐位核对"
        : null;

    // The weights are the powers of three modulo thirty-one.
    private static char Check(string code)
    {
        var (sum, weight) = (0, 1);
        foreach (var letter in code.AsSpan(0, Length - 1))
        {
            sum += Alphabet.IndexOf(letter, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return Alphabet[(31 - sum % 31) % 31];
    }
}
