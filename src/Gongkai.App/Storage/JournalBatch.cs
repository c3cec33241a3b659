using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Dapper;

namespace Gongkai.Storage;

/// <summary>The writer's connection, and the transactions that it takes waiting work into.</summary>
internal sealed class JournalBatch(Database database, Witness? witness, Action committed) : IAsyncDisposable
{
    // Enough to spread one flush of the disk thin, and few enough that other processes get their turn.
    private const int Most = 256;
    private const string Mark = "savepoint work";
    private const string MarkAnew = "release savepoint work; savepoint work";
    private const string GoBack = "rollback to savepoint work";

    // SQLite has taken the file with the transaction's beginning. On PostgreSQL writers of several processes would take rows in different orders
    // and shut each other out; one lock in front of all rows lets them in one batch after another.
    internal const string TakeTurn = "select pg_advisory_xact_lock(hashtext('gongkai journal'), hashtext(current_schema()))";

    private DbConnection? connection;
    private bool isLeased;

    /// <summary>Takes what is waiting into one transaction. Whatever happens, each piece is told its end.</summary>
    public async Task RunAsync(ChannelReader<PendingWork> waiting)
    {
        var (taken, heldBack) = (new List<(PendingWork Work, Exception? Fault)>(), TimeSpan.Zero);
        try
        {
            connection ??= await OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await ExecuteAsync(transaction,
                database.Engine == Engine.Postgres ? $"{TakeTurn}; {(witness is null ? "" : $"{WitnessTriggers.Begin}; ")}{Mark}" : Mark);
            var ends = new JournalEnds();
            while (taken.Count < Most && waiting.TryRead(out var work))
                if (work.TryBegin())
                {
                    taken.Add((work, null));
                    taken[^1] = (work, await RunAsync(work, transaction, ends));
                }
            if (witness is not null) await witness.WriteAsync(connection, transaction);
            if (isLeased) heldBack = await PublicNumber.HeldBackAsync(transaction);
            await transaction.CommitAsync();
            committed();
        }
        catch (Exception broken)
        {
            await CloseAsync();
            // Without a transaction to begin with, whoever waits waits in vain.
            while (taken.Count == 0 && waiting.TryRead(out var first))
                if (first.TryBegin()) first.Fail(broken);
            foreach (var (work, fault) in taken) work.Fail(fault ?? broken);
            return;
        }
        // The next batch need not wait for it.
        if (heldBack > TimeSpan.Zero) _ = Task.Delay(heldBack).ContinueWith(_ => Tell(taken), TaskScheduler.Default);
        else Tell(taken);
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private static void Tell(List<(PendingWork Work, Exception? Fault)> taken)
    {
        foreach (var (work, fault) in taken)
            if (fault is null) work.Complete();
            else work.Fail(fault);
    }

    private async Task<Exception?> RunAsync(PendingWork work, DbTransaction transaction, JournalEnds ends)
    {
        try
        {
            await work.RunAsync(new(connection!, transaction, ends));
            await ExecuteAsync(transaction, MarkAnew);
            ends.Keep();
            return null;
        }
        catch (Exception fault)
        {
            await GoBackAsync(transaction, fault);
            ends.GoBack();
            return fault;
        }
    }

    // Where there is no way back, the connection is lost and the whole batch with it; the reason is what the work has met.
    private async Task GoBackAsync(DbTransaction transaction, Exception fault)
    {
        try
        {
            await ExecuteAsync(transaction, GoBack);
        }
        catch (Exception lost) when (lost is DbException or InvalidOperationException)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    private async Task<DbConnection> OpenAsync()
    {
        var opened = await database.OpenWriterAsync(CancellationToken.None);
        if (witness is not null) await WitnessTriggers.PrepareAsync(opened);
        isLeased = await PublicNumber.IsLeasedAsync(database.Engine, opened);
        return opened;
    }

    private Task<int> ExecuteAsync(DbTransaction transaction, string sql) => connection!.ExecuteAsync(sql, transaction: transaction);

    private async Task CloseAsync()
    {
        if (connection is null) return;
        await connection.DisposeAsync();
        connection = null;
    }
}
