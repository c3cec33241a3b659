using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Commands;

/// <summary>Reports that a command works on one by one, and files that it issues.</summary>
internal static class Issued
{
    /// <summary>The one report of a path; null, told on standard error, when the file cannot be read.</summary>
    /// <exception cref="MisuseException">The path does not exist or holds several files.</exception>
    public static AnnualReport? Report(string path, Terminal terminal)
    {
        var files = Inputs.Open([path], terminal);
        if (files.Count > 1)
            throw new MisuseException(terminal.Say($"{path} 里有 {files.Count} 个文件，这里只能用一个", $"{path} holds {files.Count} files; one is expected"));
        var reading = files[0].Read(ReadingLimits.Default);
        Tell(reading, terminal);
        return reading.Report;
    }

    /// <summary>Tells what was wrong with a file.</summary>
    public static void Tell(ReportReading reading, Terminal terminal)
    {
        foreach (var finding in reading.Findings)
            terminal.Error.WriteLine($"{reading.File}  {finding.Code} {finding.Severity.Name(terminal.Language)}  {Message.Of(finding, terminal.Language)}");
    }

    /// <summary>The format that the file name asks for.</summary>
    /// <exception cref="MisuseException">The extension is none of ours, the folder does not exist, or the file is the one that is read.</exception>
    public static ReportFormat Format(string path, Terminal terminal, params ReadOnlySpan<string> read)
    {
        var format = ReportWriter.FormatOf(path) ?? throw new MisuseException(terminal.Say(
            $"--to 的文件名要以 .docx、.html、.xlsx、.json、.csv 或 .pdf 结尾：{path}", $"--to must end in .docx, .html, .xlsx, .json, .csv or .pdf: {path}"));
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new MisuseException(terminal.Say($"没有这个文件夹：{folder}", $"No such folder: {folder}"));
        foreach (var source in read)
            if (Path.GetFullPath(source) == Path.GetFullPath(path))
                throw new MisuseException(terminal.Say($"不能写回读入的文件：{path}", $"The file that is read cannot be written over: {path}"));
        return format;
    }

    /// <summary>Makes and saves a file; false, told on standard error, when no PDF can be printed.</summary>
    public static bool Save(string path, Func<byte[]> make, Terminal terminal)
    {
        try
        {
            File.WriteAllBytes(path, make());
            terminal.Tell($"已写出 {path}", $"Wrote {path}");
            return true;
        }
        catch (PdfPrinterException none)
        {
            terminal.Error.WriteLine(Why(none, terminal));
            return false;
        }
    }

    private static string Why(PdfPrinterException none, Terminal terminal) => none.Failure switch
    {
        PdfFailure.NoProgram => terminal.Say(
            "无法制作 PDF：这台计算机上没有 Chromium、Chrome、Edge 或 LibreOffice。请安装其中之一，或改用 --to 报告.docx，再在 Word、WPS 中另存为 PDF。",
            "No PDF: neither Chromium, Chrome, Edge nor LibreOffice is installed. Install one of them, or use --to report.docx and save as PDF "
                + "in Word or WPS."),
        PdfFailure.TimedOut => terminal.Say($"无法制作 PDF：{none.Program} 超过一分钟没有完成，已停止。", $"No PDF: {none.Program} did not end within a minute and was stopped."),
        _ => terminal.Say($"无法制作 PDF：{none.Program} 没有写出文件。", $"No PDF: {none.Program} wrote no file."),
    };
}
