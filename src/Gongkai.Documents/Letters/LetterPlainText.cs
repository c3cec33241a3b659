using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>A letter as text: a line for each paragraph and each row.</summary>
internal static class LetterPlainText
{
    public static string Of(WordprocessingDocument file)
    {
        var text = new StringBuilder();
        foreach (var block in LetterBlocks.Of(file))
        {
            if (block is Table table)
                foreach (var row in table.Descendants<TableRow>())
                    text.Append(string.Join(" | ", row.Descendants<TableCell>().Select(cell => LetterBlocks.TextOf(cell).Replace('\n', ' ')))).Append('\n');
            else if (LetterBlocks.TextOf((Paragraph)block) is { Length: > 0 } words) text.Append(words).Append('\n');
        }
        return text.ToString();
    }
}
