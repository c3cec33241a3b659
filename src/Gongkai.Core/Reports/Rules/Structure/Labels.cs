using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

/// <summary>How labels appear in messages.</summary>
internal static class Labels
{
    /// <summary>A label on one line, with its spaces as they are.</summary>
    public static string Shown(string label) => label.ReplaceLineEndings("⏎").Replace('\t', ' ').Trim();

    /// <summary>What a layout note's row id stands for, as messages name it.</summary>
    public static string Row(AnnualReport report, string id) =>
        (report.Form.Row(id) ?? Other(report).Row(id))?.Name() ?? Table(report, id);

    /// <summary>What the id of a row, a column or a table stands for, as messages name it.</summary>
    public static string Part(AnnualReport report, TablePart part, string id) => part switch
    {
        TablePart.Row => $"“{Row(report, id)}”一行",
        TablePart.Column when id.LastIndexOf('.') is > 0 and var dot =>
            $"{Table(report, id[..dot])}“{Column(report, id[..dot], id[(dot + 1)..])}”栏",
        _ => Table(report, id),
    };

    private static string Column(AnnualReport report, string table, string column) =>
        report.Form.Tables.Concat(Other(report).Tables).Where(own => own.Id == table || table.StartsWith(own.Id, StringComparison.Ordinal))
            .SelectMany(own => own.Columns).FirstOrDefault(own => own.Id == column)?.Label ?? column;

    private static string Table(AnnualReport report, string id) => id switch
    {
        "proactive" => "表二",
        "requests" => "表三",
        "disputes" => "表四",
        _ => report.Form.Tables.Concat(Other(report).Tables).FirstOrDefault(table => table.Id == id) is { } table ? $"表二 {table.Label}"
            : report.Form.Row(id)?.Name() ?? id,
    };

    /// <summary>The cells of a row of this report's form.</summary>
    public static ImmutableArray<string> Cells(AnnualReport report, string row) =>
        [.. report.Form.Cells.Where(cell => cell.Row.Id == row).Select(cell => cell.Id)];

    private static ReportForm Other(AnnualReport report) =>
        ReportForm.Of(report.Generation == ReportFormGeneration.A ? ReportFormGeneration.B : ReportFormGeneration.A);
}
