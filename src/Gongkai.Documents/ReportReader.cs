using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Recognition;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Documents;

/// <summary>Reads one file's bytes into a report: type by content, then the format's reader, then recognition.</summary>
public static class ReportReader
{
    /// <summary>Reads a file that is not an archive. Never throws for what the file contains: that is a finding.</summary>
    /// <param name="file">The name that findings and results carry.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="limits">What it may cost.</param>
    public static ReportReading Read(string file, ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var kind = new FileKind(SourceFormat.Unknown, Path.GetExtension(file) is { Length: > 1 } extension ? extension[1..].ToUpperInvariant() : "这个");
        try
        {
            Refuse(content, limits);
            kind = FileKind.Of(content);
            var found = kind;
            // LibreOffice has a time limit of its own.
            return kind.Format == SourceFormat.Legacy
                ? Read(file, found, content, limits) : Deadline.Run(() => Read(file, found, content, limits), limits.Time);
        }
        catch (FileRefusedException refused)
        {
            return new(file, null, null, [refused.Finding]);
        }
        // Parsers throw whatever they like at bytes that are not what they claim to be; to the clerk the file is damaged all the same.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new(file, null, null, [FileFault.Damaged(kind.Name)]);
        }
    }

    private static void Refuse(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        if (content.IsEmpty) throw new FileRefusedException(FileFault.Empty());
        if (content.Length > limits.FileBytes) throw new FileRefusedException(FileFault.TooLarge(content.Length, limits.FileBytes));
    }

    private static ReportReading Read(string file, FileKind kind, ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        if (kind.IsEncrypted) throw new FileRefusedException(FileFault.Encrypted(kind.Name));
        if (kind.IsPicture) throw new FileRefusedException(FileFault.Scanned(kind.Name));
        if (Written(content) is { } written)
            return new(file, written, new(ReportCsv.Recognises(content) ? SourceFormat.Csv : SourceFormat.Json, []), [.. LyingExtension.Of(file, kind)]);
        var source = Open(kind, content, limits);
        ImmutableArray<Finding> findings = [.. LyingExtension.Of(file, kind), .. source.Findings.Select(finding => FileFault.Named(finding, kind.Name))];
        if (source.Blocks.IsEmpty)
            return new(file, null, source, findings.Any(finding => finding.Severity == Severity.Error) ? findings : findings.Add(FileFault.NoReport()));
        var report = ReportRecognizer.Recognize(source, out var recognised);
        return new(file, report, source, [.. findings, .. recognised]);
    }

    // What this program wrote says its report itself; nothing has to be recognised.
    private static AnnualReport? Written(ReadOnlyMemory<byte> content) =>
        ReportCsv.Recognises(content) ? ReportCsvReader.Read(content) : ReportJsonReader.Recognises(content) ? ReportJsonReader.Read(content) : null;

    /// <summary>The document as its format's reader gives it.</summary>
    internal static SourceDocument Open(FileKind kind, ReadOnlyMemory<byte> content, ReadingLimits limits) => kind.Format switch
    {
        SourceFormat.Html when kind.IsWebArchive => WebArchiveReader.Read(content, limits),
        SourceFormat.Html when kind.IsBook => EpubReader.Read(content, limits),
        SourceFormat.Html => HtmlReader.Read(content, limits),
        SourceFormat.Docx => DocxReader.Read(content, limits),
        SourceFormat.Xlsx or SourceFormat.Xls => XlsxReader.Read(content, limits),
        SourceFormat.Csv => CsvReader.Read(content, limits),
        SourceFormat.Text => OfText(content, limits),
        SourceFormat.Ofd => OfdReader.Read(content, limits),
        SourceFormat.Pdf => PdfReader.Read(content, limits),
        SourceFormat.Legacy => LegacyReader.Read(kind, content, limits),
        _ => throw new FileRefusedException(FileFault.UnknownKind(kind.Name)),
    };

    private static SourceDocument OfText(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var decoded = DecodedText.Of(content.Span);
        var read = WikiReader.Recognises(decoded.Text) ? WikiReader.Read(decoded.Text, limits) : PlainTextReader.Read(decoded.Text, limits);
        return read with { Findings = [.. decoded.Findings, .. read.Findings] };
    }
}
