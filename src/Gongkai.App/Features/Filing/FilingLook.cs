using System.Collections.Immutable;
using System.IO.Compression;
using Gongkai.Documents.Isolation;
using Gongkai.Filing;
using Gongkai.Reading;
using Gongkai.Reports;
using MimeKit;

namespace Gongkai.Features.Filing;

/// <summary>A cell that has something printed and no certain reading.</summary>
/// <param name="Cell">Which.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Raw">What is printed.</param>
public sealed record UncertainCell(string Cell, string Name, string Raw);

/// <summary>A file that was handed in, as a reader has read and checked it.</summary>
/// <param name="Examination">As pages show it.</param>
/// <param name="Reading">What was read; null where it is no report.</param>
/// <param name="Uncertain">What has no certain reading.</param>
public sealed record FilingLook(ReportExamination Examination, FiledReading? Reading, ImmutableArray<UncertainCell> Uncertain)
{
    /// <summary>Reads and checks, in a reader.</summary>
    public static FilingLook Of(JobAtHand job)
    {
        var (reading, examination) = ReportExamination.Read(job, ReaderWorks.Wish<ExaminationWish>(job));
        if (reading.Report is not { } report) return new(examination, null, []);
        var filed = FiledReading.Of(report, examination.Findings.Select(found => new FiledFinding(found.Key, found.Severity)));
        return new(examination, filed, [.. filed.Uncertain.Select(cell => new UncertainCell(cell, NameOf(report.Form, cell), report[cell].Raw))]);
    }

    /// <summary>A cell as people call it.</summary>
    public static string NameOf(ReportForm form, string cell) => form.Find(cell)?.FullName ?? cell;
}

/// <summary>A file that lay in another one: in an archive, or beside a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackedFile(string Name, byte[] Content);

/// <summary>What readers do for filings.</summary>
public static class FilingWorks
{
    private const int MostFiles = 2_000;
    private const long MostBytes = 200L << 20;

    /// <summary>Reads and checks a report.</summary>
    public static ReaderWork Look { get; } = new("filing", job => ReaderWorks.Answer(FilingLook.Of(job)));

    /// <summary>Takes out the files of a ZIP archive, or those beside an e-mail message.</summary>
    public static ReaderWork Unpack { get; } = new("filing-unpack", job => ReaderWorks.Answer(Packed(job.Files[0].Name, job.Files[0].Content)));

    /// <summary>Whether a file holds others, by its name.</summary>
    public static bool IsPacked(string name) => Path.GetExtension(name).ToLowerInvariant() is ".zip" or ".eml";

    private static ImmutableArray<PackedFile> Packed(string name, ReadOnlyMemory<byte> content) =>
        name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? OfMessage(content) : OfArchive(content);

    private static ImmutableArray<PackedFile> OfArchive(ReadOnlyMemory<byte> content)
    {
        var files = ImmutableArray.CreateBuilder<PackedFile>();
        var left = MostBytes;
        using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0 && !entry.Name.StartsWith("~$", StringComparison.Ordinal)).Take(MostFiles))
        {
            using var stream = entry.Open();
            var bytes = Taken(stream, Math.Min(left, ReportExamination.Limits.FileBytes));
            left -= bytes.Length;
            files.Add(new(entry.Name, bytes));
        }
        return files.ToImmutable();
    }

    private static ImmutableArray<PackedFile> OfMessage(ReadOnlyMemory<byte> content)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using var message = MimeMessage.Load(stream);
        var files = ImmutableArray.CreateBuilder<PackedFile>();
        foreach (var part in message.Attachments.OfType<MimePart>().Where(part => part.FileName is { Length: > 0 } && part.Content is not null).Take(MostFiles))
        {
            using var bytes = new MemoryStream();
            part.Content!.DecodeTo(bytes);
            if (bytes.Length <= ReportExamination.Limits.FileBytes) files.Add(new(Path.GetFileName(part.FileName!), bytes.ToArray()));
        }
        return files.ToImmutable();
    }

    // What is longer than it may be is cut off there, and is no whole file to whoever reads it.
    private static byte[] Taken(Stream stream, long most)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        while (bytes.Length <= most && stream.Read(buffer) is > 0 and var read) bytes.Write(buffer, 0, read);
        return bytes.Length > most ? throw new InvalidDataException("too large") : bytes.ToArray();
    }
}
