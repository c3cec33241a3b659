using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

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

    /// <summary>A column and all that lie below it, however deep.</summary>
    public IEnumerable<string> AtOrBelow(string column) => Under(column).SelectMany(one => AtOrBelow(one.Id)).Prepend(column);

    /// <summary>The column; null when the public sees none of that id.</summary>
    public PublicColumn? Column(string id) => Columns.FirstOrDefault(column => column.Id == id);
}

/// <summary>
/// Agencies as the portal shows them, held until something that the public sees has changed: what is kept elsewhere for some seconds would stay on a page
/// that is kept for good.
/// </summary>
public sealed class PortalAgencies(Database database, PublicChanges changes)
{
    private readonly UntilChanged<string, AgencyTree> trees = new(changes);
    private readonly UntilChanged<AgencyId, PortalAgency?> agencies = new(changes);

    /// <summary>The tree of all agencies.</summary>
    public Task<AgencyTree> TreeAsync(CancellationToken ct) => trees.GetAsync("", async () =>
    {
        await using var connection = await database.OpenAsync(ct);
        return new(await Columns<Agency>.ReadAsync(connection, "select * from agency", ct));
    });

    /// <summary>Every agency that there is on that day, with its columns.</summary>
    public async Task<ImmutableArray<PortalAgency>> StandingAsync(DateOnly day, CancellationToken ct)
    {
        var found = ImmutableArray.CreateBuilder<PortalAgency>();
        foreach (var entry in (await TreeAsync(ct)).InOrder().Where(entry => entry.Agency.ExistsOn(day)))
            if (await FindAsync(entry.Agency.Id, ct) is { } agency) found.Add(agency);
        return found.ToImmutable();
    }

    /// <summary>The agency; null when there is none.</summary>
    public Task<PortalAgency?> FindAsync(AgencyId id, CancellationToken ct) => agencies.GetAsync(id, async () =>
    {
        if ((await TreeAsync(ct))[id] is not { } agency) return null;
        await using var connection = await database.OpenAsync(ct);
        return new(agency, PublicColumns.Seen(await ColumnView.OfAsync(connection, null, id)));
    });
}
