using System.Diagnostics;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Isolation;

/// <summary>One process that reads files, with a folder of its own for what it writes on the way; both are gone when it is.</summary>
internal sealed class ReaderProcess : IDisposable
{
    // What a reader may know of where it runs; settings, and the passwords in them, are none of it.
    private static readonly string[] Passed =
    [
        "PATH", "HOME", "USERPROFILE", "LANG", "LC_ALL", "SystemRoot", "SystemDrive", "windir", "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA", "APPDATA",
        "DOTNET_ROOT", "DOTNET_BUNDLE_EXTRACT_BASE_DIR", "FONTCONFIG_PATH", "FONTCONFIG_FILE",
    ];

    // It gives up by itself and says so; only one that does not even do that is ended from here.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // Of a machine that is very busy.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ReaderLimits limits;
    private readonly Process process;
    private readonly string folder;
    private readonly WindowsJob? job;
    private int done;
    private TimeSpan counted;

    private ReaderProcess(ReaderLimits limits, Process process, string folder,
        WindowsJob? job) => (this.limits, this.process, this.folder, this.job) = (limits, process, folder, job);

    /// <summary>Whether it takes another file.</summary>
    public bool IsReady { get; private set; } = true;

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => !process.HasExited;

    /// <summary>Its number among the processes of the machine.</summary>
    public int Id => process.Id;

    public static async Task<ReaderProcess> StartAsync(ReaderProgram program, ReaderLimits limits, Action<string>? complaint, CancellationToken ct)
    {
        var memory = (long)limits.MemoryMegabytes << 20;
        var folder = Directory.CreateTempSubdirectory(ReaderHost.Folder).FullName;
        var start = new ProcessStartInfo(program.File, program.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var known = Passed.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).Where(one => one.Value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in known) start.Environment[name] = value;
        foreach (var name in (string[])["TMPDIR", "TMP", "TEMP"]) start.Environment[name] = folder;
        start.Environment[ReaderHost.Heap] = memory.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        // Swept often rather than grown: there are several of them.
        start.Environment["DOTNET_GCgen0size"] = "1000000";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        ReaderProcess? reader = null;
        try
        {
            var process = Process.Start(start) ?? throw new InvalidOperationException(program.File);
            // Read in any case, so that it does not wait.
            process.ErrorDataReceived += (_, line) => complaint?.Invoke(line.Data ?? "");
            process.BeginErrorReadLine();
            reader = new(limits, process, folder, OperatingSystem.IsWindows() ? WindowsJob.Around(process, memory + (512L << 20)) : null);
            await reader.ReadyAsync(ct);
            return reader;
        }
        catch
        {
            reader?.Dispose();
            Folders.Remove(folder);
            throw;
        }
    }

    private async Task ReadyAsync(CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(Patience);
        var ready = new byte[1];
        await process.StandardOutput.BaseStream.ReadExactlyAsync(ready, time.Token);
        if (ready[0] != ReaderHost.Ready) throw new InvalidDataException("no reader answered");
    }

    /// <summary>
    /// The result as JSON. Refuses with what the reader refused with, RD10 when it took too long, RD05 when it took too much, RD14 when it broke down.
    /// </summary>
    public async Task<byte[]> DoAsync(Job work, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(TimeSpan.FromSeconds(limits.Seconds) + Grace);
        // Until it has answered whole it is not to be trusted with another.
        IsReady = false;
        try
        {
            await ReaderFrames.WriteAsync(process.StandardInput.BaseStream, work, limits.Seconds, time.Token);
            var (result, refused, stays) = await ReaderFrames.AnswerAsync(process.StandardOutput.BaseStream, time.Token);
            IsReady = stays && ++done < limits.Files;
            return refused is null ? result : throw new FileRefusedException(refused);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new FileRefusedException(FileFault.TookTooLong(TimeSpan.FromSeconds(limits.Seconds)));
        }
        catch (Exception broken) when (broken is IOException or EndOfStreamException or InvalidDataException or ObjectDisposedException)
        {
            throw new FileRefusedException(await WhyAsync());
        }
    }

    /// <summary>The time of the processor that it has taken since this was asked last; nothing where it is gone.</summary>
    public TimeSpan Taken()
    {
        try
        {
            var before = counted;
            return (counted = process.TotalProcessorTime) - before;
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>Ends it with all that it has started, and removes what it has written.</summary>
    public void Dispose()
    {
        IsReady = false;
        ProcessTree.End(process);
        // What it had started may have outlived it; LibreOffice has the folder on its command line.
        ProcessTree.EndNaming(Path.GetFileName(folder));
        if (OperatingSystem.IsWindows()) job?.Dispose();
        process.Dispose();
        Folders.Remove(folder);
    }

    private async Task<Finding> WhyAsync()
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            return FileFault.ReaderBroke();
        }
        return process.ExitCode switch
        {
            ReaderHost.OutOfMemory => FileFault.TooMuchMemory(limits.MemoryMegabytes),
            ReaderHost.OutOfCpu => FileFault.TookTooLong(TimeSpan.FromSeconds(limits.Seconds)),
            _ => FileFault.ReaderBroke(),
        };
    }
}
