using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Gongkai.Publishing;

namespace Gongkai.Features.Publishing;

/// <summary>A public annual report and the year that it is about.</summary>
public sealed record PublicYearlyReport(int Year, ItemId Id, string Title, DateOnly PublishedOn);

/// <summary>年度报告 of an agency that the public has, by their years.</summary>
public static class YearlyReports
{
    /// <summary>Those of an agency, the latest year first.</summary>
    public static async Task<ImmutableArray<PublicYearlyReport>> OfAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency) =>
    [
        .. (await connection.QueryAsync<(ItemId Id, string Title, DateOnly PublishedOn, string Body)>($"""
            select p.id, p.title, p.published_on, c.body from public_item p join {ItemContentTable.Table} c on c.hash = p.content
            where p.agency = @agency and p.kind = @kind and p.withdrawn_on is null
            """, new { agency, kind = ItemKinds.YearlyReport.Code }, transaction))
        .Where(row => int.TryParse(ItemContent.Read(row.Body)["year"], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(row => new PublicYearlyReport(int.Parse(ItemContent.Read(row.Body)["year"], CultureInfo.InvariantCulture), row.Id, row.Title, row.PublishedOn))
        .OrderByDescending(report => report.Year).ThenByDescending(report => report.PublishedOn),
    ];
}
