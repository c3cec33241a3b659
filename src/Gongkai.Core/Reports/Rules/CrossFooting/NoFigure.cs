using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF05: cells of the form without a figure, told row by row, or block by block where a whole block has none.</summary>
internal sealed class NoFigure() : ReportRule("CF05", Severity.Error)
{
    // So many rows with the same cells empty are told together.
    private const int Many = 5;

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var table in report.PrintedTables())
        {
            var cells = (from row in table.Rows from column in table.Columns select new FormCell(table, row, column)).ToArray();
            var empty = cells.Select(cell => (Cell: cell, Kind: Kind(report[cell.Id]))).Where(cell => cell.Kind is not null).ToArray();
            var whole = empty.Length == cells.Length && empty.All(cell => cell.Kind == empty[0].Kind);
            var rows = empty.GroupBy(cell => (Row: whole ? "" : cell.Cell.Row.Id, cell.Kind))
                .Select(row => (row.Key.Kind, Columns: string.Join(' ', row.Select(cell => cell.Cell.Column.Id)), Cells: row.Select(cell => cell.Cell)));
            foreach (var alike in rows.GroupBy(row => (row.Kind, row.Columns)))
                if (alike.Count() >= Many) yield return Tell(report, [.. alike.SelectMany(row => row.Cells)], alike.Key.Kind!, whole);
                else
                    foreach (var row in alike) yield return Tell(report, [.. row.Cells], row.Kind!, whole);
        }
    }

    private Finding Tell(AnnualReport report, ImmutableArray<FormCell> cells, string kind, bool whole)
    {
        var first = cells[0];
        string[] ids = [.. cells.Select(cell => cell.Id)];
        var rows = cells.Select(cell => cell.Row).Distinct().Count();
        var row = whole && rows > 1 ? TableName(first.Table) : rows > 1 ? $"{TableName(first.Table)}{first.Row.Name()}等{rows}行" : first.Row.Name();
        var columns = cells.Select(cell => cell.Column.Label).Distinct().ToArray();
        var names = columns.Length == first.Table.Columns.Length ? "各栏" : string.Join('、', columns.Select(column => $"“{column}”"));
        return Found(report.PlaceOf(ids), [.. ids],
            ("row", row), ("columns", names), ("count", (long)ids.Length), ("printed", Shown(report[ids[0]].Raw))) with
        { Variant = kind };
    }

    private static string Shown(string raw) =>
        raw.ReplaceLineEndings(" ").Trim() is var text && text.Length > 40 ? string.Concat(text.AsSpan(0, 40), "…") : text;

    private static string TableName(FormTable table) => table.Section switch
    {
        ReportSection.Proactive => $"表二 {table.Label}",
        ReportSection.Requests => "表三",
        _ => "表四",
    };

    private static string? Kind(Cell cell) => cell switch
    {
        Blank => "blank",
        NotApplicable => "not-applicable",
        Missing => "missing",
        Unreadable => "unreadable",
        _ => null,
    };
}
