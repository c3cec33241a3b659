using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dapper;
using Gongkai.Search;
using Gongkai.Storage;
using Lucene.Net.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.Load;

/// <summary>
/// How good the first ten are, by hand-written queries over the demonstration's items: this search, a plain LIKE, and Lucene.Net as it comes.
/// </summary>
internal static class Relevance
{
    // What does worse is named, with what was given.
    private const double Low = 0.7;

    /// <summary>The means of each kind and of all, as Markdown; the queries that do worst below them.</summary>
    public static async Task<string> MeasureAsync(string corpus, string queries)
    {
        var entries = Corpus.Read(corpus);
        var asked = RelevanceQueries.Read(queries);
        var folder = System.IO.Directory.CreateTempSubdirectory("gongkai-relevance").FullName;
        var trials = new List<(RelevanceQuery Query, double Ours, double Like, double Lucene)>();
        var worst = new List<(double Gain, string Told)>();
        await using (var store = Store.Open(new(folder)))
        {
            using var index = await IndexAsync(store, entries);
            using var lucene = new PlainLucene(new RAMDirectory(), entries);
            await using var connection = await store.Database.OpenAsync(default);
            foreach (var query in asked)
            {
                var found = await index.FindAsync(new(query.Words, SearchScope.Public), default);
                var like = (await connection.QueryAsync<string>(Like(query.Words, out var values), values)).ToList();
                string[] given = [.. found.Hits.Select(hit => hit.Entry.Subject)];
                var gain = RelevanceQueries.Gain(query, given);
                trials.Add((query, gain, RelevanceQueries.Gain(query, like), RelevanceQueries.Gain(query, lucene.Find(query.Words))));
                if (gain < Low) worst.Add((gain, $"{gain:0.00} {query.Kind} {query.Words}: {string.Join(' ', given)}"));
            }
        }
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
        foreach (var (_, told) in worst.OrderBy(one => one.Gain)) Console.Error.WriteLine(told);
        return Told(trials, entries.Length);
    }

    /// <summary>An index over entries, in a store.</summary>
    public static async Task<SearchIndex> IndexAsync(Store store, ImmutableArray<SearchEntry> entries)
    {
        await store.Journal.WriteAsync(async transaction =>
        {
            foreach (var entry in entries) await SearchEntries.WriteAsync(transaction, entry);
            return true;
        }, default);
        return new(store, TimeProvider.System, NullLogger<SearchIndex>.Instance);
    }

    // Every word somewhere, the newest first.
    private static string Like(string words, out DynamicParameters values)
    {
        values = new DynamicParameters();
        var terms = new List<string>();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            values.Add($"w{terms.Count}", $"%{word}%");
            terms.Add($"(title like @w{terms.Count} or number like @w{terms.Count} or body like @w{terms.Count})");
        }
        return $"select subject from {SearchEntries.Table} where {string.Join(" and ", terms)} order by on_day desc limit 10";
    }

    private static string Told(List<(RelevanceQuery Query, double Ours, double Like, double Lucene)> trials, int items)
    {
        var page = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            nDCG@10 of {trials.Count} hand-written queries over {items} items; 1 is the best order there is. `LIKE`: every word somewhere, the newest
            first. Lucene.Net: `CJKAnalyzer`, every word as a phrase, BM25, everything in one field.

            | kind | queries | this search | LIKE | Lucene.Net |
            |---|---|---|---|---|

            """).ReplaceLineEndings("\n"));
        foreach (var kind in trials.GroupBy(trial => trial.Query.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)) Line(kind.Key, [.. kind]);
        if (trials.Count > 0) Line("**all**", trials);
        return page.ToString();

        static string Mean(List<(RelevanceQuery Query, double Ours, double Like, double Lucene)> some,
            Func<(RelevanceQuery Query, double Ours, double Like, double Lucene), double> of) => some.Average(of)
                .ToString("0.000", CultureInfo.InvariantCulture);

        void Line(string name, List<(RelevanceQuery Query, double Ours, double Like, double Lucene)> some) => page.Append(CultureInfo.InvariantCulture,
            $"| {name} | {some.Count} | {Mean(some, one => one.Ours)} | {Mean(some, one => one.Like)} | {Mean(some, one => one.Lucene)} |\n");
    }
}
