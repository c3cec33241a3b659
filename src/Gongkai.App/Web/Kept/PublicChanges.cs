using System.Data.Common;
using System.Diagnostics;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>
/// How often what the public sees has changed: a number in the store, which triggers move within the writing that changes something, whatever statement,
/// process or command did it. As long as it stays the same, a page that was made stands.
/// </summary>
public sealed class PublicChanges(Database database) : IDisposable
{
    private readonly Lock gate = new();
    private Task<long> reading = Task.FromResult(0L);
    private Task<long>? next;
    private long since;
    private DbCommand? asking;

    /// <summary>
    /// The number now. On a server it is one that was asked for within the lease (<see cref="PublicNumber"/>): whoever changed something before was not told
    /// so yet.
    /// </summary>
    public Task<long> NumberAsync()
    {
        // A file is read on the spot.
        if (database.Engine == Engine.Sqlite) return ReadFileAsync();
        lock (gate)
        {
            if (next is not null) return next;
            var isDone = reading.IsCompleted;
            if (since != 0 && Stopwatch.GetElapsedTime(since) < PublicNumber.Lease && (!isDone || reading.IsCompletedSuccessfully)) return reading;
            if (!isDone) return next = AfterAsync(reading);
            since = Stopwatch.GetTimestamp();
            return reading = Task.Run(ReadServer);
        }
    }

    private async Task<long> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate) (reading, next, since) = (next!, null, Stopwatch.GetTimestamp());
        return ReadServer();
    }

    private async Task<long> ReadFileAsync()
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = PublicNumber.Question(connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    // One reads at a time, over a connection that is kept for it and without leaving the thread: the question itself costs the server next to nothing,
    // and so what stands around it is what it costs.
    private long ReadServer()
    {
        if (asking is { } kept)
            try
            {
                return (long)kept.ExecuteScalar()!;
            }
            catch (DbException)
            {
                // The server was restarted: once more, on a new connection.
                Dispose();
            }
        var connection = database.OpenAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        try
        {
            asking = PublicNumber.Question(connection);
            asking.Prepare();
            return (long)asking.ExecuteScalar()!;
        }
        catch
        {
            asking = null;
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Gives the connection back.</summary>
    public void Dispose()
    {
        var connection = asking?.Connection;
        asking?.Dispose();
        asking = null;
        connection?.Dispose();
    }
}
