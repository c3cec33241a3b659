using System.Diagnostics;
using Gongkai.Documents.Isolation;

namespace Gongkai.Documents.Redaction;

/// <summary>An installed poppler: draws pages of PDFs, and reads their text a second time.</summary>
internal sealed class Poppler : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gongkai-poppler-").FullName;
    private readonly TimeSpan limit;

    public Poppler(ReadOnlyMemory<byte> pdf, TimeSpan limit)
    {
        this.limit = limit;
        File.WriteAllBytes(At("in.pdf"), pdf.Span);
    }

    /// <summary>Whether there is one.</summary>
    public static bool IsInstalled { get; } = Find("pdftoppm") is not null && Find("pdftotext") is not null;

    /// <summary>A page as it is seen, as far as its crop box goes.</summary>
    public Raster Draw(int page, int dpi)
    {
        Run("pdftoppm", "-cropbox", "-singlefile", "-r", $"{dpi}", "-f", $"{page}", "-l", $"{page}", "in.pdf", "page");
        return Raster.OfPpm(Take("page.ppm"));
    }

    /// <summary>The text of all pages, a form feed after each.</summary>
    public string Text()
    {
        Run("pdftotext", "-cropbox", "-enc", "UTF-8", "in.pdf", "text.txt");
        return System.Text.Encoding.UTF8.GetString(Take("text.txt"));
    }

    /// <summary>The words of all pages with their boxes, as XHTML.</summary>
    public byte[] Boxes()
    {
        Run("pdftotext", "-cropbox", "-bbox", "-enc", "UTF-8", "in.pdf", "boxes.html");
        return Take("boxes.html");
    }

    public void Dispose() => Folders.Remove(folder);

    private string At(string name) => Path.Combine(folder, name);

    private byte[] Take(string name)
    {
        if (!File.Exists(At(name))) throw new FileRefusedException(FileFault.Damaged("PDF"));
        var content = File.ReadAllBytes(At(name));
        File.Delete(At(name));
        return content;
    }

    private void Run(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Find(program) ?? throw new FileRefusedException(RedactionFault.NeedsPoppler()))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new IOException(program);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(limit)) return;
        ProcessTree.End(process);
        throw new FileRefusedException(FileFault.TookTooLong(limit));
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.Combine(path, OperatingSystem.IsWindows() ? $"{program}.exe" : program)).FirstOrDefault(File.Exists);
}
