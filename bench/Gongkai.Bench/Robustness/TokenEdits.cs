using System.Text.RegularExpressions;

namespace Gongkai.Bench.Robustness;

/// <summary>Edits of a text as a row of tokens: lines, tags with what is between them, or words and marks.</summary>
internal static partial class TokenEdits
{
    private const string Marks = "\"'<>|,;\t\n\r =/&{}[]()";

    private static readonly string[] Tags =
    [
        "<div>", "</div>", "<p>", "</p>", "<b a=1>", "</b>", "<a href=x>", "</a>", "<nobr>", "<font>", "<table>", "</table>", "<tr>",
        "<td rowspan=0 colspan=0>", "<td rowspan=65534>", "<td colspan=1000>", "<th colspan=99999999>", "<caption>", "<colgroup span=1000>",
        "<svg>", "<g/>", "<foreignObject>", "<desc>", "<math>", "<mi>", "<annotation-xml>", "<svg><style>", "<!--", "-->", "<![CDATA[", "]]>", "<?x ",
        "<!doctype x>", "<script>", "</script>", "<style>", "</style>", "<textarea>", "<title>", "<xmp>", "<noscript>",
        "<template>", "</template>", "<select>", "<option>", "<frameset>", "<plaintext>", "<form>", "<body style='display:none'>", "<li value=-2147483648>",
        "<ol start=99999999999 reversed>", "<input value=1001>", "<sup>", "<del>", "&#x10FFFF;", "&#0;", "&amp", "&nbsp;", "\0",
    ];

    /// <summary>The text, edited a few times.</summary>
    public static string Edit(string text, Regex token, Random random)
    {
        var tokens = token.Matches(text).Select(match => match.Value).ToList();
        for (var edits = random.Next(1, 8); edits > 0 && tokens.Count > 0; edits--) Edit(tokens, random);
        return string.Concat(tokens);
    }

    private static void Edit(List<string> tokens, Random random)
    {
        var (at, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
        var run = Math.Min(random.Next(1, 20), tokens.Count - at);
        switch (random.Next(11))
        {
            case 0: tokens.RemoveRange(at, run); break;
            case 1: tokens.InsertRange(other, tokens.GetRange(at, run)); break;
            case 2: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
            case 3: tokens[at] = Extremes.Text(random); break;
            case 4: tokens[at] = Digits().Replace(tokens[at], _ => Extremes.Number(random)); break;
            case 5: tokens.Insert(at, Tags[random.Next(Tags.Length)]); break;
            case 6: tokens.Insert(at, string.Concat(Enumerable.Repeat(Tags[random.Next(Tags.Length)], random.Next(1, 400)))); break;
            case 7: tokens.Insert(at, string.Concat(Enumerable.Repeat(tokens[other], random.Next(1, 300)))); break;
            case 8: tokens[at] = tokens[at].Length < 2 ? "" : tokens[at].Remove(random.Next(tokens[at].Length), 1); break;
            case 9: tokens[at] = tokens[at].Insert(random.Next(tokens[at].Length + 1), new string(Marks[random.Next(Marks.Length)], random.Next(1, 4))); break;
            default: tokens.RemoveRange(at, tokens.Count - at); break;
        }
    }

    /// <summary>Tags, and the text between them.</summary>
    [GeneratedRegex("<[^>]*>|[^<]+|<")]
    public static partial Regex Markup();

    /// <summary>Lines with their ends.</summary>
    [GeneratedRegex("[^\n]*\n|[^\n]+")]
    public static partial Regex Lines();

    /// <summary>Words, numbers and single marks.</summary>
    [GeneratedRegex(@"\\?[\p{L}_]+|\d+|\s+|.", RegexOptions.Singleline)]
    public static partial Regex Words();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
