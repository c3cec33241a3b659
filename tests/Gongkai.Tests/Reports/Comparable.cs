using System.Globalization;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports;

/// <summary>What a report says, places aside, line by line, so that two that differ show where.</summary>
public static class Comparable
{
    /// <summary>Every field, cell and paragraph.</summary>
    public static string Of(AnnualReport report) => string.Join('\n',
    [
        $"generation {report.Generation}", $"title {report.Title}", $"agency {report.Agency}", $"year {report.Year}",
        $"period {report.Period}", $"contact {report.Contact}", $"sign-off {report.SignOff}",
        .. Enum.GetValues<ReportSection>().Select(section => $"{section}: {report.Text(section)}"),
        CellsOf(report),
    ]);

    /// <summary>Every cell: kind, value, unit and printed text.</summary>
    public static string CellsOf(AnnualReport report) => string.Join('\n',
        report.Cells.Where(cell => report.Form.Has(cell.Key) || cell.Value is not Missing)
            .OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key} {Of(cell.Value)}"));

    private static string Of(Cell cell) => $"{ReportJson.KindOf(cell)} {Value(cell)} “{cell.Raw}”";

    private static string Value(Cell cell) => cell switch
    {
        Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Amount amount => $"{amount.Value / 1.0000000000000000000000000000m} {amount.Unit}",
        _ => "",
    };
}
