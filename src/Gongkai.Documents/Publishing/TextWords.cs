using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>The words of a text: for searching, and for looking at it without its looks.</summary>
internal static class TextWords
{
    /// <summary>A line for each paragraph, item and row; cells parted by tabs.</summary>
    public static string Of(ImmutableArray<TextBlock> blocks)
    {
        var words = new StringBuilder();
        Append(words, blocks);
        return words.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder words, ImmutableArray<TextBlock> blocks)
    {
        foreach (var block in blocks)
            switch (block)
            {
                case TextParagraph paragraph:
                    Line(words, paragraph.Runs);
                    break;
                case TextList list:
                    foreach (var item in list.Items) Append(words, item);
                    break;
                case TextQuote quote:
                    Append(words, quote.Blocks);
                    break;
                case TextTable table:
                    Line(words, table.Caption);
                    foreach (var row in table.Rows)
                        words.AppendJoin('\t', row.Cells.Select(cell => Of(cell.Blocks).Replace('\n', ' '))).Append('\n');
                    break;
            }
    }

    private static void Line(StringBuilder words, ImmutableArray<TextRun> runs)
    {
        foreach (var run in runs) words.Append(run.Image is { } image ? image.Alternative : run.Text);
        if (!runs.IsEmpty) words.Append('\n');
    }
}
