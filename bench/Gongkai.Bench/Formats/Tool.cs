using System.ComponentModel;
using System.Diagnostics;

namespace Gongkai.Bench.Formats;

/// <summary>A program that brings documents from one format into another.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Runs it in the folder; false where it is not installed or does not end.</summary>
    public static bool Run(string program, string folder, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Limit)) return true;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Whether the program can be found.</summary>
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>The settings of LibreOffice for all conversions of this run: making them anew takes longer than a conversion.</summary>
internal static class OfficeProfile
{
    static OfficeProfile() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    /// <summary>The folder; removed when the run ends.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("gongkai-formats-office-").FullName;
}
