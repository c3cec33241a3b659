using System.Runtime.ExceptionServices;

namespace Gongkai.Documents;

/// <summary>Runs a reading on a thread of its own, so that it can be given up when its time is over.</summary>
internal static class Deadline
{
    // Parsers recurse; what the nesting limits let through fits well into this.
    private const int StackBytes = 16 << 20;

    /// <summary>The result; refuses with RD10 when the time is over.</summary>
    public static T Run<T>(Func<T> reading, TimeSpan limit)
    {
        var outcome = new Outcome<T>();
        var thread = new Thread(() =>
        {
            try
            {
                outcome.Value = reading();
            }
            catch (Exception broken) when (broken is not OutOfMemoryException)
            {
                outcome.Fault = ExceptionDispatchInfo.Capture(broken);
            }
        }, StackBytes)
        { IsBackground = true };
        thread.Start();
        if (!thread.Join(limit)) throw new FileRefusedException(FileFault.TookTooLong(limit));
        outcome.Fault?.Throw();
        return outcome.Value!;
    }

    private sealed class Outcome<T>
    {
        public T? Value { get; set; }

        public ExceptionDispatchInfo? Fault { get; set; }
    }
}
