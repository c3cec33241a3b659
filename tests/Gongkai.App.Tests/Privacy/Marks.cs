using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Tests.Privacy;

/// <summary>Values that are found again wherever they come to lie, each for one field of one place.</summary>
internal sealed partial class Marks
{
    private readonly ConcurrentDictionary<(string Place, string Field), int> numbers = [];
    private readonly ConcurrentDictionary<string, (string Place, string Field)> origins = [];

    /// <summary>What somebody might type into a field, by its name.</summary>
    public string For(string place, string field)
    {
        var number = numbers.GetOrAdd((place, field), _ => numbers.Count + 1);
        var digits = 9753_000000 + number;
        var (mark, typed) = field switch
        {
            _ when Has("Document", "Identity") => (Card(number), Card(number)),
            _ when Has("Telephone", "Fax", "Phone") => ($"{digits}", $"1{digits}"),
            _ when Has("Email") => ($"{digits}", $"m{digits}@example.cn"),
            _ => ($"{digits}", $"记号{digits}"),
        };
        origins[mark] = (place, field);
        return typed;

        bool Has(params string[] words) => words.Any(word => field.Split('.')[^1].Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Which fields' marks stand in a text. A hash may have the digits of a mark in it by chance.</summary>
    public IEnumerable<(string Place, string Field)> In(string text) =>
        Any().Matches(Hash().Replace(text, "")).Select(found => found.Value).Distinct().Where(origins.ContainsKey).Select(mark => origins[mark]);

    /// <summary>The same for bytes.</summary>
    public IEnumerable<(string Place, string Field)> In(byte[] bytes) => In(Encoding.Latin1.GetString(bytes));

    private static string Card(int number)
    {
        var digits = $"340503{new DateOnly(1950, 1, 1).AddDays(number):yyyyMMdd}975";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return digits + "10X98765432"[digits.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11];
    }

    [GeneratedRegex(@"9753\d{6}|340503\d{8}975[\dX]")]
    private static partial Regex Any();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();
}
