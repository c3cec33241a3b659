using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>What an officer does with one case.</summary>
public sealed class CaseDesk(RequestJournal journal, Store store, PeopleRegister people, AgencyRegister agencies, Officer officer, TimeProvider clock)
    : MatterDesk<DisclosureRequest, CaseEvent, CaseStage, CaseSituation>(journal, store, people, officer, Permission.ReadCases, clock)
{
    /// <summary>The case; null when there is none, or when no post lets the officer read it.</summary>
    public Task<OpenCase?> OpenAsync(DisclosureRequestId id, CancellationToken ct) => OpenAsync(new DisclosureRequest(id), ct);

    /// <summary>The case with its agency and its words; null when there is none that the officer may read.</summary>
    public async Task<CaseAtHand?> FindAsync(DisclosureRequestId id, CancellationToken ct) =>
        await OpenAsync(id, ct) is { } open ? await AtHandAsync(open, ct) : null;

    /// <summary>A case that is open with its agency and its words.</summary>
    public async Task<CaseAtHand?> AtHandAsync(OpenCase open, CancellationToken ct) =>
        await agencies.FindAsync(open.Agency, ct) is { } agency ? new(agency, open, await TextsAsync(MatterTexts.In(open.Entries), ct)) : null;

    /// <summary>
    /// Whether the officer has the permission for this case: at its agency, and, with posts in certain sections only, in the section that has it.
    /// </summary>
    public bool May(CaseAtHand at, string permission)
    {
        if (!Officer.May(permission, at.Agency.Id)) return false;
        var posts = Officer.Posts.Where(post => post.Agency == at.Agency.Id && Permissions.Allow(permission, [post.Role])).ToList();
        return posts.Count == 0
            || posts.Any(post =>
                post.Section is null || at.Request.Section is not { } section || section == post.SectionName || section == post.Section.ToString());
    }

    /// <summary>Those to whom a case of that agency can be given: caseworkers with a post there today, by name.</summary>
    public async Task<ImmutableArray<(PersonId Id, string Name, string? Section)>> CaseworkersAsync(AgencyId agency, CancellationToken ct)
    {
        var (names, today) = (await People.NamesAsync(ct), Clock.BeijingToday);
        var posts = (await People.PostsAsync(null, agency, ct))
            .Where(post => post.IsHeldOn(today) && Permissions.Allow(Permission.HandleRequests, [post.Role]));
        return [.. posts.GroupBy(post => post.Person)
            .Select(held =>
                (held.Key, names.GetValueOrDefault(held.Key, ""), held.Select(post => post.SectionName).FirstOrDefault(section => section is not null)))
                .OrderBy(one => one.Item2, StringComparer.Ordinal)];
    }

    protected override Task<CaseSituation> SituationAsync(AgencyId agency, DisclosureRequest matter, Actor actor,
        CancellationToken ct) => journal.SituationAsync(agency, actor, ct).AsTask();
}
