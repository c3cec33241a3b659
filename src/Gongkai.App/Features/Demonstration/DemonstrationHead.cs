using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Publishing;

namespace Gongkai.Features.Demonstration;

/// <summary>The head of an item's file: names with values, one a line, and nothing that its format does not know.</summary>
internal sealed class DemonstrationHead
{
    private static readonly FrozenSet<string> Once = FrozenSet.Create(
        "key", "kind", "column", "article", "title", "number", "author", "source", "imported_from", "imported_on", "formed_on", "published_on", "topic",
        "genre", "readers", "keywords", "validity", "validity_on", "validity_since", "validity_basis", "successor", "released_from", "summary",
        "openness", "ground", "why", "internal", "uninterpreted", "stands", "planned_at", "returned_because",
        "word", "adopts");
    private static readonly FrozenSet<string> Often = FrozenSet.Create("update", "comment", "file", "picture", "cell", "correct", "passage", "sever");

    private readonly string name;
    private readonly ILookup<string, string> values;

    private DemonstrationHead(string name, ILookup<string, string> values, string html)
    {
        (this.name, this.values, Html) = (name, values, html);
        if (values.FirstOrDefault(group => !IsField(group.Key) && !Often.Contains(group.Key) && (!Once.Contains(group.Key) || group.Count() > 1)) is { } wrong)
            throw Wrong(wrong.Key);
        Fields = values.Where(group => IsField(group.Key))
            .ToImmutableSortedDictionary(group => group.Key[1..], group => string.Join('\n', group), StringComparer.Ordinal);
    }

    /// <summary>The text.</summary>
    public string Html { get; }

    /// <summary>The fields of its kind.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; }

    /// <summary>Reads the head and the text.</summary>
    public static DemonstrationHead Read(string name, string text)
    {
        InvalidDataException Wrong(string line) => new($"data/demo/publishing/{name}.md: {line}");
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines.Length > 1 ? Array.IndexOf(lines, "---", 1) : -1;
        if (lines[0] != "---" || end < 0) throw Wrong("no head");
        var values = lines[1..end].Select(line => line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at
            && line[(at + 2)..] is { Length: > 0 } value && value.Trim() == value ? (Name: line[..at], Value: value) : throw Wrong(line));
        return new(name, values.ToLookup(row => row.Name, row => row.Value), string.Join('\n', lines[(end + 1)..]).Trim());
    }

    public bool Has(string key) => values.Contains(key);

    public string One(string key) => values[key].FirstOrDefault() ?? throw Wrong(key);

    public string? Maybe(string key) => values[key].FirstOrDefault();

    /// <summary>The day that a line names, or that a value is.</summary>
    public DateOnly Day(string key) => ItemField.Day(Maybe(key) ?? key) ?? throw Wrong(key);

    /// <summary>The day and hour that a line names; null where there is none.</summary>
    public DateTimeOffset? Moment(string key) => Has(key) ? ItemField.Moment(One(key)) ?? throw Wrong(key) : null;

    /// <summary>The value that a line's word means; null where there is none.</summary>
    public T? Word<T>(string key) where T : struct, Enum => Has(key) ? Vocabulary.Find<T>(One(key)) ?? throw Wrong(key) : null;

    /// <summary>The values of a name.</summary>
    public IEnumerable<string> All(string key) => values[key];

    /// <summary>Whether a line says 是; the name is there for nothing else.</summary>
    public bool Is(string key) => Has(key) && (One(key) == "是" ? true : throw Wrong(key));

    /// <summary>The lines of a name, each in so many parts.</summary>
    public IEnumerable<string[]> Rows(string key, int parts) =>
        values[key].Select(line => line.Split(" | ") is { } row && row.Length == parts ? row : throw Wrong(line));

    /// <summary>That a line is wrong.</summary>
    public InvalidDataException Wrong(string line) => new($"data/demo/publishing/{name}.md: {line}");

    private static bool IsField(string key) => key.StartsWith('.');
}
