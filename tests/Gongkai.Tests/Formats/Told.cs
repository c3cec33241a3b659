using System.Text;
using Gongkai.Documents;

namespace Gongkai.Tests.Formats;

/// <summary>A document told as text: paragraphs as lines, cells as row,column[span]=text.</summary>
internal static class Told
{
    public static string By(SourceDocument document)
    {
        var text = new StringBuilder();
        foreach (var block in document.Blocks)
            if (block is Paragraph paragraph)
                text.Append(paragraph.HeadingLevel is { } level ? new string('#', level) + " " : "")
                    .AppendLine(paragraph.Text.Replace("\n", "⏎", StringComparison.Ordinal));
            else if (block is Table table) Tell(text, table);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Tell(StringBuilder text, Table table)
    {
        var row = -1;
        foreach (var cell in table.Cells)
        {
            if (cell.Row != row) text.Append(row < 0 ? "" : "\n").Append('|');
            row = cell.Row;
            text.Append(cell.Column).Append(cell.RowSpan > 1 ? $"↓{cell.RowSpan}" : "").Append(cell.ColumnSpan > 1 ? $"→{cell.ColumnSpan}" : "").Append('=')
                .Append(cell.Text.Replace("\n", "⏎", StringComparison.Ordinal)).Append('|');
        }
        text.AppendLine();
    }
}
