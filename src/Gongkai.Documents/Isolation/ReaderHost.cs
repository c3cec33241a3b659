using System.Collections.Concurrent;
using System.Globalization;

namespace Gongkai.Documents.Isolation;

/// <summary>The work of a reader: takes a job, does it, answers, until the one who gives them is gone.</summary>
public static class ReaderHost
{
    /// <summary>The end of a reader that would have taken more memory than it may.</summary>
    public const int OutOfMemory = 71;

    /// <summary>The end of one that the system stopped for the time of the processor that it took: 128 and the number of SIGXCPU.</summary>
    public const int OutOfCpu = 128 + 24;

    /// <summary>What a reader says first: until then it was starting, and no file is to blame for the time.</summary>
    internal const byte Ready = (byte)'R';

    /// <summary>What the folder of a reader is called, with an ending of its own.</summary>
    internal const string Folder = "gongkai-reader-";

    // How the runtime is told what memory it may take.
    internal const string Heap = "DOTNET_GCHeapHardLimit";

    // A large file leaves its memory behind.
    private const long Swept = 48L << 20;

    /// <summary>Serves jobs.</summary>
    /// <param name="input">Where they come from; its end is the end.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="work">Does a job; the result is JSON.</param>
    public static int Serve(Stream input, Stream output, Func<JobAtHand, byte[]> work)
    {
        ProcessLimits.Bound(long.Parse(Environment.GetEnvironmentVariable(Heap) ?? "40000000", NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        output.Write([Ready]);
        output.Flush();
        using var jobs = new BlockingCollection<JobAtHand>();
        // It goes on listening while a job is done: that nobody waits for the answer any more is noticed at once, whatever the job is at.
        new Thread(() => Listen(input, jobs)) { IsBackground = true }.Start();
        while (Do(output, work, jobs.Take()))
        {
            // The next.
        }
        // One that has become useless waits for its end, so that what it has started is found below it.
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static void Listen(Stream input, BlockingCollection<JobAtHand> jobs)
    {
        try
        {
            while (ReaderFrames.Read(input) is { } job) jobs.Add(job);
        }
        catch (IOException)
        {
            // The pipe broke within a job: its end as well.
        }
        catch (OutOfMemoryException)
        {
            Environment.Exit(OutOfMemory);
        }
        // Nobody else clears up when the parent was killed.
        if (Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetTempPath())).StartsWith(Folder, StringComparison.Ordinal))
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Folders.Remove(Path.GetTempPath());
        Environment.Exit(0);
    }

    private static bool Do(Stream output, Func<JobAtHand, byte[]> work, JobAtHand job)
    {
        ProcessLimits.AllowCpu(2 * job.Time);
        try
        {
            var result = Deadline.Run(() => work(job), job.Time);
            ReaderFrames.Answer(output, result, stays: !Deadline.HasGivenUp);
        }
        catch (FileRefusedException refused)
        {
            ReaderFrames.Answer(output, refused.Finding, stays: !Deadline.HasGivenUp);
        }
        catch (OutOfMemoryException)
        {
            Environment.Exit(OutOfMemory);
        }
        // A fault of this program, brought out by the file: it is told by where it happened, without the words of the file;
        // nothing is left that could be in a bad state.
        catch (Exception fault)
        {
            Console.Error.WriteLine($"{fault.GetType()}\n{fault.StackTrace}");
            ReaderFrames.Answer(output, FileFault.ReaderBroke(), stays: false);
            return false;
        }
        // What was given up runs on in its thread until the process ends.
        if (Deadline.HasGivenUp) return false;
        if (GC.GetTotalMemory(false) > Swept) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        return true;
    }
}
