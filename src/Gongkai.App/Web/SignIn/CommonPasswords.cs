using System.Collections.Frozen;
using Gongkai.Text;

namespace Gongkai.Web;

/// <summary>
/// 常见密码: what is tried first. <c>data/passwords/common.txt</c> lists words, pinyin, names, rows of keys and numbers;
/// a password is common when it is put together of at most
/// three of them, of years, days and rows of figures, with next to nothing besides: <c>Woaini@1314</c>, <c>zhangwei19880808</c>, <c>qwerty-2026!</c>.
/// </summary>
internal static class CommonPasswords
{
    private const int MostPieces = 3;
    private const int LeastBesides = 4;
    private const int LongestPiece = 24;

    private static readonly FrozenSet<string> Pieces = Read();

    /// <summary>How many pieces are listed.</summary>
    public static int Count => Pieces.Count;

    /// <summary>A password as it is compared: width and case make no difference, nor does what is no letter and no figure.</summary>
    public static string Fold(string password) => string.Concat(ChineseText.Squeeze(password).ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>Whether a password is common, or the sign-in name with common things around it.</summary>
    public static bool Has(string password, string foldedName) => IsCheap(Fold(password), foldedName) || IsCheap(Fold(Unmasked(password)), foldedName);

    // For every beginning and number of pieces: the fewest characters that belong to none.
    private static bool IsCheap(string text, string name)
    {
        var rest = new int[text.Length + 1, MostPieces + 1];
        for (var at = 1; at <= text.Length; at++)
            for (var pieces = 0; pieces <= MostPieces; pieces++)
            {
                rest[at, pieces] = rest[at - 1, pieces] + 1;
                for (var from = Math.Max(0, at - LongestPiece); pieces > 0 && from < at; from++)
                    if (rest[from, pieces - 1] < rest[at, pieces] && IsPiece(text[from..at], name)) rest[at, pieces] = rest[from, pieces - 1];
            }
        return rest[text.Length, MostPieces] < LeastBesides;
    }

    private static bool IsPiece(string piece, string name) => piece == name || Pieces.Contains(piece) || piece.All(char.IsAsciiDigit) && IsPlainNumber(piece);

    // A year, a day, a month and a day, the same figure, figures in a row, figures twice.
    private static bool IsPlainNumber(string number) => number.Length switch
    {
        < 2 => false,
        2 => true,
        4 when number[..2] is "19" or "20" => true,
        4 or 6 or 8 when IsDay(number) => true,
        _ => IsRow(number, 1) || IsRow(number, -1) || IsRow(number, 0)
            || number.Length % 2 == 0 && number[..(number.Length / 2)] == number[(number.Length / 2)..],
    };

    private static bool IsDay(string number) =>
        int.Parse(number[^4..^2], null) is >= 1 and <= 12 && int.Parse(number[^2..], null) is >= 1 and <= 31
            && (number.Length != 8 || number[..2] is "19" or "20");

    private static bool IsRow(string number, int step)
    {
        for (var i = 1; i < number.Length; i++)
            if ((number[i - 1] - '0' + step + 10) % 10 != number[i] - '0') return false;
        return number.Length > 2;
    }

    // p@ssw0rd: what looks like a letter stands for it.
    private static string Unmasked(string password) =>
        string.Concat(
            password.Select(letter =>
                letter switch { '@' or '4' => 'a', '$' or '5' => 's', '0' => 'o', '1' or '!' => 'i', '3' => 'e', '7' => 't', _ => letter }));

    private static FrozenSet<string> Read()
    {
        using var text = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("passwords/common.txt")!);
        return text.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToFrozenSet(StringComparer.Ordinal);
    }
}
