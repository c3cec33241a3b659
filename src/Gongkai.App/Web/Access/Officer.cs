using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>The person who is signed in, with the posts held today, those of absent colleagues included.</summary>
public sealed class Officer(PersonId id, string name, ImmutableArray<Post> posts, AgencyTree agencies)
{
    /// <summary>Who.</summary>
    public PersonId Id { get; } = id;

    /// <summary>The name that pages greet with; it goes into no log.</summary>
    public string Name { get; } = name;

    /// <summary>The posts held today.</summary>
    public ImmutableArray<Post> Posts { get; } = posts;

    /// <summary>Whether any post has the permission.</summary>
    public bool May(string permission) => Permissions.Allow(permission, Posts.Select(post => post.Role));

    /// <summary>Whether a post has the permission at that agency.</summary>
    public bool May(string permission, AgencyId agency) => PostFor(permission, agency) is not null;

    /// <summary>The agencies at which a post has the permission, those below included where the role reaches down.</summary>
    public ImmutableHashSet<AgencyId> Agencies(string permission) =>
        [.. Posts.Where(post => Permissions.Allow(permission, [post.Role]))
            .SelectMany(post => post.ReachesDown ? agencies.AtOrBelow(post.Agency) : [post.Agency])];

    /// <summary>The posts held at an agency today, as the rules look at them.</summary>
    public ImmutableArray<HeldPost> PostsAt(AgencyId agency) =>
        [.. Posts.Where(post => Covers(post, agency)).Select(post => new HeldPost(post.Role, post.SectionName)).Distinct()];

    /// <summary>Who acts at an agency, with the posts held there today.</summary>
    public Actor ActorAt(AgencyId agency) => new(Id, PostsAt(agency));

    /// <summary>The sections of an agency that the posts reach today; null for all.</summary>
    public ImmutableArray<string>? SectionsAt(AgencyId agency)
    {
        var held = PostsAt(agency);
        return held.Any(post => post.Section is null) ? null : [.. held.Select(post => post.Section!).Distinct()];
    }

    /// <summary>The post on whose authority the permission is used at that agency; one's own before one held for somebody absent.</summary>
    public Post? PostFor(string permission, AgencyId agency) =>
        Posts.Where(post => Covers(post, agency) && Permissions.Allow(permission, [post.Role])).OrderBy(post => post.ActingFor is not null).FirstOrDefault();

    /// <summary>Who changes something, on the authority of which post, now.</summary>
    public ChangeContext Change(TimeProvider clock, string permission, AgencyId agency, string? why = null) =>
        new(Id.ToString(), PostFor(permission, agency)?.Words ?? "本人", clock.GetUtcNow(), why);

    /// <summary>Whether a post holds at that agency: one's own, or one below it where the role reaches down.</summary>
    public bool Covers(Post post, AgencyId agency) => post.Agency == agency || post.ReachesDown && agencies.IsAtOrBelow(agency, post.Agency);
}
