using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents.Formats;

/// <summary>ISO/IEC 29500 Strict says the same as Transitional in namespaces of its own, which the library for workbooks does not know.</summary>
internal static class StrictWorkbook
{
    private const string Strict = "http://purl.oclc.org/ooxml/";

    private static readonly (string Strict, string Transitional)[] Names =
    [
        ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
        ("http://purl.oclc.org/ooxml/officeDocument/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("http://purl.oclc.org/ooxml/drawingml/main", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ];

    /// <summary>The workbook in the names of Transitional; the bytes themselves where it is one already. What it unpacks to has been measured before.</summary>
    public static ReadOnlyMemory<byte> Transitional(ReadOnlyMemory<byte> content)
    {
        using var workbook = new ZipArchive(Container.Stream(content), ZipArchiveMode.Read);
        if (workbook.GetEntry("xl/workbook.xml") is not { } book || !Text(book).Contains(Strict, StringComparison.Ordinal)) return content;
        using var stream = new MemoryStream();
        using (var renamed = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in workbook.Entries.Where(part =>
                part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            {
                using var written = renamed.CreateEntry(part.FullName, CompressionLevel.Fastest).Open();
                written.Write(
                    Encoding.UTF8.GetBytes(
                        Names.Aggregate(Text(part), (text, name) => text.Replace(name.Strict, name.Transitional, StringComparison.Ordinal))));
            }
        return stream.ToArray();
    }

    private static string Text(ZipArchiveEntry part)
    {
        using var reader = new StreamReader(part.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
