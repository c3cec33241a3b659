using Gongkai.Diagnostics;
using Gongkai.Documents;

namespace Gongkai.Tests.Formats;

/// <summary>A source document as lines of text that a test can read: paragraphs as they are, rows of tables with bars, spans as +columns and /rows.</summary>
internal static class Printed
{
    public static string[] Lines(SourceDocument document) =>
        [.. document.Blocks.SelectMany(block => block switch
        {
            Table table => table.Cells.GroupBy(cell => cell.Row).OrderBy(row => row.Key).Select(row => string.Join("|", row.Select(Cell))),
            Paragraph paragraph => [paragraph.Text],
            _ => [],
        })];

    public static string[] Codes(SourceDocument document) =>
        [.. document.Findings.Select(finding => $"{finding.Code} {(finding.Severity == Severity.Error ? "E" : "?")}")];

    public static string Row(Table table, int row) => string.Join("|", table.Cells.Where(cell => cell.Row == row).Select(Cell));

    private static string Cell(TableCell cell) =>
        $"{cell.Text}{(cell.ColumnSpan > 1 ? $"+{cell.ColumnSpan}" : "")}{(cell.RowSpan > 1 ? $"/{cell.RowSpan}" : "")}";
}
