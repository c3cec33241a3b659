using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>
/// How often what the public sees has changed: a number in the store, which triggers move within the writing that changes something, whatever statement,
/// process or command did it. As long as it stays the same, a page that was made stands.
/// </summary>
public sealed class PublicChanges(Database database)
{
    private readonly Lock gate = new();
    private Task<long> reading = Task.FromResult(0L);
    private Task<long>? next;

    /// <summary>The number now. Whoever asks while it is being read waits for the reading after: it has begun when he asked, so nothing is missed.</summary>
    public Task<long> NumberAsync()
    {
        // A file is read on the spot.
        if (database.Engine == Engine.Sqlite) return ReadAsync();
        lock (gate)
        {
            if (next is not null) return next;
            if (!reading.IsCompleted) return next = AfterAsync(reading);
            return reading = ReadAsync();
        }
    }

    private async Task<long> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate) (reading, next) = (next!, null);
        return await ReadAsync();
    }

    private async Task<long> ReadAsync()
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "select number from public_change";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
