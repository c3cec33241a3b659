using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Html.Parser;
using Gongkai.Search;

namespace Gongkai.Load;

/// <summary>The items of the demonstration that citizens can see, as they are searched.</summary>
internal static class Corpus
{
    private static readonly AgencyId Bureau = new(Guid.Parse("01900000-0000-7000-8000-0000000000c0"));

    /// <summary>Each with its key as subject.</summary>
    public static ImmutableArray<SearchEntry> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.md").Where(file => Path.GetFileName(file) != "README.md").Order(StringComparer.Ordinal).Select(Entry)
            .OfType<SearchEntry>()];

    private static SearchEntry? Entry(string path)
    {
        var parts = File.ReadAllText(path).Split("---\n", 3);
        var head = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2))
            .ToLookup(pair => pair[0], pair => pair.Length > 1 ? pair[1].Trim() : "");
        var key = One("key") ?? Path.GetFileNameWithoutExtension(path);
        if (key.StartsWith("desk-", StringComparison.Ordinal) || One("internal") is not null || One("openness") is not null || One("published_on") is null)
            return null;
        var fields = head.Where(field => field.Key.StartsWith('.')).SelectMany(field => field);
        var on = Day(One("imported_on") ?? One("published_on")) ?? Day(One("formed_on"));
        return new(key, One("kind") ?? "", Bureau, One("title") ?? "")
        {
            Number = One("number"),
            On = on,
            IsSpent = One("validity") is "abolished" or "lapsed" or "废止" or "失效",
            Body = string.Join('\n', new[] { One("summary"), One("keywords") }.OfType<string>().Concat(fields).Append(Plain(parts[2]))),
        };

        string? One(string name) => head[name].FirstOrDefault();
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // One block a line.
    private static string Plain(string html)
    {
        using var document = new HtmlParser().ParseDocument($"<body>{html}</body>");
        return string.Join('\n', document.QuerySelectorAll("h2, h3, p, li, caption, th, td").Select(block => block.TextContent.Trim()));
    }
}
