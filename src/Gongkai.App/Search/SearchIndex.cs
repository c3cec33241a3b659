using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Text;
using Lucene.Net.Search;

namespace Gongkai.Search;

/// <summary>
/// 检索: finds what is searchable. The index of a process is brought up to the table of entries before each answer, and whatever it finds is held
/// against the table before it is shown: what was taken out is gone at the next request, whichever process took it out.
/// </summary>
public sealed class SearchIndex(Store store, TimeProvider clock, ILogger<SearchIndex> log) : IDisposable
{
    /// <summary>The facet of <see cref="SearchEntry.Kind"/>.</summary>
    public const string KindFacet = "kind";

    /// <summary>The facet of <see cref="SearchEntry.Agency"/>.</summary>
    public const string AgencyFacet = "agency";

    /// <summary>The facet of the year of <see cref="SearchEntry.On"/>.</summary>
    public const string YearFacet = "year";

    /// <summary>The most that is listed of what was found; more is counted only.</summary>
    public const int MostListed = 10_000;

    private const int ExcerptLength = 110;
    private const int Round = 1_000;
    private const int CommitEvery = 20_000;

    // A request takes up so many changes before it is answered; more are waited for no longer.
    private const int MostAtOnce = 4 * Round;

    private static readonly Action<ILogger, string, Exception?> Lost =
        LoggerMessage.Define<string>(LogLevel.Warning, new(1, "SearchIndexLost"), "The search index is made anew: {Kind}");

    private readonly SemaphoreSlim turn = new(1, 1);
    private IndexFolder? folder;

    /// <summary>Finds.</summary>
    public async Task<SearchAnswer> FindAsync(SearchQuery query, CancellationToken ct)
    {
        var behind = await CatchUpAsync(MostAtOnce, ct);
        try
        {
            return await AnswerAsync(query, behind, ct);
        }
        catch (Exception damage) when (IndexFolder.IsDamage(damage) && damage is not OperationCanceledException)
        {
            await ThrowAwayAsync(damage, ct);
            return await AnswerAsync(query, await CatchUpAsync(MostAtOnce, ct), ct);
        }
    }

    /// <summary>Takes up everything that has changed, and puts it on the disk.</summary>
    public async Task BringUpToDateAsync(CancellationToken ct)
    {
        while (await CatchUpAsync(CommitEvery, ct) > 0) ct.ThrowIfCancellationRequested();
        await turn.WaitAsync(ct);
        try
        {
            if (folder is { Uncommitted: > 0 }) folder.Commit();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        turn.Wait();
        folder?.Dispose();
        folder = null;
        turn.Dispose();
    }

    // Gives how many changes are left.
    private async Task<long> CatchUpAsync(int most, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var last = await SearchEntries.LastAsync(connection, ct);
        if (folder is { } open && open.Position.Number >= last) return 0;
        await turn.WaitAsync(ct);
        try
        {
            folder ??= await OpenAsync(connection, ct);
            for (var taken = 0; taken < most && folder.Position.Number < last; taken += Round)
            {
                var changes = await SearchEntries.SinceAsync(connection, folder.Position.Number, Math.Min(Round, most), ct);
                if (changes.IsEmpty) break;
                folder.Take(changes);
            }
            folder.Refresh();
            if (folder.Uncommitted >= CommitEvery) folder.Commit();
            return Math.Max(0, last - folder.Position.Number);
        }
        catch (Exception damage) when (IndexFolder.IsDamage(damage) && damage is not OperationCanceledException && folder is not null)
        {
            ThrowAway(damage);
            return last;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IndexFolder> OpenAsync(System.Data.Common.DbConnection connection, CancellationToken ct)
    {
        var opened = IndexFolder.Open(store.Options.Search, damage => Lost(log, damage.GetType().Name, null));
        var position = opened.Position;
        // An index of another past than the table's, as when an older copy of the database was put back.
        if (position.Number == 0 || await SearchEntries.KnowsAsync(connection, position.Subject, position.Number, position.Mark, ct)) return opened;
        Lost(log, "stale", null);
        return opened.Anew(opened.Frequent);
    }

    private async Task ThrowAwayAsync(Exception damage, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            ThrowAway(damage);
        }
        finally
        {
            turn.Release();
        }
    }

    private void ThrowAway(Exception damage)
    {
        Lost(log, damage.GetType().Name, damage);
        if (folder is not null) folder = folder.Anew(folder.Frequent);
    }

    private async Task<SearchAnswer> AnswerAsync(SearchQuery query, long behind, CancellationToken ct)
    {
        var words = SearchWords.Parse(query.Words);
        var (page, size) = (Math.Max(1, query.Page), Math.Clamp(query.Size, 1, 100));
        var most = (int)Math.Min((long)page * size, MostListed);
        var today = clock.BeijingToday.DayNumber;
        var (found, subjects, isLoose) = folder!.Look(searcher => Find(searcher, query, words, most, today));
        await using var connection = await store.Database.OpenAsync(ct);
        string[] shown = [.. subjects.Skip((page - 1) * size).Take(size)];
        var entries = await SearchEntries.OfAsync(connection, shown, ct);
        var marking = new SearchMarking(words, isLoose);
        return new(found.Count, [.. shown.Where(subject => entries.TryGetValue(subject, out var entry) && query.Scope.Allows(entry))
            .Select(subject => Hit(entries[subject], marking))])
        {
            IsLoose = isLoose,
            Counts = found.Counts(),
            Behind = behind,
        };
    }

    private (HitCollector Found, string[] Subjects, bool IsLoose) Find(IndexSearcher searcher, SearchQuery query, SearchWords words, int most, int today)
    {
        var plan = new QueryPlan(searcher.IndexReader, folder!.Frequent);
        var found = Collect(words.Clauses.IsEmpty ? new MatchAllDocsQuery() : plan.Strict(words, query.InTitle));
        var isLoose = false;
        if (found.Count == 0 && plan.Loose(words, query.InTitle) is { } loose)
        {
            found = Collect(loose);
            isLoose = found.Count > 0;
        }
        return (found, [.. found.Best.Select(hit => searcher.Doc(hit.Doc, SubjectOnly).Get(EntryFields.Subject))], isLoose);

        HitCollector Collect(Query sought)
        {
            var collector = new HitCollector(words.Clauses.IsEmpty ? query with { NewestFirst = true } : query, most, today);
            searcher.Search(sought, collector);
            return collector;
        }
    }

    private static readonly HashSet<string> SubjectOnly = [EntryFields.Subject];

    private static SearchHit Hit(SearchEntry entry, SearchMarking marking) =>
        new(entry, marking.Mark(entry.Title), entry.Number is { } number ? marking.Mark(number) : [], marking.Excerpt(entry.Body, ExcerptLength));
}
