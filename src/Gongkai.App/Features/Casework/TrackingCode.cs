using System.Security.Cryptography;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Features.Casework;

/// <summary>
/// 查询码: what an applicant holds instead of an account. One hundred random bits in twenty letters and digits without those that look alike,
/// in groups of four; the platform keeps its hash alone.
/// </summary>
public static class TrackingCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 20;
    private const int Group = 4;

    /// <summary>A new code, as it is printed: <c>7K2M-…</c>.</summary>
    public static string New() => Print(RandomNumberGenerator.GetString(Alphabet, Letters));

    /// <summary>The code as typed, made comparable and printed again; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var letters = string.Concat(ChineseText.Fold(typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('O', '0')
            .Replace('I', '1').Replace('L', '1');
        return letters.Length == Letters && letters.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) ? Print(letters) : null;
    }

    /// <summary>SHA-256 of the letters, in lower-case hexadecimal: what <c>ApplicationArrived.TrackingHash</c> holds.</summary>
    public static string Hash(string printed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(printed.Replace("-", "", StringComparison.Ordinal))));

    private static string Print(string letters) => string.Join('-', letters.Chunk(Group).Select(group => new string(group)));
}
