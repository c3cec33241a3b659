using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning;

/// <summary>Something that must not stand on a page. A rule yields values; the words are those of its page <c>docs/rules/{code}.md</c>.</summary>
/// <param name="code">PB and two digits.</param>
/// <param name="severity">The severity of its findings unless one says otherwise; an error keeps a page from being published.</param>
public abstract class ScanRule(string code, Severity severity)
{
    private const int LongestShown = 40;

    /// <summary>PB and two digits.</summary>
    public string Code { get; } = code;

    /// <summary>The severity of its findings unless one says otherwise.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>Everything that breaks the rule.</summary>
    public abstract IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around);

    /// <summary>A finding about words of a block.</summary>
    protected Finding Found(ScannedPage page, int block, int start, int length, string? variant = null,
        params ReadOnlySpan<(string Name, object Value)> values) =>
        new(Code, Severity)
        {
            At = page.Blocks[block].At,
            Words = new(block, start, length),
            Variant = variant,
            Values = [("printed", Shown(page.Blocks[block].Text.Substring(start, length))), .. values],
        };

    /// <summary>A finding about something that is no text.</summary>
    protected Finding Found(Place? at, string? variant, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(Code, Severity) { At = at, Variant = variant, Values = [.. values] };

    /// <summary>Words as messages print them: on one line, and cut.</summary>
    protected static string Shown(string words)
    {
        var line = Text.VisibleText.OnOneLine(words);
        return line.Length <= LongestShown ? line : line[..LongestShown] + "…";
    }
}

/// <summary>A rule that looks at one block of text after another.</summary>
/// <inheritdoc cref="ScanRule"/>
public abstract class TextScanRule(string code, Severity severity) : ScanRule(code, severity)
{
    public sealed override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        for (var block = 0; block < page.Blocks.Length; block++)
            foreach (var finding in Check(page, block, around)) yield return finding;
    }

    /// <summary>Everything in that block which breaks the rule.</summary>
    protected abstract IEnumerable<Finding> Check(ScannedPage page, int block, ScanSurroundings around);
}
