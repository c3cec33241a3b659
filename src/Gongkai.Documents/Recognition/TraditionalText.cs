using System.Collections.Frozen;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>A copy of a report in traditional characters, as portals offer them by machine: read by the simplified characters that stand for them.</summary>
internal static class TraditionalText
{
    private const int Fewest = 30, Times = 5;

    // Characters that only simplified text has.
    private static readonly FrozenSet<char> OnlySimplified = [.. TraditionalCharacters.Simplified.Values.Where(IsOnlySimplified)];

    /// <summary>The document in simplified characters; null where it is no traditional copy.</summary>
    public static SourceDocument? Simplified(SourceDocument source)
    {
        var (traditional, simplified) = (0, 0);
        foreach (var text in Texts(source))
            foreach (var c in text)
                if (TraditionalCharacters.Simplified.ContainsKey(c)) traditional++;
                else if (OnlySimplified.Contains(c)) simplified++;
        return traditional < Fewest || traditional < simplified * Times ? null : source with
        {
            Blocks = [.. source.Blocks.Select(block => block switch
            {
                Paragraph paragraph => paragraph with { Text = Simplified(paragraph.Text) },
                Table table => new Table([.. table.Cells.Select(cell => cell with { Text = Simplified(cell.Text) })], table.Geometry),
                _ => block,
            })],
        };
    }

    /// <summary>The text character for character; its length stays, and so does every place in it.</summary>
    public static string Simplified(string text) =>
        // What the islands call 信息 some converters write as they do.
        string.Concat(text.Select(c => TraditionalCharacters.Simplified.GetValueOrDefault(c, c))).Replace("资讯公开", "信息公开", StringComparison.Ordinal)
            .Replace("政府资讯", "政府信息", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(SourceDocument source) =>
        source.Blocks.SelectMany(block =>
            block switch { Paragraph paragraph => [paragraph.Text], Table table => table.Cells.Select(cell => cell.Text), _ => (IEnumerable<string>)[] });

    private static bool IsOnlySimplified(char c)
    {
        DecodedText.Register();
        return !TraditionalCharacters.Simplified.ContainsKey(c)
            && Encoding.GetEncoding("big5", EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback) is var big5
            && big5.GetString(big5.GetBytes([c])) != c.ToString();
    }
}
