using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Publishing;

namespace Gongkai.Features.Publishing;

/// <summary>预告的数据发布: what an agency has announced to the public.</summary>
public static class AnnouncedReleases
{
    /// <summary>Those that have not appeared, the earliest first. What lay behind when its calendar became public was announced by nobody.</summary>
    public static async Task<ImmutableArray<AnnouncedRelease>> OpenAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency)
    {
        var calendars = await ReadAsync(ItemKinds.ReleaseCalendar);
        var announced = calendars.SelectMany(calendar => AnnouncedRelease.Of(calendar.Content).Where(release => release.On >= calendar.On)).ToList();
        if (announced.Count == 0) return [];
        var figures = await ReadAsync(ItemKinds.Statistics);
        return [.. announced.Where(release => figures.TrueForAll(figure => !release.IsKeptBy(figure.Content))).OrderBy(release => release.On)];

        async Task<List<(DateOnly On, ItemContent Content)>> ReadAsync(ItemKind kind) =>
        [
            .. (await connection.QueryAsync<(DateOnly On, string Body)>($"""
                select p.published_on, c.body from public_item p join {ItemContentTable.Table} c on c.hash = p.content
                where p.agency = @agency and p.kind = @kind and p.withdrawn_on is null
                """, new { agency, kind = kind.Code }, transaction)).Select(row => (row.On, ItemContent.Read(row.Body))),
        ];
    }
}
