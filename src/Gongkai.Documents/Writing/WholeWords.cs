using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Writing;

/// <summary>Telephone numbers, web addresses and codes: what is read as one is not broken over two lines, and does not tear a justified line apart.</summary>
internal static partial class WholeWords
{
    // 28 Chinese characters, or about 50 of these, to a line, closing marks behind them: what is longer must break somewhere.
    private const int Longest = 44;

    private const int Long = 10;

    private const char Joiner = '\u2060';

    /// <summary>Whether the text has a stretch so long that its line cannot be justified.</summary>
    public static bool AreIn(string text) => Runs().Matches(text).Any(run => run.Length >= Long);

    /// <summary>Where hyphens stand at which no line may end.</summary>
    public static IEnumerable<int> Hyphens(string text) =>
        from Match run in Runs().Matches(text)
        where run.Length <= Longest
        from Match hyphen in InnerHyphen().Matches(run.Value)
        select run.Index + hyphen.Index;

    /// <summary>The text with a joiner wherever a program would break it; for a copy that is printed, never for one that is kept.</summary>
    public static string Joined(string text) => Runs().Replace(text, static run => run.Length > Longest ? run.Value : Joined(run));

    /// <summary>The text as HTML, long stretches in elements that keep them whole.</summary>
    public static string Html(string text)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (Match run in Closed().Matches(text))
        {
            html.Append(HtmlWriter.Encode(text[at..run.Index])).Append("<span class=\"whole\">").Append(HtmlWriter.Encode(run.Value)).Append("</span>");
            at = run.Index + run.Length;
        }
        return html.Append(HtmlWriter.Encode(text[at..])).ToString();
    }

    /// <summary>The rules for those elements.</summary>
    public const string Style = "span.whole { display: inline-block; max-width: 100%; text-indent: 0; } p:has(span.whole) { text-align: left; }";

    private static string Joined(Match run)
    {
        var joined = new StringBuilder();
        foreach (var c in run.Value)
        {
            if (joined.Length > 0 && !(char.IsAsciiLetterOrDigit(joined[^1]) && char.IsAsciiLetterOrDigit(c))) joined.Append(Joiner);
            joined.Append(c);
        }
        return joined.ToString();
    }

    // A line neither ends with an opening mark nor begins with a closing one.
    [GeneratedRegex("[（《“]*[!-~]{10,}[）》”。，；：、]*")]
    private static partial Regex Closed();

    [GeneratedRegex("[!-~]{2,}")]
    private static partial Regex Runs();

    [GeneratedRegex("(?<=[A-Za-z0-9)])-(?=[A-Za-z0-9(])")]
    private static partial Regex InnerHyphen();
}
