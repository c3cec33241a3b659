using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Gongkai.Documents.Formats;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Why no PDF came about.</summary>
public enum PdfFailure
{
    /// <summary>Neither Chromium (or Chrome, Edge) nor LibreOffice is installed.</summary>
    NoProgram,

    /// <summary>The program ended without a PDF.</summary>
    Failed,

    /// <summary>The program did not end in time and was stopped.</summary>
    TimedOut,
}

/// <summary>No PDF could be printed.</summary>
public sealed class PdfPrinterException(PdfFailure failure, string program) : Exception($"PDF: {failure} {program}".TrimEnd())
{
    /// <summary>Why.</summary>
    public PdfFailure Failure { get; } = failure;

    /// <summary>The program that was tried; empty when none was found.</summary>
    public string Program { get; } = program;
}

/// <summary>Prints the HTML page through an installed Chromium, else the Word document through LibreOffice; neither ever asks the network.</summary>
public static class PdfPrinter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string[] Browsers =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome"];

    /// <summary>Whether a program that prints PDF is installed.</summary>
    public static bool IsAvailable => Find(Browsers) is not null || LibreOffice.IsInstalled;

    /// <summary>Prints a report.</summary>
    /// <exception cref="PdfPrinterException">No program is installed, or it failed.</exception>
    public static byte[] Print(AnnualReport report, bool wholeForm = false)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-pdf-").FullName;
        try
        {
            return Print(report, wholeForm, folder);
        }
        finally
        {
            Remove(folder);
        }
    }

    /// <summary>Prints a page of HTML through an installed browser.</summary>
    /// <exception cref="PdfPrinterException">None is installed, or it failed.</exception>
    internal static byte[] PrintPage(string html)
    {
        var browser = Find(Browsers) ?? throw new PdfPrinterException(PdfFailure.NoProgram, "");
        var folder = Directory.CreateTempSubdirectory("gongkai-pdf-").FullName;
        try
        {
            return FromBrowser(browser, html, folder) ?? throw new PdfPrinterException(PdfFailure.Failed, browser);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static byte[]? FromBrowser(string browser, string html, string folder)
    {
        var (page, pdf) = (Path.Combine(folder, "report.html"), Path.Combine(folder, "report.pdf"));
        File.WriteAllText(page, html, new UTF8Encoding(false));
        Run(browser, [.. BrowserOptions(folder), $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri], folder);
        return File.Exists(pdf) ? File.ReadAllBytes(pdf) : null;
    }

    private static byte[] Print(AnnualReport report, bool wholeForm, string folder)
    {
        if (Find(Browsers) is { } browser && FromBrowser(browser, HtmlWriter.ToText(report, wholeForm), folder) is { } printed) return printed;
        if (!LibreOffice.IsInstalled)
            throw new PdfPrinterException(Find(Browsers) is not null ? PdfFailure.Failed : PdfFailure.NoProgram, Find(Browsers) ?? "");
        return DocxPrinter.Print(DocxWriter.ToBytes(report, wholeForm));
    }

    private static IEnumerable<string> BrowserOptions(string folder)
    {
        // Chromium refuses to run its sandbox as root; the page is ours and has no script.
        if (Environment.UserName == "root") yield return "--no-sandbox";
        foreach (var option in (string[])[
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
            $"--user-data-dir={Path.Combine(folder, "profile")}"])
            yield return option;
    }

    private static void Run(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start) ?? throw new PdfPrinterException(PdfFailure.Failed, program);
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Limit)) return;
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Win32Exception)
        {
            throw new PdfPrinterException(PdfFailure.Failed, program);
        }
        throw new PdfPrinterException(PdfFailure.TimedOut, program);
    }

    private static string? Find(string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(OperatingSystem.IsWindows() ? WindowsFolders() : OperatingSystem.IsMacOS() ? ["/Applications/LibreOffice.app/Contents/MacOS"] : [])
            .ToArray();
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + extension))).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> WindowsFolders() =>
        from root in (string[])["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]
        let folder = Environment.GetEnvironmentVariable(root)
        where folder is not null
        from inner in (string[])[@"Microsoft\Edge\Application", @"Google\Chrome\Application", @"Chromium\Application", @"LibreOffice\program"]
        select Path.Combine(folder, inner);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A browser that is still closing holds its profile a moment longer; the system clears its temporary folder.
        }
    }
}
