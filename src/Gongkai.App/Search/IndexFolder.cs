using Gongkai.Storage;
using Gongkai.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = System.IO.Directory;

namespace Gongkai.Search;

/// <summary>How far an index has come.</summary>
/// <param name="Number">The last change that it has taken up; 0: none yet.</param>
/// <param name="Subject">Of what.</param>
/// <param name="Mark">What no other change has.</param>
internal sealed record IndexPosition(long Number, string Subject, string Mark)
{
    public static IndexPosition Start { get; } = new(0, "", "");
}

/// <summary>
/// The index of one process, in a folder of its own. Nothing in it is not in the table of entries; whatever is wrong with it, it is thrown away and made anew.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const string Version = "version";
    private const string Number = "number";
    private const string Subject = "subject";
    private const string Mark = "mark";
    private const string Strings = "strings";
    private const int MostFolders = 64;
    private const int Segments = 6;

    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    private readonly EntryFields fields;

    private IndexFolder(Lucene.Net.Store.Directory directory, FrequentStrings frequent, bool anew)
    {
        Frequent = frequent;
        fields = new(frequent);
        writer = new(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new NoAnalysis())
        {
            OpenMode = anew ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = 64,
            UseCompoundFile = true,
            // Fewer segments: a word is looked up in each of them.
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = Segments, MaxMergeAtOnce = Segments },
        });
        try
        {
            searchers = new(writer, applyAllDeletes: true, new Searchers());
            if (anew) Commit(IndexPosition.Start);
            else Position = Read(directory)!.Value.Position;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>How far it has come.</summary>
    public IndexPosition Position { get; private set; } = IndexPosition.Start;

    /// <summary>The strings that have a list of their own in it.</summary>
    public FrequentStrings Frequent { get; }

    /// <summary>How many changes it has taken up since it was last put on the disk.</summary>
    public int Uncommitted { get; private set; }

    /// <summary>Whether there is something taken up that is not found yet.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Opens the first folder that no other process has; one that is not whole or not of this version is made anew.</summary>
    public static IndexFolder Open(string place, Action<Exception> lost)
    {
        Durable.CreateFolder(place);
        for (var n = 0; n < MostFolders; n++)
        {
            var path = Path.Combine(place, $"{n}");
            Durable.CreateFolder(path);
            try
            {
                return OpenOne(path, lost);
            }
            catch (LockObtainFailedException)
            {
                // Another process has it.
            }
        }
        throw new IOException($"{place}: {MostFolders} indexes are in use.");
    }

    /// <summary>Empties it, to be made anew with other strings.</summary>
    public IndexFolder Anew(FrequentStrings frequent)
    {
        var directory = writer.Directory;
        Dispose();
        return new(FSDirectory.Open(((FSDirectory)directory).Directory), frequent, anew: true);
    }

    /// <summary>Takes changes up; they are found after <see cref="Refresh"/>.</summary>
    public void Take(IReadOnlyCollection<SearchChange> changes)
    {
        foreach (var change in changes)
        {
            var subject = new Term(EntryFields.Subject, change.Subject);
            if (change.Entry is { } entry) writer.UpdateDocument(subject, fields.Of(entry));
            else writer.DeleteDocuments(subject);
            Position = new(change.Number, change.Subject, change.Mark);
            Uncommitted++;
            IsChanged = true;
        }
    }

    /// <summary>Lets what was taken up be found.</summary>
    public void Refresh()
    {
        if (IsChanged) searchers.MaybeRefreshBlocking();
        IsChanged = false;
    }

    /// <summary>Puts it on the disk.</summary>
    public void Commit() => Commit(Position);

    /// <summary>Looks into it as it stands.</summary>
    public T Look<T>(Func<IndexSearcher, T> look)
    {
        var searcher = searchers.Acquire();
        try
        {
            return look(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    /// <summary>Whether what is on the disk is what was written.</summary>
    public bool IsWhole()
    {
        try
        {
            return IsWhole(writer.Directory);
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return false;
        }
    }

    public void Dispose()
    {
        try
        {
            if (Uncommitted > 0) Commit();
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            // What is not on the disk is taken up again.
        }
        Release(searchers.Dispose);
        Release(writer.Rollback);
    }

    private static void Release(Action release)
    {
        try
        {
            release();
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            // Whatever is wrong with it, it is made anew.
        }
    }

    /// <summary>Whether a fault says that the index is not whole.</summary>
    public static bool IsDamage(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException or InvalidOperationException or OverflowException
            or NullReferenceException or FormatException or KeyNotFoundException or Lucene.Net.Diagnostics.AssertionException;

    private static IndexFolder OpenOne(string path, Action<Exception> lost)
    {
        var directory = FSDirectory.Open(path);
        try
        {
            if (Read(directory) is { } known && IsWhole(directory)) return new(directory, known.Frequent, anew: false);
        }
        catch (Exception damage) when (IsDamage(damage) && damage is not LockObtainFailedException)
        {
            lost(damage);
        }
        using (var held = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME))
        {
            if (!held.Obtain()) throw new LockObtainFailedException(path);
            foreach (var file in Directory.EnumerateFiles(path).Where(file => Path.GetFileName(file) != IndexWriter.WRITE_LOCK_NAME)) File.Delete(file);
        }
        return new(directory, new([]), anew: true);
    }

    // What the last commit says; null where there is none, or another version made it.
    private static (IndexPosition Position, FrequentStrings Frequent)? Read(Lucene.Net.Store.Directory directory)
    {
        if (!DirectoryReader.IndexExists(directory)) return null;
        var infos = new SegmentInfos();
        infos.Read(directory);
        var data = infos.UserData;
        return data.TryGetValue(Version, out var version) && version == $"{SearchText.Version}"
            ? (new(long.Parse(data[Number], System.Globalization.CultureInfo.InvariantCulture), data[Subject], data[Mark]), new(data[Strings].Split('\n')))
            : null;
    }

    private static bool IsWhole(Lucene.Net.Store.Directory directory)
    {
        using var reader = DirectoryReader.Open(directory);
        foreach (var leaf in reader.Leaves) leaf.AtomicReader.CheckIntegrity();
        return true;
    }

    private void Commit(IndexPosition position)
    {
        writer.SetCommitData(new Dictionary<string, string>
        {
            [Version] = $"{SearchText.Version}",
            [Number] = position.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [Subject] = position.Subject,
            [Mark] = position.Mark,
            [Strings] = string.Join('\n', Frequent.All),
        });
        writer.Commit();
        Uncommitted = 0;
    }

    private sealed class Searchers : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new BM25Similarity(FieldWeight.K, FieldWeight.B) };
    }

    // Tokens come ready made.
    private sealed class NoAnalysis : Lucene.Net.Analysis.Analyzer
    {
        protected override Lucene.Net.Analysis.TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => throw new NotSupportedException();
    }
}
