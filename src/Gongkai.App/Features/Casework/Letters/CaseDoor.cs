using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>Lets the officer who is signed in to the decisions and letters of a case.</summary>
public sealed class CaseDoor(CaseDesk desk, AgencyRegister agencies)
{
    /// <summary>Who is signed in.</summary>
    public Officer Officer => desk.Officer;

    /// <summary>The case; null when there is none that the officer may read.</summary>
    public async Task<CaseAtHand?> FindAsync(DisclosureRequestId id, CancellationToken ct) =>
        await desk.OpenAsync(id, ct) is { } open && await agencies.FindAsync(open.Agency, ct) is { } agency
            ? new(agency, open, await desk.TextsAsync(CaseTexts.In(open.Entries), ct)) : null;

    /// <summary>Whether the officer has the permission for this case: at its agency, and, with posts in certain sections only, in the section that has it.</summary>
    public bool May(CaseAtHand at, Permission permission)
    {
        if (!Officer.May(permission, at.Agency.Id)) return false;
        var posts = Officer.Posts.Where(post => post.Agency == at.Agency.Id && Permissions.Allow(permission, [post.Role])).ToList();
        return posts.Count == 0 || posts.Any(post => post.Section is null || at.Request.Assignment?.Section is not { } section || section == post.SectionName || section == post.Section.ToString());
    }

    /// <summary>Takes a step that the officer proposes after having looked at a version.</summary>
    public Task<CaseAnswer> TakeAsync<T>(CaseAtHand at, int seen, CaseProposal propose, CancellationToken ct) where T : CaseEvent =>
        at.Open.WhyNot(typeof(T)) is { } refusal && seen >= at.Request.Version
            ? Task.FromResult(new CaseAnswer(at.Request, [refusal], []))
            : desk.TakeAsync(at.Open, seen, at.Open.RowFor(typeof(T)) ?? CaseSteps.Workflow.Of(typeof(T)).Moves[0], null, propose, ct);
}
