using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Agencies;

/// <summary>The agencies, each below its superior.</summary>
public sealed class AgencyTree(IEnumerable<Agency> agencies)
{
    private readonly FrozenDictionary<AgencyId, Agency> all = agencies.ToFrozenDictionary(agency => agency.Id);

    /// <summary>Every agency, former ones too.</summary>
    public IEnumerable<Agency> All => all.Values;

    /// <summary>The agency; null when there is none of that id.</summary>
    public Agency? this[AgencyId id] => all.GetValueOrDefault(id);

    /// <summary>Who goes on with what an agency did, on a day; through those that were abolished in their turn.</summary>
    public Agency? SuccessorOn(Agency gone, DateOnly day)
    {
        var seen = new HashSet<AgencyId>();
        for (var at = gone.Successor; at is { } id && seen.Add(id) && this[id] is { } next; at = next.Successor)
            if (next.ExistsOn(day)) return next;
        return null;
    }

    /// <summary>Whether an agency is another one or stands below it.</summary>
    public bool IsAtOrBelow(AgencyId agency, AgencyId above)
    {
        for (AgencyId? at = agency; at is { } id; at = this[id]?.Superior)
            if (id == above) return true;
        return false;
    }

    /// <summary>The agency and all below it.</summary>
    public ImmutableArray<AgencyId> AtOrBelow(AgencyId above) => [.. all.Keys.Where(agency => IsAtOrBelow(agency, above))];

    /// <summary>Those below an agency that are there on a day, in the order of the tree.</summary>
    public IEnumerable<Agency> BelowOn(AgencyId above, DateOnly day) => InOrder().Select(row => row.Agency)
        .Where(agency => agency.Id != above && IsAtOrBelow(agency.Id, above) && agency.ExistsOn(day));

    /// <summary>Every agency with its depth, each superior before those below it, siblings by name.</summary>
    public IEnumerable<(Agency Agency, int Depth)> InOrder()
    {
        var below = all.Values.ToLookup(agency => agency.Superior is { } superior && all.ContainsKey(superior) ? superior : (AgencyId?)null);
        return Under(null, 0);

        IEnumerable<(Agency, int)> Under(AgencyId? superior, int depth) =>
            below[superior].OrderBy(agency => agency.Level).ThenBy(agency => agency.Name, StringComparer.Ordinal)
                .SelectMany(agency => Under(agency.Id, depth + 1).Prepend((agency, depth)));
    }
}
