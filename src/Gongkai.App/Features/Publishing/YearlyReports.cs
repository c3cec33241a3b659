using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
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
        .. from report in await ItemContentTable.OfKindAsync(connection, transaction, agency, ItemKinds.YearlyReport)
           let year = int.TryParse(report.Content["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : (int?)null
           where year is not null
           orderby year descending, report.PublishedOn descending
           select new PublicYearlyReport(year.Value, report.Id, report.Title, report.PublishedOn),
    ];
}
