using System.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>Files that items are handed out with: only kinds that an office knows, by their content.</summary>
internal static class AttachedFile
{
    /// <summary>The file; null where it is of no kind that is taken.</summary>
    public static TextFile? Of(string title, ReadOnlyMemory<byte> content)
    {
        if (content.IsEmpty) return null;
        if (PictureFile.KindOf(content.Span).MediaType is not null)
            return PictureFile.Copy(content.Span, out _) is { } picture ? TextFile.Of(title, picture.MediaType, picture.Extension, picture.Content) : null;
        try
        {
            var kind = FileKind.Of(content);
            (string Media, string Extension)? known = kind switch
            {
                { Format: SourceFormat.Pdf } => ("application/pdf", "pdf"),
                { Format: SourceFormat.Docx } => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
                { Format: SourceFormat.Xlsx } => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
                { Format: SourceFormat.Xls } => ("application/vnd.ms-excel", "xls"),
                { Format: SourceFormat.Ofd } => ("application/ofd", "ofd"),
                { Format: SourceFormat.Archive } => ("application/zip", "zip"),
                { Format: SourceFormat.Legacy, Extension: ".xls" } => ("application/vnd.ms-excel", "xls"),
                { Format: SourceFormat.Legacy, Extension: ".doc" or ".wps" } => ("application/msword", Ending(title, "doc", "wps")),
                { Format: SourceFormat.Legacy, Extension: ".rtf" } => ("application/rtf", "rtf"),
                { Format: SourceFormat.Legacy, Extension: ".odt" } => ("application/vnd.oasis.opendocument.text", "odt"),
                { Format: SourceFormat.Legacy, Extension: ".ods" } => ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
                { Format: SourceFormat.Csv } => ("text/csv", "csv"),
                { Format: SourceFormat.Text } => ("text/plain", "txt"),
                _ => null,
            };
            return known is var (media, extension) ? TextFile.Of(title, media, extension, content) : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or DecoderFallbackException or ArgumentException)
        {
            return null;
        }
    }

    private static string Ending(string title, string usual, string other) => title.EndsWith("." + other, StringComparison.OrdinalIgnoreCase) ? other : usual;
}
