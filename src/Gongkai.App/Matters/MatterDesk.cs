using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Matters;

/// <summary>What an officer does with one matter: opens it, where a post lets him, and takes steps on the authority of that post.</summary>
/// <param name="journal">Of the kind.</param>
/// <param name="store">Where its words are.</param>
/// <param name="people">The names of people.</param>
/// <param name="officer">The officer.</param>
/// <param name="reading">What lets him read such matters.</param>
/// <param name="clock">The time.</param>
public abstract class MatterDesk<TMatter, TEvent, TStage, TSituation>(
    MatterJournal<TMatter, TEvent, TStage, TSituation> journal, Store store, PeopleRegister people, Officer officer, string reading, TimeProvider clock)
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
{
    /// <summary>The officer.</summary>
    public Officer Officer { get; } = officer;

    /// <summary>What he has not finished writing.</summary>
    public DeskDrafts Drafts { get; } = new(store, clock);

    protected PeopleRegister People { get; } = people;

    protected TimeProvider Clock { get; } = clock;

    /// <summary>The officer as the rules see him at an agency.</summary>
    public Actor ActorAt(AgencyId agency) => Officer.ActorAt(agency);

    /// <summary>The matter of such an id before its first event.</summary>
    public TMatter Blank(Guid id) => journal.Kind.Blank(id);

    /// <summary>The matter; null when there is none, or when no post lets the officer read it.</summary>
    public async Task<Opened<TMatter, TEvent, TStage, TSituation>?> OpenAsync(TMatter blank, CancellationToken ct)
    {
        var entries = await store.Journal.ReadAsync(blank.Stream, ct);
        if (entries.IsEmpty) return null;
        var (agency, matter) = (entries[0].Agency, journal.Kind.Fold(blank, entries));
        var posts = Officer.Posts.Where(post => Covers(post, agency, matter)).ToList();
        if (!Permissions.Allow(reading, posts.Select(post => post.Role))) return null;
        Actor actor = new(Officer.Id, [.. posts.Select(post => new HeldPost(post.Role, post.SectionName)).Distinct()]);
        return MayRead(matter, actor) ? new(journal.Kind, agency, matter, entries, await SituationAsync(agency, matter, actor, ct)) : null;
    }

    /// <summary>
    /// Who, on the authority of which post, now: of the posts that the table lets take the step and that reach the section, one's own before one held for
    /// somebody absent.
    /// </summary>
    public ChangeContext Change(AgencyId agency, Transition<TStage> row) => By(Post(post => Officer.Covers(post, agency), agency, row, null), null);

    /// <summary>Takes a step in a matter that the officer has looked at.</summary>
    public Task<MatterAnswer<TMatter, TEvent>> TakeAsync(
        Opened<TMatter, TEvent, TStage, TSituation> open, int seen, Type step, string? why, Proposal<TMatter, TEvent, TSituation> propose,
        CancellationToken ct) =>
        TakeTogetherAsync(open, step, why, [new(journal.Kind.Blank(open.Entries), seen, propose)], ct);

    /// <summary>Takes steps in several matters at once: the one that the officer has looked at, and those that it is tied to.</summary>
    public Task<MatterAnswer<TMatter, TEvent>> TakeTogetherAsync(
        Opened<TMatter, TEvent, TStage, TSituation> open, Type step, string? why, IReadOnlyList<MatterStep<TMatter, TEvent, TSituation>> steps,
        CancellationToken ct) =>
        journal.TakeTogetherAsync(steps, open.Situation.Actor,
            By(Post(post => Covers(post, open.Agency, open.Matter), open.Agency, open.RowFor(step) ?? open.Kind.Workflow.Of(step).Moves[0],
                open.Matter.Section), why), ct);

    /// <summary>Sealed words, all in one question.</summary>
    public async Task<MatterTexts> TextsAsync(IEnumerable<PrivateRef> wanted, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await MatterTexts.OpenAsync(store.People, connection, wanted);
    }

    /// <summary>What happened in a matter, as sentences.</summary>
    public async Task<ImmutableArray<HistoryLine>> HistoryAsync(Opened<TMatter, TEvent, TStage, TSituation> open, CancellationToken ct) =>
        new MatterSentences(await TextsAsync(MatterTexts.In(open.Entries), ct), await People.NamesAsync(ct)).Of(open);

    /// <summary>Whether he may read that one, as he may read such matters of the agency.</summary>
    protected virtual bool MayRead(TMatter matter, Actor actor) => true;

    /// <summary>What may be looked at beside a matter, for showing.</summary>
    protected virtual async Task<TSituation> SituationAsync(AgencyId agency, TMatter matter, Actor actor, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await journal.Kind.SituationAsync(connection, null, agency, matter, actor);
    }

    /// <summary>Whether a post reaches the matter: that of its agency, or of one above where the role reaches down.</summary>
    protected virtual bool Covers(Post post, AgencyId agency, TMatter matter) => Officer.Covers(post, agency);

    private ChangeContext By(Post? post, string? why) => new(Officer.Id.ToString(), post?.Words ?? "本人", Clock.GetUtcNow(), why);

    private Post? Post(Func<Post, bool> covers, AgencyId agency, Transition<TStage> row, string? section) => Officer.Posts
        .Where(post => covers(post) && row.By.Contains(post.Role) && new HeldPost(post.Role, post.SectionName).Reaches(section))
        .OrderBy(post => post.Agency != agency).ThenBy(post => post.ActingFor is not null).FirstOrDefault();
}
