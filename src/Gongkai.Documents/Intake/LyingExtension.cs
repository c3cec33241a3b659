using Gongkai.Diagnostics;

namespace Gongkai.Documents;

/// <summary>A name that promises another kind of file than its content is.</summary>
internal static class LyingExtension
{
    /// <summary>RD11, or nothing when the extension is right or promises nothing.</summary>
    public static IEnumerable<Finding> Of(string file, FileKind kind)
    {
        var extension = Path.GetExtension(file).ToLowerInvariant();
        if (Promised(extension, kind) is { } promised && !promised.Contains(kind.Format)) yield return FileFault.ExtensionLies(extension, kind.Name);
    }

    private static SourceFormat[]? Promised(string extension, FileKind kind) => extension switch
    {
        ".docx" or ".docm" or ".dotx" or ".dotm" => [SourceFormat.Docx],
        ".doc" or ".wps" or ".rtf" or ".odt" or ".wpt" or ".ods" or ".fodt" or ".fods" => [SourceFormat.Legacy],
        ".xlsx" or ".xlsm" => [SourceFormat.Xlsx],
        ".xls" or ".et" => [SourceFormat.Xls, .. kind.IsSheet ? (SourceFormat[])[SourceFormat.Legacy] : []],
        ".pdf" => [SourceFormat.Pdf],
        ".ofd" => [SourceFormat.Ofd],
        ".htm" or ".html" or ".shtml" or ".xhtml" or ".mht" or ".mhtml" or ".epub" => [SourceFormat.Html],
        ".json" => [SourceFormat.Json],
        ".csv" or ".tsv" => [SourceFormat.Csv, SourceFormat.Text],
        ".txt" or ".md" or ".markdown" => [SourceFormat.Text, SourceFormat.Csv],
        ".zip" => [SourceFormat.Archive],
        _ => null,
    };
}
