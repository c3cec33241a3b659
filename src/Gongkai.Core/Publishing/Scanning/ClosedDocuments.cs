using System.Text.RegularExpressions;

namespace Gongkai.Publishing.Scanning;

/// <summary>A document that is not public.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Number">文号; empty where it has none.</param>
/// <param name="Text">What it says; empty where that is not known here.</param>
public sealed partial record ClosedDocument(string Title, string Number, string Text)
{
    private const int LongestTitle = 80, Head = 12;

    /// <summary>A file of one: its number and title stand near its beginning; without a title it is called as the file is.</summary>
    public static ClosedDocument Of(ScannedPage page)
    {
        var head = page.Blocks.Where(block => block.Sort != BlockSort.File).Take(Head).Select(block => block.Text.Trim()).ToList();
        var number = head.Select(line => NumberLine().Match(line)).FirstOrDefault(match => match.Success)?.Value ?? "";
        var title = head.FirstOrDefault(line => line.Length <= LongestTitle && TitleLine().IsMatch(line)) ?? Path.GetFileNameWithoutExtension(page.Name);
        return new(title, number, string.Join('\n', page.Blocks.Where(block => block.Sort != BlockSort.File).Select(block => block.Text)));
    }

    [GeneratedRegex("[\\u4e00-\\u9fff]{2,12}\\s*[〔\\[［【（(﹝]\\s*(?:19|20)[0-9]{2}\\s*[〕\\]］】）)﹞]\\s*[0-9]{1,5}\\s*号")]
    private static partial Regex NumberLine();

    [GeneratedRegex("关于.{2,}|.{4,}(?:办法|规定|方案|意见|通知|细则|纪要|请示|报告|函)\\z")]
    private static partial Regex TitleLine();
}

/// <summary>How a document is mentioned.</summary>
public enum Mention
{
    /// <summary>By its number.</summary>
    Number,

    /// <summary>By its title.</summary>
    Title,

    /// <summary>By a passage taken from it.</summary>
    Passage,
}

/// <summary>公开属性登记: the documents that are not public, made ready for being looked for in texts that are to be.</summary>
public sealed partial class ClosedDocuments
{
    private const int ShortestTitle = 10, Head = 8, Window = 24, Stride = 8, ShortestPassage = 36;

    private readonly Dictionary<string, ClosedDocument> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Key, ClosedDocument Document)>> titles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Key, int At, ClosedDocument Document)> passages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Key, ClosedDocument Document)>>.AlternateLookup<ReadOnlySpan<char>> byHead;
    private readonly Dictionary<string, (string Key, int At, ClosedDocument Document)>.AlternateLookup<ReadOnlySpan<char>> byWindow;

    /// <summary>Makes them ready.</summary>
    public ClosedDocuments(IEnumerable<ClosedDocument> documents)
    {
        foreach (var document in documents)
        {
            if (NumberKey(document.Number) is { } number) numbers[number] = document;
            var title = new KeyedText(document.Title).Key;
            if (title.Length >= ShortestTitle)
            {
                if (!titles.TryGetValue(title[..Head], out var same)) titles.Add(title[..Head], same = []);
                same.Add((title, document));
            }
            var text = new KeyedText(document.Text).Key;
            for (var at = 0; at + Window <= text.Length; at += Stride) passages[text.Substring(at, Window)] = (text, at, document);
        }
        (byHead, byWindow) = (titles.GetAlternateLookup<ReadOnlySpan<char>>(), passages.GetAlternateLookup<ReadOnlySpan<char>>());
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => numbers.Count + titles.Count + passages.Count == 0;

    /// <summary>Where in the text one of them is mentioned.</summary>
    internal IEnumerable<(int Start, int Length, Mention How, ClosedDocument Document)> In(string text)
    {
        if (numbers.Count > 0)
            foreach (Match match in Number().Matches(text))
                // 云政发〔2026〕7号 stands behind words that run into it.
                for (var from = match.Index; from < match.Groups["year"].Index - 1; from++)
                    if (NumberKey(text[from..(match.Index + match.Length)]) is { } key && numbers.TryGetValue(key, out var numbered))
                    {
                        yield return (from, match.Index + match.Length - from, Mention.Number, numbered);
                        break;
                    }
        if (titles.Count + passages.Count == 0 || text.Length < Head) yield break;
        var keyed = new KeyedText(text);
        for (var at = 0; at + Head <= keyed.Key.Length; at++)
        {
            var taken = 0;
            if (byHead.TryGetValue(keyed.Key.AsSpan(at, Head), out var same))
                foreach (var (title, document) in same)
                    if (string.CompareOrdinal(keyed.Key, at, title, 0, title.Length) == 0)
                    {
                        var (start, length) = keyed.Span(at, title.Length);
                        yield return (start, length, Mention.Title, document);
                        taken = Math.Max(taken, title.Length);
                    }
            if (taken == 0 && at + Window <= keyed.Key.Length && byWindow.TryGetValue(keyed.Key.AsSpan(at, Window), out var found))
            {
                var (before, after) = (0, Window);
                while (at - before > 0 && found.At - before > 0 && keyed.Key[at - before - 1] == found.Key[found.At - before - 1]) before++;
                while (at + after < keyed.Key.Length && found.At + after < found.Key.Length && keyed.Key[at + after] == found.Key[found.At + after]) after++;
                if (before + after < ShortestPassage) continue;
                var (start, length) = keyed.Span(at - before, before + after);
                yield return (start, length, Mention.Passage, found.Document);
                taken = after;
            }
            if (taken > 0) at += taken - 1;
        }
    }

    private static string? NumberKey(string number) =>
        Number().Match(number) is { Success: true } match && match.Index == 0
            ? $"{match.Groups["code"].Value}{match.Groups["year"].Value}-{match.Groups["n"].Value.TrimStart('0')}" : null;

    [GeneratedRegex("(?<code>[\\u4e00-\\u9fff]{2,20})\\s*[〔\\[［【（(﹝]\\s*(?<year>(?:19|20)[0-9]{2})\\s*[〕\\]］】）)﹞]\\s*第?\\s*(?<n>[0-9]{1,5})\\s*号")]
    private static partial Regex Number();
}
