using System.Net;
using System.Text;

namespace Gongkai.Publishing;

/// <summary>A text as it was typed, as paragraphs; a line that begins as headings of official documents do (一、) and is short is one.</summary>
public static class PlainBody
{
    private const int LongestHeading = 40;
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>Its HTML: paragraphs and headings only, every sign encoded.</summary>
    public static string Html(string text)
    {
        var html = new StringBuilder(text.Length + 32);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var tag = IsHeading(line) ? "h2" : "p";
            html.Append('<').Append(tag).Append('>').Append(WebUtility.HtmlEncode(line)).Append("</").Append(tag).Append(">\n");
        }
        return html.ToString();
    }

    /// <summary>Whether a line that was typed is a heading: 一、 and no more than a short line.</summary>
    public static bool IsHeading(string line) =>
        line.Length <= LongestHeading && line.IndexOf('、', StringComparison.Ordinal) is > 0 and <= 3 and var at && line[..at].All(Numerals.Contains)
            && !line.EndsWith('。');
}
