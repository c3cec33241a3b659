using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Gongkai.Documents;

/// <summary>
/// Runs a reading on a thread of its own, so that it can be given up when its time is over. Threads that ended in time serve again:
/// a new one costs more than reading a small file.
/// </summary>
internal static class Deadline
{
    // Parsers recurse; what the nesting limits let through fits well into this.
    private const int StackBytes = 16 << 20;

    private static readonly ConcurrentBag<Worker> Idle = [];

    /// <summary>Whether some reading was given up: its thread runs on until the process ends.</summary>
    public static bool HasGivenUp { get; private set; }

    /// <summary>The result; refuses with RD10 when the time is over.</summary>
    public static T Run<T>(Func<T> reading, TimeSpan limit)
    {
        var outcome = new Outcome<T>();
        var worker = Idle.TryTake(out var idle) ? idle : new();
        var inTime = worker.Do(() =>
        {
            try
            {
                outcome.Value = reading();
            }
            catch (Exception broken)
            {
                outcome.Fault = ExceptionDispatchInfo.Capture(broken);
            }
        }, limit);
        if (!inTime)
        {
            HasGivenUp = true;
            throw new FileRefusedException(FileFault.TookTooLong(limit));
        }
        Idle.Add(worker);
        outcome.Fault?.Throw();
        return outcome.Value!;
    }

    private sealed class Outcome<T>
    {
        public T? Value { get; set; }

        public ExceptionDispatchInfo? Fault { get; set; }
    }

    private sealed class Worker
    {
        private readonly object turn = new();
        private Action? work;
        private bool isGivenUp;

        public Worker() => new Thread(Serve, StackBytes) { IsBackground = true }.Start();

        public bool Do(Action action, TimeSpan limit)
        {
            var start = Stopwatch.GetTimestamp();
            lock (turn)
            {
                work = action;
                Monitor.PulseAll(turn);
                while (work is not null)
                    if (limit - Stopwatch.GetElapsedTime(start) is var left && (left <= TimeSpan.Zero || !Monitor.Wait(turn, left)) && work is not null)
                    {
                        isGivenUp = true;
                        return false;
                    }
                return true;
            }
        }

        private void Serve()
        {
            while (true)
            {
                Action next;
                lock (turn)
                {
                    while (work is null) Monitor.Wait(turn);
                    next = work;
                }
                next();
                lock (turn)
                {
                    work = null;
                    Monitor.PulseAll(turn);
                    if (isGivenUp) return;
                }
            }
        }
    }
}
