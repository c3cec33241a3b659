using System.IO.Compression;

namespace Gongkai.Reading;

/// <summary>What a file is, by its content and not by its name.</summary>
public static class FileKinds
{
    /// <summary>What the bytes are; null for everything that is not taken.</summary>
    public static string? Of(ReadOnlyMemory<byte> content) => content.Span switch
    {
        var bytes when bytes.StartsWith("%PDF-"u8) => "application/pdf",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        // What Word, Excel and WPS wrote before their files were ZIPs.
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => "application/x-ole-storage",
        _ => IsPackage(content.Span) ? OfPackage(content) : null,
    };

    /// <summary>
    /// The name with an ending by which it is opened as what it is: whoever opens 意见.hta by its name runs what stands behind the first bytes of a PDF.
    /// </summary>
    public static string Named(string name, string type)
    {
        string[] fitting = type switch
        {
            "application/pdf" => ["pdf"],
            "image/jpeg" => ["jpg", "jpeg"],
            "image/png" => ["png"],
            "application/ofd" => ["ofd"],
            "application/x-ole-storage" => ["doc", "xls", "wps", "et"],
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ["docx"],
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ["xlsx"],
            _ => [],
        };
        var ending = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        return fitting.Length == 0 || fitting.Contains(ending) ? name : $"{name}.{fitting[0]}";
    }

    /// <summary>Whether it is a package of files, which only a reader opens.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    private static string? OfPackage(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/').TrimStart('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Contains("OFD.xml")) return "application/ofd";
            if (!names.Contains("[Content_Types].xml") || names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            if (names.Contains("word/document.xml")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            return names.Contains("xl/workbook.xml") ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
