using System.Data.Common;
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
    private DbCommand? asking;

    /// <summary>The number now. Whoever asks while it is being read waits for the reading after: it has begun when he asked, so nothing is missed.</summary>
    public Task<long> NumberAsync()
    {
        // A file is read on the spot.
        if (database.Engine == Engine.Sqlite) return ReadFileAsync();
        lock (gate)
        {
            if (next is not null) return next;
            if (!reading.IsCompleted) return next = AfterAsync(reading);
            return reading = Task.Run(ReadServer);
        }
    }

    private async Task<long> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate) (reading, next) = (next!, null);
        return ReadServer();
    }

    private async Task<long> ReadFileAsync()
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = Question(connection);
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
            asking = Question(connection);
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

    private static DbCommand Question(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "select number from public_change";
        return command;
    }
}
