using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Gongkai.Documents.Isolation;

/// <summary>
/// The limits that a reader sets itself where the system has <c>setrlimit</c>; what it starts inherits them. On Windows its parent holds it in a job.
/// </summary>
internal static class ProcessLimits
{
    private const int Cpu = 0;
    private const int FileSize = 1;
    private const int Data = 2;
    private const int Core = 4;

    // Beside what is kept of files: the runtime, its code, and the stacks of its threads, all of which count as data.
    private const long RuntimeBytes = 512L << 20;
    private const long LargestFile = 1L << 30;

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }

    /// <summary>Bounds memory, the size of files written, and leaves no dumps of what was in memory.</summary>
    public static void Bound(long memoryBytes)
    {
        if (!OperatingSystem.IsLinux()) return;
        Set(Data, memoryBytes + RuntimeBytes);
        Set(FileSize, LargestFile);
        Set(Core, 0);
    }

    /// <summary>Allows so much more time of the processor from now on; past it the system ends the process.</summary>
    public static void AllowCpu(TimeSpan time)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var self = Process.GetCurrentProcess();
        Set(Cpu, (long)(self.TotalProcessorTime + time).TotalSeconds + 1, keepsHard: true);
    }

    private static void Set(int what, long most, bool keepsHard = false)
    {
        if (GetLimit(what, out var limit) != 0) throw new InvalidOperationException($"getrlimit {what}: {Marshal.GetLastPInvokeError()}");
        limit.Soft = Math.Min((nuint)most, limit.Hard);
        if (!keepsHard) limit.Hard = limit.Soft;
        if (SetLimit(what, in limit) != 0) throw new InvalidOperationException($"setrlimit {what}: {Marshal.GetLastPInvokeError()}");
    }

    [DllImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int what, out Limit limit);

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int what, in Limit limit);
}
