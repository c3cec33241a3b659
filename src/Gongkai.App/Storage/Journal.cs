using System.Collections.Immutable;
using System.Threading.Channels;

namespace Gongkai.Storage;

/// <summary>
/// The one way to write. A single writer takes the waiting pieces of work together into one transaction, each behind a savepoint of its own,
/// and tells nobody that his is done before all are on the disk.
/// </summary>
public sealed class Journal : IAsyncDisposable
{
    private static readonly AsyncLocal<bool> Writing = new();

    private readonly Database database;
    private readonly Witness? witness;
    private readonly Channel<PendingWork> queue = Channel.CreateUnbounded<PendingWork>(new() { SingleReader = true });
    private readonly Lock starting = new();
    private Task? writer;
    private long commits;

    /// <summary>A writer whose rows are witnessed, but for that of a database which has no witness yet.</summary>
    internal Journal(Database database, Witness? witness) => (this.database, this.witness) = (database, witness);

    /// <summary>How often this process has written: as long as it stays the same, what was read stands.</summary>
    public long Commits => Volatile.Read(ref commits);

    /// <summary>
    /// Runs the work in the writer's transaction and gives its result once it is durable; what the work throws undoes the work alone and comes back to
    /// its caller.
    /// </summary>
    /// <param name="work">What to do; it waits for nothing but the database.</param>
    /// <param name="ct">Withdraws the work as long as it has not begun.</param>
    public async Task<T> WriteAsync<T>(Func<JournalTransaction, Task<T>> work, CancellationToken ct)
    {
        if (Writing.Value) throw new InvalidOperationException("A piece of writing cannot wait for another one.");
        ct.ThrowIfCancellationRequested();
        var pending = new PendingWork<T>(work);
        await using var withdrawal = ct.Register(() => pending.Withdraw(ct));
        StartWriter();
        if (!queue.Writer.TryWrite(pending)) throw new InvalidOperationException("The journal is closed.");
        return await pending.Result;
    }

    /// <summary>Everything that happened to a stream, in order; empty when nothing did.</summary>
    public async Task<ImmutableArray<JournalEntry>> ReadAsync(string stream, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await JournalRows.OfStreamAsync(connection, stream, null, ct);
    }

    /// <summary>Finishes what is waiting, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (writer is not null) await writer;
    }

    private void StartWriter()
    {
        if (writer is not null) return;
        lock (starting)
        {
            using (ExecutionContext.SuppressFlow()) writer ??= Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        Writing.Value = true;
        await using var batch = new JournalBatch(database, witness, () => Interlocked.Increment(ref commits));
        while (await queue.Reader.WaitToReadAsync()) await batch.RunAsync(queue.Reader);
    }
}
