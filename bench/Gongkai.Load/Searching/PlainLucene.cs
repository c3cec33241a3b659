using Gongkai.Search;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace Gongkai.Load;

/// <summary>Lucene.Net as it comes: its analyzer for Chinese, phrases, BM25, everything in one field.</summary>
internal sealed class PlainLucene : IDisposable
{
    private const string Text = "text";
    private const string Key = "key";

    private readonly CJKAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly Directory directory;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public PlainLucene(Directory directory, IEnumerable<SearchEntry> entries)
    {
        this.directory = directory;
        using (var writer = new IndexWriter(directory,
            new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { RAMBufferSizeMB = 64, Similarity = new BM25Similarity() }))
        {
            foreach (var entry in entries)
                writer.AddDocument(new Document { new StoredField(Key, entry.Subject), new TextField(Text, WholeOf(entry), Field.Store.NO) });
            writer.Commit();
        }
        reader = DirectoryReader.Open(directory);
        searcher = new(reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>All that is searched of an entry.</summary>
    public static string WholeOf(SearchEntry entry) => $"{entry.Number}\n{entry.Title}\n{entry.Body}";

    /// <summary>How many have the row.</summary>
    public int Count(string row) => searcher.Search(Phrase(row), 10).TotalHits;

    /// <summary>The best ten that have every word, parted by spaces, as a phrase.</summary>
    public List<string> Find(string words)
    {
        var all = new BooleanQuery();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) all.Add(Phrase(word), Occur.MUST);
        return [.. searcher.Search(all, 10).ScoreDocs.Select(hit => searcher.Doc(hit.Doc).Get(Key))];
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }

    private Query Phrase(string row)
    {
        var phrase = new PhraseQuery();
        var terms = new List<string>();
        using var tokens = analyzer.GetTokenStream(Text, row);
        var term = tokens.GetAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken()) terms.Add(term.ToString());
        tokens.End();
        if (terms is [var only]) return new TermQuery(new(Text, only));
        foreach (var one in terms) phrase.Add(new(Text, one));
        return phrase;
    }
}
