using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Portal;

/// <summary>An agency as its part of the portal has it.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Columns">Its columns that the public sees, in order.</param>
public sealed record PortalAgency(Agency Agency, ImmutableArray<PublicColumn> Columns)
{
    public AgencyId Id => Agency.Id;

    public string Name => Agency.Name;

    /// <summary>The fixed parts of the platform, by which every agency's portal is laid out alike.</summary>
    public IEnumerable<PublicColumn> Parts => Columns.Where(column => column.Parent is null && column.IsFixed);

    /// <summary>The columns that the agency has beside them.</summary>
    public IEnumerable<PublicColumn> Own => Columns.Where(column => column.Parent is null && !column.IsFixed);

    /// <summary>Those below a column.</summary>
    public IEnumerable<PublicColumn> Under(string column) => Columns.Where(one => one.Parent == column);

    /// <summary>The column; null when the public sees none of that id.</summary>
    public PublicColumn? Column(string id) => Columns.FirstOrDefault(column => column.Id == id);
}

/// <summary>
/// Agencies as the portal shows them, read anew for each page that is made: what is kept elsewhere for some seconds would stay on a page that is kept for good.
/// </summary>
public sealed class PortalAgencies(Database database)
{
    /// <summary>The tree of all agencies.</summary>
    public async Task<AgencyTree> TreeAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return new(await Columns<Agency>.ReadAsync(connection, "select * from agency", ct));
    }

    /// <summary>Every agency that there is on that day, with its columns.</summary>
    public async Task<ImmutableArray<PortalAgency>> StandingAsync(DateOnly day, CancellationToken ct)
    {
        var standing = (await TreeAsync(ct)).InOrder().Select(entry => entry.Agency).Where(agency => agency.ExistsOn(day)).ToList();
        await using var connection = await database.OpenAsync(ct);
        var found = ImmutableArray.CreateBuilder<PortalAgency>(standing.Count);
        foreach (var agency in standing) found.Add(new(agency, PublicColumns.Seen(await ColumnView.OfAsync(connection, null, agency.Id))));
        return found.ToImmutable();
    }

    /// <summary>The agency; null when there is none.</summary>
    public async Task<PortalAgency?> FindAsync(AgencyId id, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        // The text of an id has nothing but digits and strokes.
        if ((await Columns<Agency>.ReadAsync(connection, $"select * from agency where id = '{id}'", ct)).FirstOrDefault() is not { } agency) return null;
        return new(agency, PublicColumns.Seen(await ColumnView.OfAsync(connection, null, id)));
    }
}
