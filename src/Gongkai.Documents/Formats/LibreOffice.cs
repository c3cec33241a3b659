using System.Collections.Concurrent;
using System.Diagnostics;
using Gongkai.Documents.Isolation;

namespace Gongkai.Documents.Formats;

/// <summary>An installed LibreOffice, run without a window, in a profile of its own, for a limited time, cut off from the network.</summary>
internal static class LibreOffice
{
    // Linked pictures are not loaded, macros not run; what tries all the same meets a proxy that is not there.
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
        </oor:items>
        """;

    private static readonly SemaphoreSlim Slots = new(Math.Max(1, Environment.ProcessorCount / 2));
    private static readonly ConcurrentBag<string> Profiles = [];
    private static readonly ConcurrentDictionary<string, Process> Running = [];
    private static readonly Lazy<string?> Program = new(Find);

    static LibreOffice() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var (profile, process) in Running) End(process, profile);
        while (Profiles.TryTake(out var profile)) Folders.Remove(profile);
    };

    /// <summary>Whether there is one.</summary>
    public static bool IsInstalled => Program.Value is not null;

    /// <summary>
    /// The document in the other format. Refuses with RD06 where LibreOffice is not installed, RD10 when it takes too long, RD02 when it cannot open the file.
    /// </summary>
    public static byte[] Convert(ReadOnlyMemory<byte> content, FileKind kind, string to, ReadingLimits limits)
    {
        if (Program.Value is not { } program) throw new FileRefusedException(FileFault.NeedsLibreOffice(kind.Name));
        var clock = Stopwatch.StartNew();
        if (!Slots.Wait(limits.ConversionTime)) throw new FileRefusedException(FileFault.TookTooLong(limits.ConversionTime));
        var folder = Directory.CreateTempSubdirectory("gongkai-").FullName;
        try
        {
            if (!Profiles.TryTake(out var profile)) profile = NewProfile();
            File.WriteAllBytes(Path.Combine(folder, "report" + kind.Extension), content.ToArray());
            Run(program, profile, folder, "report" + kind.Extension, to, limits.ConversionTime - clock.Elapsed);
            Profiles.Add(profile);
            var made = new FileInfo(Path.Combine(folder, "report." + to));
            if (!made.Exists) throw new FileRefusedException(FileFault.Damaged(kind.Name));
            if (made.Length > limits.UnpackedBytes) throw new FileRefusedException(FileFault.UnpacksTooLarge(limits.UnpackedBytes));
            return File.ReadAllBytes(made.FullName);
        }
        finally
        {
            Slots.Release();
            Folders.Remove(folder);
        }
    }

    // A profile that was in use when its time was over is not used again: it goes with the process.
    private static void Run(string program, string profile, string folder, string file, string to, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in (string[])["--headless", "--norestore", "--nolockcheck", "--nologo", $"-env:UserInstallation={new Uri(profile).AbsoluteUri}",
            "--convert-to", to, "--outdir", folder, Path.Combine(folder, file)])
            start.ArgumentList.Add(argument);
        // What it leaves beside its profile is gone with the folder, however it ends.
        foreach (var name in (string[])["TMPDIR", "TMP", "TEMP"]) start.Environment[name] = folder;
        using var process = Process.Start(start) ?? throw new IOException(program);
        Running[profile] = process;
        try
        {
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(limit > TimeSpan.Zero ? limit : TimeSpan.Zero)) return;
            End(process, profile);
            throw new FileRefusedException(FileFault.TookTooLong(limit));
        }
        finally
        {
            Running.TryRemove(profile, out _);
        }
    }

    // The starter may be gone while the program that it started goes on; that one is known by its profile.
    private static void End(Process process, string profile)
    {
        ProcessTree.End(process);
        ProcessTree.EndNaming(Path.GetFileName(profile));
        Folders.Remove(profile);
    }

    private static string NewProfile()
    {
        var profile = Directory.CreateTempSubdirectory("gongkai-office-").FullName;
        Directory.CreateDirectory(Path.Combine(profile, "user"));
        File.WriteAllText(Path.Combine(profile, "user", "registrymodifications.xcu"), Settings);
        return profile;
    }

    private static string? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["soffice.com", "soffice.exe"] : ["soffice", "libreoffice"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(
        [
            "/usr/bin", "/usr/local/bin", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS",
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "LibreOffice", "program"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "LibreOffice", "program"),
        ]);
        return (from folder in folders from name in names select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
