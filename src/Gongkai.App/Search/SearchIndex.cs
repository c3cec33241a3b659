using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Search;

/// <summary>
/// 检索: finds what is searchable. The index of a process is brought up to the table of entries before each answer, and whatever it finds is held
/// against the table before it is shown: what was taken out is gone at the next request, whichever process took it out.
/// </summary>
public sealed class SearchIndex(Store store, TimeProvider clock, ILogger<SearchIndex> log, SearchLexicon? lexicon = null) : IDisposable
{
    /// <summary>The facet of <see cref="SearchEntry.Kind"/>.</summary>
    public const string KindFacet = "kind";

    /// <summary>The facet of <see cref="SearchEntry.Agency"/>.</summary>
    public const string AgencyFacet = "agency";

    /// <summary>The facet of the year of <see cref="SearchEntry.On"/>.</summary>
    public const string YearFacet = "year";

    /// <summary>The most that is listed of what was found; more is counted only.</summary>
    public const int MostListed = 10_000;

    private const int MostOnPage = 100;
    private const int ExcerptLength = 110;

    private readonly IndexUpkeep upkeep = new(store, log);

    /// <summary>Finds.</summary>
    public async Task<SearchAnswer> FindAsync(SearchQuery query, CancellationToken ct)
    {
        var words = SearchWords.Parse(query.Words, lexicon);
        var (page, size) = (Math.Clamp(query.Page, 1, MostListed), Math.Clamp(query.Size, 1, MostOnPage));
        var most = Math.Min(page * size, MostListed);
        var today = clock.BeijingToday.DayNumber;
        var (seen, behind) = await upkeep.LookAsync((searcher, frequent) => IndexLook.Of(searcher, frequent, query, words, most, today), ct);

        await using var connection = await store.Database.OpenAsync(ct);
        string[] shown = [.. seen.Subjects.Skip((page - 1) * size).Take(size)];
        string[] resembling = [.. seen.Resembling.Take(size - shown.Length)];
        var entries = await SearchEntries.OfAsync(connection, [.. shown.Concat(resembling).Concat(seen.Near).Distinct()], ct);
        return new(seen.Found.Count, [.. Hits(shown, seen.IsLoose), .. Hits(resembling, isNear: true)])
        {
            IsLoose = seen.IsLoose,
            Counts = seen.Found.Counts(),
            Behind = behind,
            Suggestions = [.. new[] { seen.Without }.OfType<string>(), .. Near()],
        };

        // A question is answered, not corrected.
        IEnumerable<string> Near() => words.IsQuestion ? [] : SearchSuggestions.Near(words, Allowed(seen.Near).Select(entry => entry.Title));

        IEnumerable<SearchHit> Hits(string[] subjects, bool isNear)
        {
            var marking = new SearchMarking(words, isNear);
            return Allowed(subjects).Select(entry => Hit(entry, marking) with { IsNear = isNear });
        }

        IEnumerable<SearchEntry> Allowed(IEnumerable<string> subjects) =>
            subjects.Select(entries.GetValueOrDefault).OfType<SearchEntry>().Where(query.Scope.Allows);
    }

    /// <summary>Takes up everything that has changed, and puts it on the disk.</summary>
    public Task BringUpToDateAsync(CancellationToken ct) => upkeep.BringUpToDateAsync(ct);

    public void Dispose() => upkeep.Dispose();

    private static SearchHit Hit(SearchEntry entry, SearchMarking marking) =>
        new(entry, marking.Mark(entry.Title), entry.Number is { } number ? marking.Mark(number) : [], marking.Excerpt(entry.Body, ExcerptLength));
}
