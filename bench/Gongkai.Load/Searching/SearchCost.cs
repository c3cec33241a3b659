using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using Gongkai.Search;
using Gongkai.Storage;
using Gongkai.Text;
using Lucene.Net.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.Load;

/// <summary>
/// Search over invented items beside what else could be used for it, in one run: plain Lucene.Net with its analyzer for Chinese, a full-text table of pairs in
/// SQLite, and LIKE.
/// </summary>
internal sealed class SearchCost(string folder, int items, int stored, int rounds)
{
    private const int PerClass = 40;
    private const int Few = 4;

    private static readonly string[] Counted = [SearchIndex.KindFacet, SearchIndex.AgencyFacet, SearchIndex.YearFacet, "column", "topic"];

    private readonly InventedItems invented = new(Corpus.Read(Path.Combine("data", "demo", "publishing")).Select(entry => entry.Body));
    private readonly StringBuilder page = new();

    /// <summary>Builds, asks, and tells it as Markdown.</summary>
    public static async Task<string> MeasureAsync(int items, int stored, int rounds)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("gongkai-search").FullName;
        try
        {
            return await new SearchCost(folder, items, stored, rounds).RunAsync();
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> RunAsync()
    {
        var queries = Queries();
        using var ours = IndexFolder.Open(Path.Combine(folder, "ours"), broken => throw broken).Anew(Frequent());
        // Both are built at the same time, each by one thread.
        var luceneBuilding = Task.Run(() =>
        {
            var clock = Stopwatch.StartNew();
            var built = new PlainLucene(FSDirectory.Open(Path.Combine(folder, "lucene")), Enumerable.Range(0, items).Select(invented.Of));
            Progress($"lucene built in {clock.Elapsed}");
            return (Index: built, clock.Elapsed);
        });
        var building = Stopwatch.StartNew();
        foreach (var some in Enumerable.Range(0, items).Chunk(1_000)) ours.Take([.. some.Select(Change)]);
        ours.Commit();
        ours.Refresh();
        var oursBuilt = building.Elapsed;
        Progress($"ours built in {oursBuilt}");

        var (built, luceneBuilt) = await luceneBuilding;
        using var lucene = built;

        page.Append(string.Create(CultureInfo.InvariantCulture, $"""
            | | built | size | 
            |---|---|---|
            | this index | {oursBuilt.TotalSeconds:0} s | {SizeOf("ours"):0} MB |
            | Lucene.Net, `CJKAnalyzer` | {luceneBuilt.TotalSeconds:0} s | {SizeOf("lucene"):0} MB |

            | class | example | found | this index p50 / p95 | Lucene.Net p50 / p95 | ratio of medians | with facets and what resembles p50 / p95 |
            |---|---|---|---|---|---|---|

            """).ReplaceLineEndings("\n"));
        foreach (var (name, words) in queries)
        {
            var (mine, theirs, counted) = (new List<double>(), new List<double>(), new List<double>());
            long found = 0, lost = 0;
            foreach (var word in words)
            {
                var (a, b, c) = (new List<double>(), new List<double>(), new List<double>());
                for (var round = 0; round <= rounds; round++)
                {
                    var own = Timed(() => Ours(ours, word, []), out var count);
                    var other = Timed(() => lucene.Count(word), out var otherCount);
                    var facets = Timed(() => Ours(ours, word, Counted), out _);
                    if (round == 0)
                    {
                        found += count;
                        if (count < otherCount) lost++;
                        continue;
                    }
                    a.Add(own);
                    b.Add(other);
                    c.Add(facets);
                }
                mine.Add(At(a, 0.5));
                theirs.Add(At(b, 0.5));
                counted.Add(At(c, 0.5));
            }
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {words[0]} | {found / words.Count:N0}{(lost > 0 ? $", fewer in {lost}" : "")} | ")
                .Append(CultureInfo.InvariantCulture, $"{Both(mine)} | {Both(theirs)} | ")
                .Append(CultureInfo.InvariantCulture, $"{At(mine, 0.5) / At(theirs, 0.5):0.00} | {Both(counted)} |\n");
            Progress($"{name} done");
        }
        page.Append(CultureInfo.InvariantCulture, $"\nWorking set of the process with both indexes open: {Environment.WorkingSet >> 20} MB.\n");
        await WholeAsync(Engine.Sqlite, queries);
        if (Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES") is { Length: > 0 }) await WholeAsync(Engine.Postgres, queries);
        return page.ToString();
    }

    // The whole answer: catching up, finding, reading the entries, marking.
    private async Task WholeAsync(Engine engine, List<(string Name, List<string> Words)> queries)
    {
        await using var place = await ScratchDatabase.MakeAsync(engine, Path.Combine(folder, $"{engine}"));
        await using var store = Store.Open(place.Options);
        var building = Stopwatch.StartNew();
        foreach (var some in Enumerable.Range(0, stored).Chunk(2_000))
            await store.Journal.WriteAsync(async transaction =>
            {
                foreach (var number in some) await SearchEntries.WriteAsync(transaction, invented.Of(number));
                return true;
            }, default);
        var written = building.Elapsed;
        building.Restart();
        using var index = new SearchIndex(store, TimeProvider.System, NullLogger<SearchIndex>.Instance);
        await index.BringUpToDateAsync(default);
        var made = building.Elapsed;
        Progress($"{engine}: written in {written}, index in {made}");
        var isFile = engine == Engine.Sqlite;
        page.Append(string.Create(CultureInfo.InvariantCulture, $"""

            Whole answers over {stored:N0} entries in {engine}: asking for changes, finding, counting five facets, reading ten entries, marking them.
            Entries were written at {stored / written.TotalSeconds:N0} a second, the index was made from the table at
            {stored / made.TotalSeconds:N0} a second.

            | class | whole answer p50 / p95 | {(isFile ? "FTS5 of pairs, bm25 p50 / p95 | " : "")}LIKE p50 |
            |---|---|---|{(isFile ? "---|" : "")}

            """).ReplaceLineEndings("\n"));
        if (isFile) await BuildFullTextAsync(store);
        await using var connection = await store.Database.OpenAsync(default);
        foreach (var (name, words) in queries)
        {
            var (whole, fullText, like) = (new List<double>(), new List<double>(), new List<double>());
            foreach (var word in words)
            {
                var times = new List<double>();
                for (var round = 0; round <= rounds; round++)
                {
                    var clock = Stopwatch.GetTimestamp();
                    await index.FindAsync(new(word, SearchScope.Public) { Count = [.. Counted] }, default);
                    if (round > 0) times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                }
                whole.Add(At(times, 0.5));
                if (isFile) fullText.Add(Timed(() => FullText(word), out _));
            }
            foreach (var word in words.Take(Few))
                like.Add(Timed(() => connection.ExecuteScalar<long>(
                    $"select count(*) from {SearchEntries.Table} where title like @word or number like @word or body like @word", new { word = $"%{word}%" },
                    commandTimeout: 0), out _));
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {Both(whole)} | {(isFile ? $"{Both(fullText)} | " : "")}{At(like, 0.5):0} ms |\n");
        }
        if (!isFile) return;
        page.Append(CultureInfo.InvariantCulture, $"\nThe full-text table: {new FileInfo(FullTextFile).Length >> 20} MB; ")
            .Append(CultureInfo.InvariantCulture, $"this index over the same: {SizeOf(Path.Combine($"{engine}", "search")):0} MB.\n");
    }

    private string FullTextFile => Path.Combine(folder, "fts.db");

    private Task BuildFullTextAsync(Store store)
    {
        _ = store;
        using var file = new SqliteConnection($"Data Source={FullTextFile}");
        file.Open();
        file.Execute("create virtual table pairs using fts5(text, content='', tokenize=\"unicode61 remove_diacritics 0\")");
        foreach (var some in Enumerable.Range(0, stored).Chunk(5_000))
        {
            using var transaction = file.BeginTransaction();
            foreach (var number in some)
                file.Execute("insert into pairs (rowid, text) values (@number, @text)",
                    new { number = (long)number, text = Pairs(PlainLucene.WholeOf(invented.Of(number))) }, transaction);
            transaction.Commit();
        }
        return Task.CompletedTask;
    }

    private long FullText(string word)
    {
        using var file = new SqliteConnection($"Data Source={FullTextFile}");
        file.Open();
        return file.Query<long>("select rowid from pairs where pairs match @row order by bm25(pairs) limit 10", new { row = $"\"{Pairs(word)}\"" },
            commandTimeout: 0).Count();
    }

    // As a table of pairs is usually filled: Chinese by twos, the rest as it is.
    private static string Pairs(string text)
    {
        var pairs = new StringBuilder(text.Length * 3);
        for (var i = 0; i < text.Length; i++)
            if (ChineseText.IsHan(text[i])) pairs.Append(i + 1 < text.Length && ChineseText.IsHan(text[i + 1]) ? $" {text[i]}{text[i + 1]} " : " ");
            else pairs.Append(text[i]);
        return pairs.ToString();
    }

    private FrequentStrings Frequent() =>
        FrequentFinder.Of([.. Enumerable.Range(0, FrequentFinder.Sample)
            .Select(i => PlainLucene.WholeOf(invented.Of((int)((long)i * items / FrequentFinder.Sample))))]);

    private SearchChange Change(int number) => new($"item/{number}", number + 1, "mark", invented.Of(number));

    // With facets all that is done for an answer is done; without them, what plain Lucene does.
    private static long Ours(IndexFolder index, string words, string[] count) => index.Look(searcher => IndexLook.Of(searcher, index.Frequent,
        new(words, SearchScope.Public) { Count = [.. count], Resembles = count.Length > 0 }, SearchWords.Parse(words), 10, Today).Found.Count);

    private static readonly int Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;

    private List<(string Name, List<string> Words)> Queries()
    {
        var random = new Random(7);
        var some = Enumerable.Range(0, PerClass).Select(_ => invented.Of(random.Next(items))).ToList();
        return
        [
            ("frequent, four characters", [.. invented.Ranked(0, 220, 4).Take(PerClass)]),
            ("frequent, two characters", [.. invented.Ranked(0, 60, 2).Take(PerClass)]),
            ("rare, two characters", [.. invented.Ranked(2_000, 20_000, 2).Take(PerClass)]),
            ("name", [.. some.Select(entry => entry.Body[(entry.Body.LastIndexOf("联系人：", StringComparison.Ordinal) + 4)..][..3])]),
            ("phrase", [.. some.Select(entry => Phrase(entry.Body, random))]),
            ("number", [.. Enumerable.Range(0, items).Select(_ => invented.Of(random.Next(items)).Number).OfType<string>().Take(PerClass)]),
        ];
    }

    // Six to ten characters in a row.
    private static string Phrase(string body, Random random)
    {
        var clauses = body.Split('，', '。', '\n', '《', '》').Where(clause => clause.Length >= 8 && clause.All(ChineseText.IsHan)).ToList();
        var clause = clauses[random.Next(clauses.Count)];
        var length = Math.Min(clause.Length, 6 + random.Next(5));
        return clause.Substring(random.Next(clause.Length - length + 1), length);
    }

    private double SizeOf(string name) =>
        new DirectoryInfo(Path.Combine(folder, name)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1_048_576.0;

    private static double Timed(Func<long> work, out long result)
    {
        var clock = Stopwatch.GetTimestamp();
        result = work();
        return Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
    }

    private static string Both(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{At(times, 0.5):0.0#} / {At(times, 0.95):0.0#} ms");

    private static double At(List<double> times, double share) => times.Count == 0 ? 0 : times.Order().ElementAt((int)Math.Ceiling(times.Count * share) - 1);

    private static void Progress(string text) => Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {text}");
}
