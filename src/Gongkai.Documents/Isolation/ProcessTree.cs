using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Gongkai.Documents.Isolation;

/// <summary>Ends a process together with everything that it has started.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Kills the process and its descendants, and waits until they are gone.</summary>
    public static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(Patience);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It had ended before.
        }
    }

    /// <summary>Kills what was started with that word on its command line: a process whose parent died first is nobody's descendant.</summary>
    public static void EndNaming(string word)
    {
        if (!OperatingSystem.IsLinux()) return;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience;)
        {
            var left = Naming(word);
            if (left.Count == 0) return;
            foreach (var id in left)
                try
                {
                    using var process = Process.GetProcessById(id);
                    process.Kill();
                }
                catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
                {
                    // It has ended meanwhile.
                }
            Thread.Sleep(20);
        }
    }

    /// <summary>The processes with that word on their command line, but for this one.</summary>
    public static List<int> Naming(string word)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId
                && CommandLine(folder).Contains(word, StringComparison.Ordinal)) found.Add(id);
        return found;
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
