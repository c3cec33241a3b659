using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Web;

/// <summary>Who has a permission.</summary>
/// <param name="Permission">Which.</param>
/// <param name="Roles">The roles; those of a permission to take steps are asked of the workflow.</param>
public sealed record Permitted(string Permission, ImmutableArray<Role> Roles);

/// <summary>
/// Who may open which pages, as the areas declare it. Who may take which step stands with the step; pages of steps take it from there. What no area
/// declares nobody may do.
/// </summary>
public static class Permissions
{
    /// <summary>Every permission that roles have, in the order of the areas.</summary>
    public static ImmutableArray<Permitted> All { get; } =
        [new(Permission.UseDesk, [.. Enum.GetValues<Role>()]), .. Area.All.SelectMany(area => area.Permissions)];

    private static readonly FrozenDictionary<string, ImmutableArray<Role>> Table =
        All.ToFrozenDictionary(permitted => permitted.Permission, permitted => permitted.Roles, StringComparer.Ordinal);

    /// <summary>The roles that have a permission; none for what everybody signed in may do.</summary>
    public static ImmutableArray<Role> Holders(string permission) => Table.TryGetValue(permission, out var roles) ? roles : [];

    /// <summary>Whether holders of these roles have it. <see cref="Permission.OwnAccount"/> needs none.</summary>
    public static bool Allow(string permission, IEnumerable<Role> roles) =>
        permission == Permission.OwnAccount || Holders(permission) is { IsEmpty: false } holders && roles.Any(holders.Contains);
}
