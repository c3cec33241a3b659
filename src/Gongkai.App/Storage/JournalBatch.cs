using System.Data.Common;
using System.Threading.Channels;
using Dapper;

namespace Gongkai.Storage;

/// <summary>The writer's connection, and the transactions that it takes waiting work into.</summary>
internal sealed class JournalBatch(Database database) : IAsyncDisposable
{
    // Enough to spread one flush of the disk thin, and few enough that other processes get their turn.
    private const int Most = 256;
    private const string Savepoint = "work";

    private DbConnection? connection;

    /// <summary>Takes what is waiting into one transaction. Whatever happens, each piece is told its end.</summary>
    public async Task RunAsync(ChannelReader<PendingWork> waiting)
    {
        var taken = new List<(PendingWork Work, Exception? Fault)>();
        try
        {
            connection ??= await database.OpenWriterAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync();
            await TakeTurnAsync(transaction);
            while (taken.Count < Most && waiting.TryRead(out var work))
                if (work.TryBegin())
                {
                    taken.Add((work, null));
                    taken[^1] = (work, await RunAsync(work, transaction));
                }
            await transaction.CommitAsync();
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
        foreach (var (work, fault) in taken)
            if (fault is null) work.Complete();
            else work.Fail(fault);
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<Exception?> RunAsync(PendingWork work, DbTransaction transaction)
    {
        await transaction.SaveAsync(Savepoint);
        try
        {
            await work.RunAsync(new(connection!, transaction));
            await transaction.ReleaseAsync(Savepoint);
            return null;
        }
        catch (Exception fault)
        {
            await transaction.RollbackAsync(Savepoint);
            await transaction.ReleaseAsync(Savepoint);
            return fault;
        }
    }

    // SQLite has taken the file with the transaction's beginning. On PostgreSQL writers of several processes would take rows in different orders
    // and shut each other out; one lock in front of all rows lets them in one batch after another.
    private async Task TakeTurnAsync(DbTransaction transaction)
    {
        if (database.Engine == Engine.Postgres)
            await connection!.ExecuteAsync("select pg_advisory_xact_lock(hashtext('gongkai journal'), hashtext(current_schema()))", transaction: transaction);
    }

    private async Task CloseAsync()
    {
        if (connection is null) return;
        await connection.DisposeAsync();
        connection = null;
    }
}
