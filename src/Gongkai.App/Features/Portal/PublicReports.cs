using System.Collections.Concurrent;
using System.Text;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Writing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Reading;

namespace Gongkai.Features.Portal;

/// <summary>The figures of a public annual report, as pages and downloads give them.</summary>
/// <param name="Tables">Its tables, as a part of a page.</param>
/// <param name="Json">The same as JSON.</param>
/// <param name="Csv">The same as CSV.</param>
public sealed record ReportFigures(string Tables, byte[] Json, byte[] Csv)
{
    /// <summary>The name of the file that they were read from; null for the text of the item itself.</summary>
    public string? From { get; init; }
}

/// <summary>An annual report is read by a reader, never by the process that answers: it is a file that somebody has sent.</summary>
internal static class ReportWork
{
    /// <summary>What a reader does with a report.</summary>
    public static ReaderWork Work { get; } =
        new("PublicReport", static job => ReaderWorks.Answer(Read(ReaderWorks.Wish<string>(job), job.Files[0].Name, job.Files[0].Content)));

    private static ReportFigures? Read(string title, string name, ReadOnlyMemory<byte> content) =>
        ReportReader.Read(name, content, ReportExamination.Limits).Report is { } report && ReportTables.Html(report) is { } tables
            ? new(tables, ReportJson.ToBytes(report, title), ReportCsv.ToBytes(report)) : null;
}

/// <summary>
/// 年度报告 that are public, read with the reader of reports out of their own text or else out of the file that has their tables. What was read is held by its
/// content, of which it follows.
/// </summary>
public sealed class PublicReports(PublicItems items, UntrustedFiles files)
{
    private const int MostKept = 2_000;

    private static readonly string[] Readable = [".docx", ".xlsx", ".html", ".htm", ".pdf", ".ofd", ".doc", ".xls", ".wps", ".et", ".odt", ".ods", ".rtf"];

    private readonly ConcurrentDictionary<string, Task<ReportFigures?>> known = new(StringComparer.Ordinal);

    /// <summary>The figures of a report; null where it is none, or has no tables that can be read.</summary>
    /// <exception cref="ReadersBusyException">Too many are being read.</exception>
    public async Task<ReportFigures?> FindAsync(PublicItemRow row, ItemContent? content, CancellationToken ct)
    {
        if (row.KindOf != ItemKinds.YearlyReport || content is null || row.Content is not { } hash || SourcesOf(row, content) is not { Count: > 0 } sources)
            return null;
        if (known.Count >= MostKept) known.Clear();
        // Whoever asked first may go away; whoever asks next waits for the same reading.
        var reading = known.GetOrAdd(hash, _ => ReadAsync(row, sources));
        try
        {
            return await reading.WaitAsync(ct);
        }
        finally
        {
            if (reading.IsFaulted) known.TryRemove(new(hash, reading));
        }
    }

    private async Task<ReportFigures?> ReadAsync(PublicItemRow row, List<(string Name, string? File, Func<Task<byte[]?>> BytesAsync)> sources)
    {
        foreach (var (name, file, bytesAsync) in sources)
            if (await bytesAsync() is { } bytes && await AskAsync(row.Title, name, bytes) is { } figures) return figures with { From = file };
        return null;
    }

    private async Task<ReportFigures?> AskAsync(string title, string name, byte[] content)
    {
        try
        {
            return await files.AskAsync<string, ReportFigures?>(ReportWork.Work, title, [JobFile.InMemory(name, content)], CancellationToken.None);
        }
        catch (FileRefusedException)
        {
            // A file that no reader can read has no tables to show.
            return null;
        }
    }

    // The text itself where it has tables; else its files, those that keep tables as tables first.
    private List<(string, string?, Func<Task<byte[]?>>)> SourcesOf(PublicItemRow row, ItemContent content)
    {
        var sources = new List<(string, string?, Func<Task<byte[]?>>)>();
        if (content.Html.Contains("<table", StringComparison.Ordinal))
            sources.Add(($"{row.Id}.html", null, () => Task.FromResult<byte[]?>(PageOf(row.Title, content.Html))));
        foreach (var file in content.Files.Where(file => !file.IsInText && file.Size <= ReportExamination.Limits.FileBytes)
            .Select(file => (File: file, Order: Array.IndexOf(Readable, Path.GetExtension(file.Name).ToLowerInvariant())))
            .Where(one => one.Order >= 0).OrderBy(one => one.Order).Select(one => one.File))
            sources.Add((file.Name, file.Name, async () =>
            {
                if (await items.FileAsync(row.Id, file.Sha256, CancellationToken.None) is not { } found) return null;
                await using var stream = found.Content;
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes);
                return bytes.ToArray();
            }
            ));
        return sources;
    }

    private static byte[] PageOf(string title, string html) => Encoding.UTF8.GetBytes(
        $"<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title></title></head>"
        + $"<body><h1>{System.Net.WebUtility.HtmlEncode(title)}</h1>{html}</body></html>");
}
