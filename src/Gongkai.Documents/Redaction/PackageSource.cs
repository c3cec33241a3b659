using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Gongkai.Documents.Redaction;

/// <summary>An Office file (ECMA-376 part 2) as it came: its parts and what they refer to.</summary>
internal sealed class PackageSource : IDisposable
{
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static readonly XmlReaderSettings Settings =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts;

    public PackageSource(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        try
        {
            Container.Examine(content, limits);
            archive = new(Container.Stream(content), ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(FileFault.Damaged("Office"));
        }
        parts = archive.Entries.GroupBy(entry => Named(entry.FullName), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        // Code runs unseen, and changes what is seen.
        if (parts.Keys.Any(name => name.EndsWith("vbaProject.bin",
            StringComparison.OrdinalIgnoreCase))) throw new FileRefusedException(RedactionFault.Holds("宏"));
    }

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Names => parts.Keys;

    /// <summary>The part that the package begins with.</summary>
    public string Main => Related("").FirstOrDefault(one => one.Value.Type == "officeDocument").Value.Target
        ?? throw new FileRefusedException(FileFault.Damaged("Office"));

    /// <summary>A part as XML.</summary>
    public XDocument? Xml(string? name)
    {
        if (name is null || !parts.TryGetValue(name, out var part)) return null;
        try
        {
            using var stream = part.Open();
            using var reader = XmlReader.Create(stream, Settings);
            return XDocument.Load(reader);
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException)
        {
            throw new FileRefusedException(FileFault.Damaged("Office"));
        }
    }

    /// <summary>A part as bytes.</summary>
    public byte[]? Bytes(string name)
    {
        if (!parts.TryGetValue(name, out var part)) return null;
        using var stream = part.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>What a part refers to within the package, by the ids it uses; the type is the last word of its address.</summary>
    public Dictionary<string, (string Type, string Target)> Related(string part)
    {
        var slash = part.LastIndexOf('/');
        var related = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (Xml($"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels") is not { Root: { } root }) return related;
        foreach (var relation in root.Elements(Relations + "Relationship"))
            if ((string?)relation.Attribute("TargetMode") != "External" && (string?)relation.Attribute("Id") is { } id
                && (string?)relation.Attribute("Type") is { } type && (string?)relation.Attribute("Target") is { } target)
                related[id] = (type[(type.LastIndexOf('/') + 1)..], Resolved(part[..(slash + 1)], target));
        return related;
    }

    /// <summary>The one part of a type that a part refers to; null when there is none.</summary>
    public string? Related(string part, string type) => Related(part).Values.FirstOrDefault(one => one.Type == type).Target;

    public void Dispose() => archive.Dispose();

    private static string Named(string name) => name.Replace('\\', '/').TrimStart('/');

    private static string Resolved(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (step == "..") steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step != ".") steps.Add(Uri.UnescapeDataString(step));
        return string.Join('/', steps);
    }
}
