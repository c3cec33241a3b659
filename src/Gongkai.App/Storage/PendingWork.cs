namespace Gongkai.Storage;

/// <summary>A piece of work that waits for the writer.</summary>
internal abstract class PendingWork
{
    private int begun;

    /// <summary>Takes the work up, unless it was withdrawn.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref begun, 1) == 0;

    public abstract Task RunAsync(JournalTransaction transaction);

    /// <summary>Hands the result over, now that it is durable.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception fault);
}

/// <inheritdoc />
internal sealed class PendingWork<T>(Func<JournalTransaction, Task<T>> work) : PendingWork
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Result => completion.Task;

    public override async Task RunAsync(JournalTransaction transaction) => result = await work(transaction);

    public override void Complete() => completion.TrySetResult(result!);

    public override void Fail(Exception fault) => completion.TrySetException(fault);

    public void Withdraw(CancellationToken ct)
    {
        if (TryBegin()) completion.TrySetCanceled(ct);
    }
}
