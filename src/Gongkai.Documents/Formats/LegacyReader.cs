using System.Diagnostics;

namespace Gongkai.Documents.Formats;

/// <summary>Reads Word 97–2003, Kingsoft WPS, RTF, the OpenDocument formats and the XML of Office 2003 through an installed LibreOffice.</summary>
internal static class LegacyReader
{
    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits) => Read(FileKind.Of(content), content, limits);

    /// <summary>Reads a file whose kind is known.</summary>
    public static SourceDocument Read(FileKind kind, ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        // One time for all: waiting for LibreOffice, converting, and reading what came of it.
        var clock = Stopwatch.StartNew();
        var sheet = kind.IsSheet;
        if (content.Span.StartsWith("PK"u8)) Container.Examine(content, limits);
        var converted = LibreOffice.Convert(content, kind, sheet ? "xlsx" : "docx", limits);
        var read = Deadline.Run(() => sheet ? XlsxReader.Read(converted, limits) : DocxReader.Read(converted, limits), limits.ConversionTime - clock.Elapsed);
        return read with { Format = SourceFormat.Legacy };
    }
}
