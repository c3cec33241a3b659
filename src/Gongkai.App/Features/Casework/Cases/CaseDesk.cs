using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>What an officer does with one case: opens it, where a post lets him, and takes steps on the authority of that post.</summary>
public sealed class CaseDesk(RequestJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
{
    /// <summary>The officer.</summary>
    public Officer Officer { get; } = officer;

    /// <summary>The case; null when there is none, or when no post lets the officer read it.</summary>
    public async Task<OpenCase?> OpenAsync(DisclosureRequestId id, CancellationToken ct)
    {
        var entries = await store.Journal.ReadAsync(id.Stream, ct);
        if (entries.IsEmpty || !Officer.May(Permission.ReadCases, entries[0].Agency)) return null;
        var agency = entries[0].Agency;
        var situation = await journal.SituationAsync(agency, ActorAt(agency), ct);
        var request = RequestJournal.Fold(id, entries);
        return new(agency, request, entries, situation, request.Clock(situation));
    }

    /// <summary>The officer as the rules of casework see him at that agency.</summary>
    public Actor ActorAt(AgencyId agency) => new(Officer.Id, Officer.PostsAt(agency));

    /// <summary>Who, on the authority of which post, now: of the posts that the table lets take the step and that reach the section, one's own before one held for somebody absent.</summary>
    public ChangeContext Change(AgencyId agency, Transition<CaseStage> row, string? why = null, string? section = null) =>
        new(Officer.Id.ToString(), Officer.Posts.Where(post => post.Agency == agency && row.By.Contains(post.Role) && new HeldPost(post.Role, post.SectionName).Reaches(section)).OrderBy(post => post.ActingFor is not null).FirstOrDefault()?.Words ?? "本人", clock.GetUtcNow(), why);

    /// <summary>Takes a step in a case that the officer has looked at.</summary>
    public Task<CaseAnswer> TakeAsync(OpenCase open, int seen, Transition<CaseStage> row, string? why, CaseProposal propose, CancellationToken ct) =>
        journal.TakeAsync(open.Request.Id, seen, open.Situation.Actor, Change(open.Agency, row, why, open.Request.Assignment?.Section), propose, ct);

    /// <summary>Takes steps in several cases at once: the one that the officer has looked at, and those that it is tied to.</summary>
    public Task<CaseAnswer> TakeTogetherAsync(OpenCase open, Transition<CaseStage> row, string? why, IReadOnlyList<CaseStep> steps, CancellationToken ct) =>
        journal.TakeTogetherAsync(steps, open.Situation.Actor, Change(open.Agency, row, why, open.Request.Assignment?.Section), ct);

    /// <summary>The sealed words of a case.</summary>
    public async Task<CaseTexts> TextsAsync(IEnumerable<PrivateRef> wanted, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await CaseTexts.OpenAsync(store.People, connection, wanted);
    }

    /// <summary>What happened in a case, as sentences.</summary>
    public async Task<ImmutableArray<HistoryLine>> HistoryAsync(OpenCase open, CancellationToken ct) =>
        CaseHistory.Of(open, new(await TextsAsync(CaseTexts.In(open.Entries), ct), await people.NamesAsync(ct)));

    /// <summary>Those to whom a case of that agency can be given: caseworkers with a post there today, by name.</summary>
    public async Task<ImmutableArray<(PersonId Id, string Name, string? Section)>> CaseworkersAsync(AgencyId agency, CancellationToken ct)
    {
        var (names, today) = (await people.NamesAsync(ct), clock.BeijingToday);
        var posts = (await people.PostsAsync(null, agency, ct)).Where(post => post.IsHeldOn(today) && Permissions.Allow(Permission.HandleRequests, [post.Role]));
        return [.. posts.GroupBy(post => post.Person).Select(held => (held.Key, names.GetValueOrDefault(held.Key, ""), held.Select(post => post.SectionName).FirstOrDefault(section => section is not null))).OrderBy(one => one.Item2, StringComparer.Ordinal)];
    }
}
