using System.Text.Json;

namespace Gongkai.Documents.Isolation;

/// <summary>The processes that read untrusted files: so many at a time, each used again until it breaks down, is too slow, or has read enough.</summary>
public sealed class ReaderPool(ReaderProgram program, ReaderLimits limits) : IDisposable
{
    private readonly SemaphoreSlim turns = new(limits.Processes);
    private readonly Stack<ReaderProcess> idle = [];
    private readonly Lock gate = new();
    private long processorTicks;
    private bool isClosed;
    private bool keepsWarm;

    /// <summary>Starts all of them and has each do the job, so that it has its code at hand; from now on a new one is started for each that goes.</summary>
    public async Task WarmAsync(Job job, CancellationToken ct)
    {
        keepsWarm = true;
        await Task.WhenAll(Enumerable.Range(0, limits.Processes).Select(_ => AskAsync<JsonElement>(job, ct)));
    }

    /// <summary>Told what a reader complains of before it breaks down; for those who look for the cause. What it says may quote the file.</summary>
    public Action<string>? Complaint { get; init; }

    /// <summary>Does the job when its turn comes; the files are not opened before.</summary>
    /// <exception cref="FileRefusedException">The file cannot be read; why, the finding says.</exception>
    /// <exception cref="ReadersBusyException">No turn came in time.</exception>
    public async Task<T> AskAsync<T>(Job job, CancellationToken ct)
    {
        if (!await turns.WaitAsync(TimeSpan.FromSeconds(limits.WaitSeconds), ct)) throw new ReadersBusyException();
        try
        {
            var reader = Take() ?? await ReaderProcess.StartAsync(program, limits, Complaint, ct);
            try
            {
                return JsonSerializer.Deserialize<T>(await reader.DoAsync(job, ct), JsonSerializerOptions.Web)!;
            }
            finally
            {
                Interlocked.Add(ref processorTicks, reader.Taken().Ticks);
                Return(reader);
            }
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>The time of the processor that all of them have taken for files.</summary>
    public TimeSpan ProcessorTime => TimeSpan.FromTicks(Interlocked.Read(ref processorTicks));

    /// <summary>Ends them all.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            while (idle.TryPop(out var reader)) reader.Dispose();
        }
    }

    private ReaderProcess? Take()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            // One that has ended meanwhile, whoever ended it, is found out when it is written to; the file is not to blame.
            while (idle.TryPop(out var reader))
                if (reader.IsAlive) return reader;
                else reader.Dispose();
        }
        return null;
    }

    private void Return(ReaderProcess reader)
    {
        if (reader.IsReady) Keep(reader);
        else
        {
            reader.Dispose();
            // Nobody waits for it: where it does not start, the next who asks is told.
            if (keepsWarm) _ = ReplaceAsync();
        }
    }

    private async Task ReplaceAsync() => Keep(await ReaderProcess.StartAsync(program, limits, Complaint, CancellationToken.None));

    private void Keep(ReaderProcess reader)
    {
        lock (gate)
            if (!isClosed)
            {
                idle.Push(reader);
                return;
            }
        reader.Dispose();
    }
}
