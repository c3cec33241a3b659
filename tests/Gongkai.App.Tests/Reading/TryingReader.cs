using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;

namespace Gongkai.Tests.Reading;

/// <summary>
/// A reader with the real limits whose jobs are trying: it is told to break down, to be slow, to hoard or to start others, as a file might make it.
/// </summary>
internal static class TryingReader
{
    /// <summary>The first argument that makes the test program one.</summary>
    public const string Word = "trying-reader";

    /// <summary>The test program as such a reader.</summary>
    public static ReaderProgram Program { get; } =
        new(Path.ChangeExtension(typeof(TryingReader).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null), Word);

    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        return ReaderHost.Serve(input, output, job => JsonSerializer.SerializeToUtf8Bytes(Do(job)));
    }

    /// <summary>The job of that name.</summary>
    public static Job Job(string kind, string content = "") => new(kind, "{}"u8.ToArray(), [JobFile.InMemory("文件", Encoding.UTF8.GetBytes(content))]);

    private static string Do(JobAtHand job)
    {
        switch (job.Kind)
        {
            case "say": return Encoding.UTF8.GetString(job.Files[0].Content.Span);
            case "number": return Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            case "folder": return Path.GetTempPath();
            case "variables": return string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>());
            case "die": Process.GetCurrentProcess().Kill(); break;
            case "fail": throw new InvalidOperationException("a fault of the program");
            case "sleep": Thread.Sleep(Timeout.Infinite); break;
            case "stop": Stop(); break;
            case "spin": while (true) Thread.SpinWait(100);
            case "hoard": Hoard(); break;
            case "start": using (Process.Start("sleep", Encoding.UTF8.GetString(job.Files[0].Content.Span))) Thread.Sleep(Timeout.Infinite); break;
            case "convert": return Convert(job);
        }
        return "";
    }

    // Nothing in it runs on: not even what would say that the time is over.
    private static void Stop()
    {
        using var stop = Process.Start("kill", ["-STOP", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        stop.WaitForExit();
    }

    private static void Hoard()
    {
        var kept = new List<byte[]>();
        while (true) kept.Add(new byte[1 << 20]);
    }

    // What LibreOffice leaves after a time that is too short for it.
    private static string Convert(JobAtHand job)
    {
        var reading = ReportReader.Read("报告.rtf", job.Files[0].Content, ReadingLimits.Default with { ConversionTime = TimeSpan.FromMilliseconds(700) });
        var here = Path.TrimEndingDirectorySeparator(Path.GetTempPath());
        var started = Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _) && CommandLine(folder).Contains(Path.GetFileName(here), StringComparison.Ordinal));
        return $"{reading.Findings[0].Code} files {Directory.EnumerateFileSystemEntries(here).Count()} processes {started.Count()}";
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
