using System.Data.Common;
using Gongkai.Storage;
using Gongkai.Text;
using Lucene.Net.Search;

namespace Gongkai.Search;

/// <summary>Keeps the index of this process in step with the table of entries, and makes it anew when it is not whole.</summary>
internal sealed class IndexUpkeep(Store store, ILogger<SearchIndex> log) : IDisposable
{
    private const int Round = 1_000;
    private const int CommitEvery = 20_000;

    // A request takes up so many changes before it is answered; more are waited for no longer.
    private const int MostAtOnce = 2 * Round;

    // From so many entries on, what is frequent has lists of its own.
    private const int Many = 20_000;

    private static readonly Action<ILogger, string, Exception?> Lost =
        LoggerMessage.Define<string>(LogLevel.Warning, new(3520, "SearchIndexLost"), "the search index is made anew: {Fault}");

    private readonly SemaphoreSlim turn = new(1, 1);
    private IndexFolder? folder;
    private int isClosed;

    /// <summary>Takes up what has changed, then looks; gives what was seen and how many changes are still to come.</summary>
    public async Task<(T Seen, long Behind)> LookAsync<T>(Func<IndexSearcher, FrequentStrings, T> look, CancellationToken ct)
    {
        while (true)
        {
            var (open, behind) = await CatchUpAsync(MostAtOnce, isAsked: true, ct);
            try
            {
                return (open.Look(searcher => look(searcher, open.Frequent)), behind);
            }
            catch (Exception damage) when (IndexFolder.IsDamage(damage))
            {
                // What is wrong with something else than the index is not mended by making it anew.
                if (!await ThrowAwayAsync(open, damage, ct)) throw;
            }
        }
    }

    /// <summary>Takes up everything that has changed, and puts it on the disk.</summary>
    public async Task BringUpToDateAsync(CancellationToken ct)
    {
        // Requests have their turn between.
        while (await CatchUpAsync(Round, isAsked: false, ct) is { Behind: > 0 }) ct.ThrowIfCancellationRequested();
        await turn.WaitAsync(ct);
        try
        {
            if (folder is { Uncommitted: > 0 }) Try(open => open.Commit());
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 1) return;
        turn.Wait();
        folder?.Dispose();
        folder = null;
        turn.Dispose();
    }

    private async Task<(IndexFolder Open, long Behind)> CatchUpAsync(int most, bool isAsked, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var last = await SearchEntries.LastAsync(connection, ct);
        if (folder is { IsChanged: false } open && open.Position.Number >= last) return (open, 0);
        await turn.WaitAsync(ct);
        try
        {
            folder ??= await OpenAsync(connection, ct);
            for (var taken = 0; taken < most && folder.Position.Number < last; taken += Round)
            {
                var changes = await SearchEntries.SinceAsync(connection, folder.Position.Number, Math.Min(Round, most), ct);
                if (changes.IsEmpty) break;
                Try(open => open.Take(changes));
            }
            if (isAsked || folder.Position.Number >= last) Try(open => open.Refresh());
            if (folder.Uncommitted >= CommitEvery) Try(open => open.Commit());
            return (folder, Math.Max(0, last - folder.Position.Number));
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IndexFolder> OpenAsync(DbConnection connection, CancellationToken ct)
    {
        var opened = IndexFolder.Open(store.Options.Search, damage => Lost(log, damage.GetType().Name, null));
        var (number, subject, mark) = opened.Position;
        // An index of another past than the table's, as when an older copy of the database was put back.
        var isStale = number > 0 && !await SearchEntries.KnowsAsync(connection, subject, number, mark, ct);
        if (isStale) Lost(log, "stale", null);
        var isOutgrown = opened.Frequent.All.IsEmpty && await SearchEntries.SubjectsAsync(connection, ct) >= Many;
        if (!isStale && !isOutgrown) return opened;
        return opened.Anew(isOutgrown ? FrequentFinder.Of(await SearchEntries.SampleAsync(connection, FrequentFinder.Sample, ct)) : opened.Frequent);
    }

    private void Try(Action<IndexFolder> work)
    {
        try
        {
            work(folder!);
        }
        catch (Exception damage) when (IndexFolder.IsDamage(damage))
        {
            ThrowAway(damage);
        }
    }

    // False where the index is whole.
    private async Task<bool> ThrowAwayAsync(IndexFolder broken, Exception damage, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (folder != broken) return true;
            if (broken.IsWhole()) return false;
            ThrowAway(damage);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    private void ThrowAway(Exception damage)
    {
        Lost(log, damage.GetType().Name, null);
        folder = folder!.Anew(folder.Frequent);
    }
}
