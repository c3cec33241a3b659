using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Diagnostics;

/// <summary>An example on a page.</summary>
/// <param name="IsWrong">Whether it stands under 反例 and must raise the page's code; the others must not.</param>
/// <param name="Kind">The words after the fence: <c>report B 2024</c>.</param>
/// <param name="Text">What stands between the fences.</param>
public sealed record PageExample(bool IsWrong, string Kind, string Text);

/// <summary>A part of a page under its own heading (错在哪里, 依据, 反例, 正例, 怎样改正), as Markdown.</summary>
public sealed record PageSection(string Heading, string Text);

/// <summary>The page of a code, <c>docs/rules/{code}.md</c>: the words for what rules find.</summary>
public sealed class RulePage
{
    private RulePage(string code, string markdown, FrozenDictionary<string, string> front, ImmutableArray<PageSection> sections,
        ImmutableArray<PageExample> examples) =>
        (Code, Markdown, this.front, Sections, Examples) = (code, markdown, front, sections, examples);

    private readonly FrozenDictionary<string, string> front;
    private readonly Dictionary<(string? Variant, Language Language), MessageTemplate?> messages = [];
    private readonly Lock gate = new();

    /// <summary>Family and two digits, as CF03.</summary>
    public string Code { get; }

    /// <summary>The page's text below its front matter.</summary>
    public string Markdown { get; }

    /// <summary>The headed parts in order.</summary>
    public ImmutableArray<PageSection> Sections { get; }

    /// <summary>The fenced examples in order.</summary>
    public ImmutableArray<PageExample> Examples { get; }

    /// <summary>The severities that its findings can have, the usual one first.</summary>
    public ImmutableArray<Severity> Severities =>
        [.. List("severity").Select(word => Enum.Parse<Severity>(word, ignoreCase: true))];

    /// <summary>The codes that its wrong examples cannot help raising too.</summary>
    public ImmutableArray<string> Also => [.. List("also")];

    /// <summary>Whether the code is no longer raised (已停用); its page is kept, its number never used again.</summary>
    public bool IsRetired => front.GetValueOrDefault("status") == "已停用";

    /// <summary>The report years it governs; <c>To</c> null when it still does.</summary>
    public (int From, int? To) Years
    {
        get
        {
            var years = front.GetValueOrDefault("years", "2019-").Split('-');
            var from = int.Parse(years[0], CultureInfo.InvariantCulture);
            return (from, years.Length == 1 ? from : years[1] == "" ? null : int.Parse(years[1], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What the rule rests on: the part headed 依据.</summary>
    public string Source => Sections.FirstOrDefault(section => section.Heading == "依据")?.Text ?? "";

    /// <summary>The name of the fault.</summary>
    public string Title(Language language) =>
        front.GetValueOrDefault(language == Language.English ? "title-en" : "title", Code);

    /// <summary>The names of the page's messages: null for the plain one, else the variant.</summary>
    public ImmutableArray<string?> Variants =>
        [.. front.Keys.Where(key => key == "message" || key.StartsWith("message.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(key => key == "message" ? null : key["message.".Length..])];

    /// <summary>The message of that variant; null when the page has none.</summary>
    public MessageTemplate? Message(string? variant, Language language)
    {
        lock (gate)
        {
            if (!messages.TryGetValue((variant, language), out var template))
            {
                var key = (language == Language.English ? "message-en" : "message") + (variant is null ? "" : $".{variant}");
                template = front.GetValueOrDefault(key) is { } text ? new(text) : null;
                messages.Add((variant, language), template);
            }
            return template;
        }
    }

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">It has no front matter, or a line of it is no <c>key: value</c>.</exception>
    public static RulePage Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        if (lines[0] != "---" || end < 0) throw new FormatException("a page begins with its front matter between two lines ---");
        var front = lines[1..end].Where(line => line.Length > 0).Select(Pair).ToFrozenDictionary(pair => pair.Key, pair => pair.Value);
        var code = front.GetValueOrDefault("code") ?? throw new FormatException("a page names its code");
        var sections = ImmutableArray.CreateBuilder<PageSection>();
        var examples = ImmutableArray.CreateBuilder<PageExample>();
        Split(lines[(end + 1)..], sections, examples);
        return new(code, string.Join('\n', lines[(end + 1)..]).Trim(), front, sections.ToImmutable(), examples.ToImmutable());
    }

    private static KeyValuePair<string, string> Pair(string line) =>
        line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? new(line[..colon].Trim(), line[(colon + 1)..].Trim())
            : throw new FormatException($"not key: value in the front matter: {line}");

    private static void Split(string[] lines, ImmutableArray<PageSection>.Builder sections, ImmutableArray<PageExample>.Builder examples)
    {
        var heading = "";
        var start = 0;
        var fence = -1;
        for (var i = 0; i <= lines.Length; i++)
        {
            if (i < lines.Length && lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                if (fence >= 0) examples.Add(new(heading == "反例", lines[fence][3..].Trim(), string.Join('\n', lines[(fence + 1)..i])));
                fence = fence >= 0 ? -1 : i;
            }
            if (i < lines.Length && (fence >= 0 || !lines[i].StartsWith("## ", StringComparison.Ordinal))) continue;
            if (heading != "") sections.Add(new(heading, string.Join('\n', lines[start..i]).Trim()));
            if (i < lines.Length) (heading, start) = (lines[i][3..].Trim(), i + 1);
        }
    }

    private IEnumerable<string> List(string key) =>
        front.GetValueOrDefault(key, "").Split([',', ' ', '，', '、'], StringSplitOptions.RemoveEmptyEntries);
}
