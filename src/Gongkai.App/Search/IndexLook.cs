using Gongkai.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Gongkai.Search;

/// <summary>What is seen in an index, before it is held against the table.</summary>
/// <param name="Found">Counts, and the order of the best.</param>
/// <param name="Subjects">The best first.</param>
/// <param name="IsLoose">Whether nothing has all the words, and what was found only resembles them.</param>
internal sealed record IndexLook(HitCollector Found, string[] Subjects, bool IsLoose)
{
    private const int MostNear = 30;

    // Fewer characters than that are a name or a word: what has half of them is another.
    private const int FewestResembling = 4;

    /// <summary>What resembles the words without having them all, the best first, where what has them fills no page.</summary>
    public string[] Resembling { get; private init; } = [];

    /// <summary>Entries whose titles are near to the words, where nothing has them all.</summary>
    public string[] Near { get; private init; } = [];

    /// <summary>The words without those that nothing has.</summary>
    public string? Without { get; private init; }

    /// <summary>Looks for words, and where little has them all, for what resembles them and what else could be looked for.</summary>
    public static IndexLook Of(IndexSearcher searcher, FrequentStrings frequent, SearchQuery query, SearchWords words, int most, int today)
    {
        using var looks = new TermLooks(searcher.IndexReader);
        var plan = new QueryPlan(looks, frequent);
        var seen = Find(searcher, plan, looks, query, words, most, today);
        if (words.Clauses.IsEmpty || !query.Resembles || seen.Found.Count >= most) return seen;
        var has = seen.Found.Count > 0;
        if (has && (query.NewestFirst || query.Page > 1 || IsExact(words))) return seen;
        var near = new HitCollector(has ? query with { Count = [] } : query, has ? most - (int)seen.Found.Count : most, today);
        new NearScan(searcher, plan, looks, words, query.InTitle).Run(near, [.. seen.Found.Best.Select(hit => hit.Doc)]);
        if (has) return seen with { Resembling = SubjectsOf(searcher, near) };
        return new(near, SubjectsOf(searcher, near), near.Count > 0)
        {
            Near = NearTo(searcher, query, words, today),
            Without = SearchSuggestions.Without(words,
                clause => Find(searcher, plan, looks, query, words with { Clauses = [clause] }, 1, today).Found.Count > 0),
        };
    }

    private static bool IsExact(SearchWords words) =>
        words.Clauses.Sum(clause => clause.Literals[0].Units.Length) < FewestResembling || words.Clauses.All(clause => clause.IsNumbered);

    private static IndexLook Find(IndexSearcher searcher, QueryPlan plan, TermLooks looks, SearchQuery query, SearchWords words, int most, int today)
    {
        var found = words.Clauses.IsEmpty ? Collect(new MatchAllDocsQuery(), query with { NewestFirst = true })
            : words.Clauses is [{ IsSingle: false } single] ? Scan(single) : Collect(plan.Strict(words, query.InTitle), query);
        return new(found, SubjectsOf(searcher, found), false);

        HitCollector Scan(SearchClause clause)
        {
            var collector = new HitCollector(query, most, today);
            var field = query.InTitle ? EntryFields.Title : EntryFields.All;
            var ways = plan.Ways(field, clause);
            // A number's own place is the field of numbers.
            List<RowScan.Sought> also = [.. clause.Forms.Select(form => new RowScan.Sought(EntryFields.Number, QueryPlan.InNumber,
                [new([plan.One(EntryFields.Number, form)])]))];
            if (clause.Forms.IsEmpty && QueryPlan.HasDigits(clause)) also.Add(new(EntryFields.Number, QueryPlan.InNumber, ways));
            if (clause.Forms.IsEmpty && !query.InTitle) also.Add(new(EntryFields.Title, QueryPlan.InTitle, ways));
            if (!query.InTitle && !clause.IsNumbered) also.Add(new(EntryFields.About, QueryPlan.InAbout, ways));
            new RowScan(searcher, looks, field, ways, also).Run(collector);
            return collector;
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
