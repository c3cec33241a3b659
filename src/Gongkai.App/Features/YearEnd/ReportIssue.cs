using System.Collections.Immutable;
using System.Net;
using System.Text;
using Gongkai.Documents.Writing;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>签发的报告 as files and as an item of publishing.</summary>
internal static class ReportIssue
{
    /// <summary>The formats, in the order of the page, with what they are.</summary>
    public static ImmutableArray<(ReportFormat Format, string Ending, string MediaType)> Formats { get; } =
    [
        (ReportFormat.Docx, "docx", MediaTypes.Word), (ReportFormat.Pdf, "pdf", MediaTypes.Pdf), (ReportFormat.Xlsx, "xlsx", MediaTypes.Spreadsheet),
        (ReportFormat.Html, "html", "text/html"), (ReportFormat.Json, "json", "application/json"), (ReportFormat.Csv, "csv", "text/csv"),
    ];

    /// <summary>Where the item stands: the column of annual reports.</summary>
    public static ItemPlacement Placement { get; } = new(PublicColumn.Fixed.First(column => column.Sort == ColumnSort.Reports).Id, Openness.Proactive)
    {
        Article = ItemKinds.YearlyReport.Nodes[0],
    };

    /// <summary>A file of the report; null where it is PDF and no program prints it.</summary>
    public static byte[]? Write(AnnualReport report, ReportFormat format)
    {
        try
        {
            return ReportWriter.Write(report, format, report.Title ?? "");
        }
        catch (PdfPrinterException) when (format == ReportFormat.Pdf)
        {
            return null;
        }
    }

    /// <summary>What the item says: the report as a page, and its files; of a version before, its files stay under their version.</summary>
    public static ItemContent Content(AnnualReport report, ReportHandedOn handed, ItemContent? before) =>
        new(ItemKinds.YearlyReport.Code, report.Title!, report.SignOff!.Date!.Value)
        {
            Summary = before?.Summary is { Length: > 0 } said ? said : $"{report.Title}，统计期限为{report.Year}年1月1日至12月31日。",
            Topic = before?.Topic ?? "",
            Keywords = before?.Keywords is { Length: > 0 } kept ? kept : $"年度报告；政府信息公开；{report.Year}年",
            Fields = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("year", $"{report.Year}")]),
            Html = Page(report),
            Files =
            [
                .. handed.Files.Where(file => file.Format != "html").Select(file => new ItemFile(file.Sha256, NameOf(report, file.Format, handed.Number),
                    Formats.Single(format => format.Ending == file.Format).MediaType, file.Size) { IsOfficial = file.Format == "pdf" }),
                .. (before?.Files ?? []).Where(file => handed.Files.All(now => now.Sha256 != file.Sha256)).Select(file => file with { IsOfficial = false }),
            ],
        };

    /// <summary>What a file is called.</summary>
    public static string NameOf(AnnualReport report, string ending, int number) => $"{report.Title}{(number > 1 ? $"（第{number}版）" : "")}.{ending}";

    // The words of the report with its tables, as publishing keeps texts; the title is the item's.
    private static string Page(AnnualReport report)
    {
        var html = new StringBuilder();
        foreach (var part in PrintedReport.Of(report))
        {
            if (part.Grid is { } grid)
            {
                Table(html, grid);
                continue;
            }
            var tag = part.Role switch { TextRole.SectionTitle => "h2", TextRole.Heading => "h3", TextRole.Title => null, _ => "p" };
            if (tag is not null) html.Append('<').Append(tag).Append('>').Append(WebUtility.HtmlEncode(part.Text)).Append("</").Append(tag).Append(">\n");
        }
        return html.ToString();
    }

    private static void Table(StringBuilder html, FormGrid grid)
    {
        html.Append("<table>\n<caption>").Append(WebUtility.HtmlEncode(grid.Section.Name())).Append("</caption>\n");
        for (var row = 0; row < grid.RowCount; row++)
        {
            html.Append("<tr>");
            foreach (var cell in grid.Cells.Where(cell => cell.Row == row))
            {
                var tag = cell.Role == GridRole.Value ? "td" : "th";
                html.Append('<').Append(tag);
                if (cell.RowSpan > 1) html.Append(" rowspan=\"").Append(cell.RowSpan).Append('"');
                if (cell.ColumnSpan > 1) html.Append(" colspan=\"").Append(cell.ColumnSpan).Append('"');
                html.Append('>').Append(WebUtility.HtmlEncode(cell.Text).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</").Append(tag).Append('>');
            }
            html.Append("</tr>\n");
        }
        html.Append("</table>\n");
    }
}
