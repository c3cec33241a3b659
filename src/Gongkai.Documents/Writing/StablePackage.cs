using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Writing;

/// <summary>
/// An Office file of ours that is the same, byte by byte, whenever it is made of the same: without the moment, and without the random names that the library
/// gives to relations and to the part of its properties.
/// </summary>
internal static partial class StablePackage
{
    /// <summary>The file.</summary>
    public static byte[] Of(byte[] package)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        using var made = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package, writable: false), ZipArchiveMode.Read))
        using (var to = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries)
            {
                var entry = to.CreateEntry(Stable(part.FullName, names), CompressionLevel.Optimal);
                entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                using var source = part.Open();
                if (!part.FullName.EndsWith(".xml", StringComparison.Ordinal) && !part.FullName.EndsWith(".rels", StringComparison.Ordinal))
                {
                    source.CopyTo(content);
                    continue;
                }
                using var reader = new StreamReader(source, Encoding.UTF8);
                content.Write(new UTF8Encoding(false).GetBytes(Stable(reader.ReadToEnd(), names)));
            }
        return made.ToArray();
    }

    private static string Stable(string text, Dictionary<string, string> names) =>
        Properties().Replace(Relation().Replace(text, found =>
        {
            if (!names.TryGetValue(found.Value, out var name)) names[found.Value] = name = $"\"R{names.Count + 1}\"";
            return name;
        }), "core-properties/core.psmdcp");

    [GeneratedRegex("\"R[0-9a-f]{16}\"")]
    private static partial Regex Relation();

    [GeneratedRegex(@"core-properties/[0-9a-f]{32}\.psmdcp")]
    private static partial Regex Properties();
}
