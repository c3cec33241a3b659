using System.Text;
using Gongkai.Documents;
using Gongkai.Documents.Showing;

namespace Gongkai.Commands;

/// <summary>A folder of pages: one for each report, for Word files a copy with comments, and over a batch an index and a list of findings.</summary>
internal sealed class PagesOut
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Dictionary<string, (ReportFile File, string Name)> names;
    private readonly string? folder;
    private readonly Terminal terminal;
    private string? only;

    public PagesOut(IReadOnlyList<ReportFile> files, string? folder, Terminal terminal)
    {
        (this.folder, this.terminal) = (folder, terminal);
        names = files.Zip(FileNames.Of(files.Select(file => file.Name))).DistinctBy(pair => pair.First.Name)
            .ToDictionary(pair => pair.First.Name, pair => pair);
        if (folder is not null) Directory.CreateDirectory(folder);
    }

    /// <summary>Writes the page of one report; may be called for the same report again, and from many threads.</summary>
    public void Write(ReportReading reading, CheckedReport report)
    {
        var page = ReportPage.Of(reading, report, terminal.Language);
        if (folder is null)
        {
            only = page;
            return;
        }
        var (file, name) = names[reading.File];
        File.WriteAllText(Path.Combine(folder, name + ".html"), page, Utf8);
        if (CommentedDocx.Fits(reading) && !report.Findings.IsEmpty) WriteComments(file, name, reading, report);
    }

    /// <summary>Writes what stands over all reports.</summary>
    public void Finish(IReadOnlyList<CheckedReport> reports)
    {
        if (folder is null)
        {
            terminal.Out.Write(only);
            return;
        }
        var first = names.Values.First().Name + ".html";
        if (reports.Count > 1)
        {
            File.WriteAllText(Path.Combine(folder, "index.html"),
                IndexPage.Of([.. reports.Select(report => (report, names[report.File].Name + ".html"))], terminal.Language), Utf8);
            using var list = File.Create(Path.Combine(folder, "findings.xlsx"));
            FindingsWorkbook.Write(list, reports, terminal.Language);
            first = "index.html";
        }
        var path = Path.Combine(folder, first);
        terminal.Tell($"已写入 {reports.Count} 份报告的结果，请打开 {path}", $"Wrote the findings of {reports.Count} reports; open {path}");
    }

    private void WriteComments(ReportFile file, string name, ReportReading reading, CheckedReport report)
    {
        using var copy = File.Create(Path.Combine(folder!, name + ".批注.docx"));
        CommentedDocx.Write(copy, file, reading, report, terminal.Clock.GetUtcNow(), terminal.Language);
    }
}
