namespace Gongkai.Documents.Formats;

/// <summary>Reads Word 97–2003, Kingsoft WPS, RTF, ODT and ODS through an installed LibreOffice.</summary>
internal static class LegacyReader
{
    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits) => Read(FileKind.Of(content), content, limits);

    /// <summary>Reads a file whose kind is known.</summary>
    public static SourceDocument Read(FileKind kind, ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var sheet = kind.Extension is ".ods";
        var converted = LibreOffice.Convert(content, kind, sheet ? "xlsx" : "docx", limits);
        var read = Deadline.Run(() => sheet ? XlsxReader.Read(converted, limits) : DocxReader.Read(converted, limits), limits.Time);
        return read with { Format = SourceFormat.Legacy };
    }
}
