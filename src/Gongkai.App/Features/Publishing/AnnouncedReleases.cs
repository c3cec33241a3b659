using System.Collections.Immutable;
using System.Data.Common;
using Gongkai.Publishing;

namespace Gongkai.Features.Publishing;

/// <summary>预告的数据发布: what an agency has announced to the public.</summary>
public static class AnnouncedReleases
{
    /// <summary>Those that have not appeared, the earliest first. What lay behind when its calendar became public was announced by nobody.</summary>
    public static async Task<ImmutableArray<AnnouncedRelease>> OpenAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency)
    {
        Task<List<(ItemId, string, DateOnly PublishedOn, ItemContent Content)>> ReadAsync(ItemKind kind) =>
            ItemContentTable.OfKindAsync(connection, transaction, agency, kind);
        var announced = (await ReadAsync(ItemKinds.ReleaseCalendar))
            .SelectMany(calendar => AnnouncedRelease.Of(calendar.Content).Where(release => release.On >= calendar.PublishedOn)).ToList();
        if (announced.Count == 0) return [];
        var figures = await ReadAsync(ItemKinds.Statistics);
        return [.. announced.Where(release => figures.TrueForAll(figure => !release.IsKeptBy(figure.Content))).OrderBy(release => release.On)];
    }
}
