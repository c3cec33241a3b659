using Gongkai.Agencies;
using Gongkai.Web;

namespace Gongkai.Features.Radar;

/// <summary>Whom a supervising authority looks after: the agencies below those at which its officer has the post, and not these themselves.</summary>
internal static class AgenciesBelow
{
    /// <summary>Those that are there on a day, in the order of the tree.</summary>
    public static IEnumerable<(Agency Agency, int Depth)> Of(Officer officer, string permission, AgencyTree tree, DateOnly today)
    {
        var (reached, own) = (officer.Agencies(permission), officer.Posts.Select(post => post.Agency).ToHashSet());
        return tree.InOrder().Where(one => reached.Contains(one.Agency.Id) && !own.Contains(one.Agency.Id) && one.Agency.ExistsOn(today));
    }
}
