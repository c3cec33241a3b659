using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary>Where a command prints, in which language, and what time it is: data to <c>Out</c>, everything else to <c>Error</c>.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, TimeProvider clock)
{
    /// <summary>Standard output: data only.</summary>
    public TextWriter Out { get; } = output;

    /// <summary>Standard error: progress and messages.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>The clock, read once per command.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>The language of messages.</summary>
    public Language Language { get; set; }

    /// <summary>Whether standard output understands colours: a terminal, and NO_COLOR (no-color.org) not set.</summary>
    public bool Colour { get; init; }

    /// <summary>Whether standard error is a terminal, so that a line may be rewritten.</summary>
    public bool Interactive { get; init; }

    /// <summary>The columns that text is wrapped to.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess(TextWriter output, TextWriter error)
    {
        var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new(output, error, TimeProvider.System)
        {
            Colour = !Console.IsOutputRedirected && !plain,
            Interactive = !Console.IsErrorRedirected && !plain,
            Width = Console.IsOutputRedirected ? 100 : Math.Clamp(WindowWidth(), 40, 160),
        };
    }

    /// <summary>One of two texts, by the language of messages.</summary>
    public string Say(string chinese, string english) => Language == Language.English ? english : chinese;

    /// <summary>A line on standard error.</summary>
    public void Tell(string chinese, string english) => Error.WriteLine(Say(chinese, english));

    /// <summary>A text in a style, where standard output understands it.</summary>
    public string Styled(string text, Style style) => Colour ? $"\u001b[{(int)style}m{text}\u001b[0m" : text;

    /// <summary>A file name on one line: control characters would move the cursor or colour what follows, or turn the direction of writing.</summary>
    public static string Printable(string name) =>
        VisibleText.OnOneLine(name.Any(char.IsControl) ? string.Concat(name.Select(c => char.IsControl(c) ? '␣' : c)) : name);

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 100;
        }
    }
}

/// <summary>Styles by their ECMA-48 number.</summary>
internal enum Style
{
    Bold = 1,
    Dim = 2,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Blue = 34,
    Cyan = 36,
}
