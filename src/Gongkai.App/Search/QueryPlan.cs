using Gongkai.Text;
using Lucene.Net.Search;

namespace Gongkai.Search;

/// <summary>
/// How words are looked up. A row of characters is looked up by as few and as rare of its pairs, words and frequent strings as cover it: that says as much as
/// all of them do.
/// </summary>
internal sealed class QueryPlan(TermLooks looks, FrequentStrings frequent)
{
    /// <summary>How much more the title weighs.</summary>
    public const float InTitle = 3;

    /// <summary>How much more the own number weighs.</summary>
    public const float InNumber = 4;

    /// <summary>How much more what is said of it weighs.</summary>
    public const float InAbout = 2;

    /// <summary>How much less what is said otherwise weighs.</summary>
    public const float AsVariant = 0.8f;

    private const float AsForm = 0.9f;
    private const float VariantShare = 0.6f;

    // Of a title that is near, so many of the pairs.
    private const double Some = 0.3;

    /// <summary>In what ways a clause is looked up: as one of its literals, by its forms with what is beside them, or said otherwise.</summary>
    public List<RowWay> Ways(string field, SearchClause clause)
    {
        List<RowWay> ways = [.. clause.Literals.Select(literal => new RowWay([Cover(field, literal)]))];
        if (clause.Forms.Length > 0) ways.Add(new([.. clause.Forms.Select(form => One(field, form)), .. clause.Beside.Select(part => Cover(field, part))]));
        ways.AddRange(clause.Variants.Select(variant => new RowWay([Cover(field, variant)], VariantShare)));
        return ways;
    }

    /// <summary>A single string.</summary>
    public List<RowPart> One(string field, string term) => [new(looks.Find(field, term), 0)];

    /// <summary>Everything must be there.</summary>
    public Query Strict(SearchWords words, bool inTitle)
    {
        var all = new BooleanQuery(disableCoord: true);
        foreach (var clause in words.Clauses)
        {
            all.Add(Of(inTitle ? EntryFields.Title : EntryFields.All, clause), Occur.MUST);
            if (clause.IsSingle) continue;
            // A number's own place is the field of numbers.
            foreach (var form in clause.Forms) all.Add(Boosted(new TermQuery(new(EntryFields.Number, form)), InNumber), Occur.SHOULD);
            if (clause.Forms.IsEmpty && !inTitle) all.Add(Boosted(Of(EntryFields.Title, clause), InTitle), Occur.SHOULD);
            if (!inTitle) all.Add(Boosted(Of(EntryFields.About, clause), InAbout), Occur.SHOULD);
            if (clause.Forms.IsEmpty && HasDigits(clause)) all.Add(Boosted(Of(EntryFields.Number, clause), InNumber), Occur.SHOULD);
        }
        return all;
    }

    /// <summary>Titles that have some of the pairs; null where there is nothing to go by.</summary>
    public static Query? NearTitles(SearchWords words)
    {
        var pairs = words.Parts().SelectMany(Pairs).Select(term => term.ToString()).Distinct(StringComparer.Ordinal).ToList();
        if (pairs.Count == 0) return null;
        var some = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = (int)Math.Ceiling(pairs.Count * Some) };
        foreach (var pair in pairs) some.Add(new TermQuery(new(EntryFields.Title, pair)), Occur.SHOULD);
        return some;
    }

    private Query Of(string field, SearchClause clause)
    {
        if (clause.IsSingle) return new PrefixQuery(new(field, clause.Literals[0].Term(0, 1).ToString()));
        var ways = clause.Literals.Select(literal => Row(field, literal)).ToList();
        if (clause.Forms.Length > 0)
        {
            var apart = new BooleanQuery(disableCoord: true) { Boost = AsForm };
            foreach (var form in clause.Forms) apart.Add(new TermQuery(new(field, form)), Occur.MUST);
            foreach (var part in clause.Beside) apart.Add(Row(field, part), Occur.MUST);
            ways.Add(apart);
        }
        ways.AddRange(clause.Variants.Select(variant => Boosted(Row(field, variant), AsVariant)));
        if (ways.Count == 1) return ways[0];
        var any = new BooleanQuery(disableCoord: true);
        foreach (var way in ways) any.Add(way, Occur.SHOULD);
        return any;
    }

    // One row of pieces.
    private Query Row(string field, SearchText row)
    {
        var cover = Cover(field, row);
        if (cover is [var only]) return new TermQuery(new(field, only.Bytes));
        var phrase = new PhraseQuery();
        foreach (var part in cover) phrase.Add(new(field, part.Bytes), part.Place);
        return phrase;
    }

    /// <summary>The strings by which a row is looked up in a field, with their places.</summary>
    public List<RowPart> Cover(string field, SearchText row)
    {
        var count = row.Units.Length;
        var (cost, last) = (new long[count + 1], new (int From, int Before, RowPart? Part)[count + 1]);
        Array.Fill(cost, long.MaxValue);
        cost[0] = 0;
        foreach (var (from, until) in Strings(row).OrderBy(one => one.Until))
        {
            var part = new RowPart(looks.Find(field, row.Term(from, until).ToString()), row.Units[from].Place - row.Units[0].Place);
            var own = 1L + part.Known.TotalTermFreq;
            var before = from;
            for (var at = from + 1; at < until; at++)
                if (cost[at] < cost[before]) before = at;
            if (cost[before] == long.MaxValue || cost[before] + own >= cost[until]) continue;
            (cost[until], last[until]) = (cost[before] + own, (from, before, part));
        }
        var cover = new List<RowPart>();
        for (var at = count; at > 0; at = last[at].Before) cover.Add(last[at].Part!);
        cover.Reverse();
        return cover;
    }

    // What the index may have of a row.
    private List<(int From, int Until)> Strings(SearchText row)
    {
        var strings = new List<(int, int)>();
        for (var i = 0; i < row.Units.Length; i++)
        {
            var isHan = row.Units[i].IsHan;
            var (before, next) = (row.Follows(i) && row.Units[i - 1].IsHan, i + 1 < row.Units.Length && row.Follows(i + 1) && row.Units[i + 1].IsHan);
            if (!isHan || (!before && !next)) strings.Add((i, i + 1));
            if (!isHan || !next) continue;
            strings.Add((i, i + 2));
            foreach (var length in frequent.At(row, i)) strings.Add((i, i + length));
        }
        return strings;
    }

    private static IEnumerable<ReadOnlyMemory<char>> Pairs(SearchText part)
    {
        for (var i = 0; i < part.Units.Length; i++)
            if (!part.Units[i].IsHan) yield return part.Term(i, i + 1);
            else if (i + 1 < part.Units.Length && part.Follows(i + 1) && part.Units[i + 1].IsHan) yield return part.Term(i, i + 2);
    }

    internal static bool HasDigits(SearchClause clause) => clause.Literals[0].Folded.AsSpan().ContainsAnyInRange('0', '9');

    private static Query Boosted(Query query, float boost)
    {
        query.Boost *= boost;
        return query;
    }
}
