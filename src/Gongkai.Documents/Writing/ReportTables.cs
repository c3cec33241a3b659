using System.Globalization;
using System.Net;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>The tables of a report as a part of some page: without any style of their own, each scrolling by itself where a screen is narrow.</summary>
public static class ReportTables
{
    /// <summary>The tables; null where the report has no figure in any.</summary>
    public static string? Html(AnnualReport report)
    {
        var html = new StringBuilder();
        foreach (var grid in FormGrid.Of(report)) Append(html, grid);
        return html.Length == 0 ? null : html.ToString();
    }

    private static void Append(StringBuilder html, FormGrid grid)
    {
        var name = WebUtility.HtmlEncode(grid.Section.Name());
        html.Append(CultureInfo.InvariantCulture,
            $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">\n<table class=\"figures\">\n<caption>{name}</caption>\n");
        if (grid.HeaderRows > 0) html.Append("<thead>\n");
        for (var row = 0; row < grid.RowCount; row++)
        {
            if (row == grid.HeaderRows) html.Append(row > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n");
            html.Append("<tr>");
            foreach (var cell in grid.Cells)
                if (cell.Row == row) Append(html, cell);
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void Append(StringBuilder html, GridCell cell)
    {
        var name = cell.Role == GridRole.Value ? "td" : "th";
        html.Append('<').Append(name);
        if (cell.Role == GridRole.Value) html.Append(" class=\"num\"");
        if (cell.Role == GridRole.ColumnLabel) html.Append(cell.ColumnSpan > 1 ? " scope=\"colgroup\"" : " scope=\"col\"");
        if (cell.Role == GridRole.RowLabel) html.Append(cell.RowSpan > 1 ? " scope=\"rowgroup\"" : " scope=\"row\"");
        if (cell.RowSpan > 1) html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"");
        if (cell.ColumnSpan > 1) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"");
        html.Append('>').Append(WebUtility.HtmlEncode(DocxWriter.Printable(cell.Text)).Replace("\n", "<br>", StringComparison.Ordinal))
            .Append("</").Append(name).Append('>');
    }
}
