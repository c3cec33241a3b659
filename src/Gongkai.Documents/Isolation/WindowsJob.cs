using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Gongkai.Documents.Isolation;

/// <summary>A job object of Windows: what is in it has a limit of memory, and ends with the process that holds it.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsJob : IDisposable
{
    private const int ExtendedLimits = 9;
    private const uint ProcessMemory = 0x100;
    private const uint DieOnUnhandledException = 0x400;
    private const uint KillOnClose = 0x2000;

    private readonly SafeFileHandle handle;

    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public long ProcessTime;
        public long JobTime;
        public uint Flags;
        public nuint LeastWorkingSet;
        public nuint MostWorkingSet;
        public uint MostProcesses;
        public nuint Affinity;
        public uint Priority;
        public uint Scheduling;
        public ulong ReadCount;
        public ulong WriteCount;
        public ulong OtherCount;
        public ulong ReadBytes;
        public ulong WriteBytes;
        public ulong OtherBytes;
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint PeakProcessMemory;
        public nuint PeakJobMemory;
    }

    private WindowsJob(SafeFileHandle handle) => this.handle = handle;

    /// <summary>Puts a process, and what it will start, into a job of its own.</summary>
    public static WindowsJob Around(Process process, long memoryBytes)
    {
        var job = new WindowsJob(CreateJobObject(0, null));
        var limits = new Limits { Flags = ProcessMemory | DieOnUnhandledException | KillOnClose, ProcessMemory = (nuint)memoryBytes };
        if (job.handle.IsInvalid || !SetInformationJobObject(job.handle, ExtendedLimits, in limits, Marshal.SizeOf<Limits>())
            || !AssignProcessToJobObject(job.handle, process.SafeHandle))
            throw new InvalidOperationException($"job object: {Marshal.GetLastPInvokeError()}");
        return job;
    }

    public void Dispose() => handle.Dispose();

    [DllImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateJobObject(nint attributes, string? name);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetInformationJobObject(SafeFileHandle job, int what, in Limits limits, int length);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);
}
