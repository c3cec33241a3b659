using Gongkai.Text;

namespace Gongkai.Casework;

/// <summary>统一社会信用代码 (GB 32100—2015): eighteen characters, the last of which follows from the others.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;

    /// <summary>The code as typed, without spaces and in capitals.</summary>
    public static string Fold(string typed) => ChineseText.Squeeze(typed).ToUpperInvariant();

    /// <summary>Whether the folded code has the form and the right check character.</summary>
    public static bool IsValid(string folded) =>
        folded.Length == Length && folded.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) && folded[^1] == Check(folded);

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
