using Gongkai.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Gongkai.Search;

/// <summary>What is seen in an index, before it is held against the table.</summary>
/// <param name="Found">Counts, and the order of the best.</param>
/// <param name="Subjects">The best first.</param>
/// <param name="IsLoose">Whether nothing has all the words.</param>
internal sealed record IndexLook(HitCollector Found, string[] Subjects, bool IsLoose)
{
    private const int MostNear = 30;

    /// <summary>Entries whose titles are near to the words, where nothing has them all.</summary>
    public string[] Near { get; private init; } = [];

    /// <summary>The words without those that nothing has.</summary>
    public string? Without { get; private init; }

    /// <summary>Looks for words, and where nothing has them all, for what else could be looked for.</summary>
    public static IndexLook Of(IndexSearcher searcher, FrequentStrings frequent, SearchQuery query, SearchWords words, int most, int today)
    {
        var seen = Find(searcher, frequent, query, words, most, today);
        if (words.Clauses.IsEmpty || (seen.Found.Count > 0 && !seen.IsLoose)) return seen;
        return seen with
        {
            Near = NearTo(searcher, query, words, today),
            Without = SearchSuggestions.Without(words,
                clause => Find(searcher, frequent, query, new([clause]), 1, today) is { Found.Count: > 0, IsLoose: false }),
        };
    }

    private static IndexLook Find(IndexSearcher searcher, FrequentStrings frequent, SearchQuery query, SearchWords words, int most, int today)
    {
        var plan = new QueryPlan(searcher.IndexReader, frequent);
        if (words.Clauses.IsEmpty) return Seen(Collect(new MatchAllDocsQuery(), query with { NewestFirst = true }), false);
        var found = words.Clauses is [{ IsSingle: false } single] ? Scan(single) : Collect(plan.Strict(words, query.InTitle), query);
        return found.Count > 0 || plan.Loose(words, query.InTitle) is not { } loose ? Seen(found, false) : Seen(Collect(loose, query), true);

        IndexLook Seen(HitCollector collector, bool isLoose) => new(collector, SubjectsOf(searcher, collector), isLoose);

        HitCollector Scan(SearchClause clause)
        {
            var collector = new HitCollector(query, most, today);
            var field = query.InTitle ? EntryFields.Title : EntryFields.All;
            var ways = plan.Ways(field, clause);
            // A number's own place is the field of numbers.
            IEnumerable<RowScan.Sought> also = clause.Forms.Length > 0
                ? clause.Forms.Select(form => new RowScan.Sought(EntryFields.Number, QueryPlan.InNumber, [[plan.One(EntryFields.Number, form)]]))
                : query.InTitle ? [] : QueryPlan.HasDigits(clause)
                    ? [Also(EntryFields.Title, QueryPlan.InTitle), Also(EntryFields.Number, QueryPlan.InNumber)] : [Also(EntryFields.Title, QueryPlan.InTitle)];
            RowScan.Run(searcher, [new(field, 1, ways), .. also], collector);
            return collector;

            RowScan.Sought Also(string name, float boost) =>
                new(name, boost, [.. ways.Select(way => way.Select(cover => RowPart.In(name, cover, searcher.IndexReader)).ToList())]);
        }

        HitCollector Collect(Query sought, SearchQuery narrowed)
        {
            var collector = new HitCollector(narrowed, most, today);
            searcher.Search(sought, collector);
            return collector;
        }
    }

    private static string[] NearTo(IndexSearcher searcher, SearchQuery query, SearchWords words, int today)
    {
        if (QueryPlan.NearTitles(words) is not { } near) return [];
        var collector = new HitCollector(query with { Count = [], NewestFirst = false }, MostNear, today);
        searcher.Search(near, collector);
        return SubjectsOf(searcher, collector);
    }

    private static string[] SubjectsOf(IndexSearcher searcher, HitCollector found)
    {
        var (leaves, bytes) = (searcher.TopReaderContext.Leaves, new BytesRef());
        return [.. found.Best.Select(hit =>
        {
            var leaf = leaves[ReaderUtil.SubIndex(hit.Doc, leaves)];
            leaf.AtomicReader.GetBinaryDocValues(EntryFields.Key).Get(hit.Doc - leaf.DocBase, bytes);
            return bytes.Utf8ToString();
        })];
    }
}
