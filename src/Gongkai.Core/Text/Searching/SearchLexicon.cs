using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>
/// 检索词表: which words mean the same, which only ask, and what is looked at besides when something is asked (<c>data/search/words.txt</c>, which says how it is
/// written).
/// </summary>
public sealed class SearchLexicon
{
    private const int MostVariants = 8;

    private readonly ImmutableArray<string> lines;
    private readonly Dictionary<char, List<(string Word, ImmutableArray<string> Others)>> alike = [];
    private readonly Dictionary<char, List<(string Word, bool IsAsking)>> asking = [];
    private readonly List<(ImmutableArray<string> Sayings, ImmutableArray<string> Words)> meant = [];

    private SearchLexicon(ImmutableArray<string> lines)
    {
        this.lines = lines;
        foreach (var line in lines) Take(SearchFold.Of(line));
        foreach (var words in asking.Values) words.Sort((one, other) => other.Word.Length.CompareTo(one.Word.Length));
        foreach (var words in alike.Values) words.Sort((one, other) => other.Word.Length.CompareTo(one.Word.Length));
    }

    /// <summary>The one that comes with the platform.</summary>
    public static SearchLexicon Own { get; } = Read(Embedded());

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">A line is none of those that there are.</exception>
    public static SearchLexicon Read(string text) => new(Lines(text));

    /// <summary>This one with the lines of another.</summary>
    /// <exception cref="FormatException">A line is none of those that there are.</exception>
    public SearchLexicon With(string text) => new([.. lines, .. Lines(text)]);

    /// <summary>Where words stand in a folded text that can be said otherwise, and how; at most a handful.</summary>
    public ImmutableArray<SearchSynonym> Synonyms(string folded)
    {
        var found = ImmutableArray.CreateBuilder<SearchSynonym>();
        for (var at = 0; at < folded.Length; at++)
        {
            if (!alike.TryGetValue(folded[at], out var words)) continue;
            foreach (var (word, others) in words)
                if (Stands(folded, at, word))
                    foreach (var other in others)
                        if (found.Count < MostVariants) found.Add(new(at, at + word.Length, other));
        }
        return found.ToImmutable();
    }

    /// <summary>The stretches of a folded text between the words that only ask.</summary>
    public IEnumerable<(int Start, int End)> Parts(string folded)
    {
        var start = 0;
        for (var at = 0; at < folded.Length;)
        {
            var (length, isAsking) = Step(folded, at);
            if (isAsking && at > start) yield return (start, at);
            at += length;
            if (isAsking) start = at;
        }
        if (start < folded.Length) yield return (start, folded.Length);
    }

    /// <summary>Whether a folded text is a question: it has a word that asks, of more than one character, or ends as questions do.</summary>
    public bool IsQuestion(string folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            var (length, isAsking) = Step(folded, at);
            if (isAsking && length > 1) return true;
            at += length;
        }
        return folded.AsSpan().TrimEnd('?') is [.., '吗' or '呢' or '么'];
    }

    /// <summary>Words that what is asked for is likely to have besides.</summary>
    public ImmutableArray<string> Meant(string folded) =>
        [.. meant.Where(one => one.Sayings.Any(saying => folded.Contains(saying, StringComparison.Ordinal))).SelectMany(one => one.Words).Distinct()];

    // The longest word that stands there, and whether it only asks; a character by itself where none does.
    private (int Length, bool IsAsking) Step(string folded, int at) =>
        asking.TryGetValue(folded[at], out var words) && words.Find(one => Stands(folded, at, one.Word)) is { Word: { } word } found
            ? (word.Length, found.IsAsking) : (1, false);

    private static bool Stands(string folded, int at, string word) => string.CompareOrdinal(folded, at, word, 0, word.Length) == 0;

    private static ImmutableArray<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private void Take(string line)
    {
        if (line[0] == '#') return;
        var parts = line[1..].Split(':');
        string[] words = [.. Words(parts[0])];
        string[] others = parts.Length > 1 ? [.. Words(parts[1])] : [];
        switch (line[0], words.Length, others.Length)
        {
            case ('=', > 1, 0):
                foreach (var word in words) Alike(word, words);
                break;
            case ('~', > 0, > 0):
                foreach (var word in words) Alike(word, others);
                break;
            case ('?' or '!', > 0, 0):
                foreach (var word in words) Under(asking, word[0]).Add((word, line[0] == '?'));
                break;
            case ('>', > 0, > 0):
                meant.Add(([.. words], [.. others]));
                break;
            default:
                throw new FormatException(line);
        }
    }

    // What contains the word is found by it anyway.
    private void Alike(string word, IEnumerable<string> others) =>
        Under(alike, word[0]).Add((word, [.. others.Where(other => !other.Contains(word, StringComparison.Ordinal))]));

    private static string Embedded()
    {
        using var reader = new StreamReader(typeof(SearchLexicon).Assembly.GetManifestResourceStream("search/words.txt")!);
        return reader.ReadToEnd();
    }

    private static List<T> Under<T>(Dictionary<char, List<T>> by, char first) => by.TryGetValue(first, out var list) ? list : by[first] = [];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
