using System.IO.Compression;

namespace Gongkai.Bench.Robustness;

/// <summary>Edits of a package (DOCX, XLSX, OFD): its parts lost, doubled, exchanged, renamed and cut; and, mostly, what stands in one of them.</summary>
internal static class PackageEdits
{
    public static byte[] Edit(byte[] package, Random random)
    {
        var parts = Parts(package);
        for (var edits = random.Next(1, 4); edits > 0 && parts.Count > 0; edits--) Edit(parts, random);
        return Packed(parts, random);
    }

    private static void Edit(List<(string Name, byte[] Content)> parts, Random random)
    {
        var (at, other) = (random.Next(parts.Count), random.Next(parts.Count));
        var (name, content) = parts[at];
        switch (random.Next(20))
        {
            case 0: parts.RemoveAt(at); break;
            case 1: parts.Insert(other, parts[at]); break;
            case 2: (parts[at], parts[other]) = ((name, parts[other].Content), (parts[other].Name, content)); break;
            case 3: parts[at] = (parts[other].Name, content); break;
            case 4:
                parts[at] = (random.Next(4) switch
                {
                    0 => name.ToUpperInvariant(),
                    1 => "/" + name,
                    2 => "../" + name,
                    _ => name.Replace('/', '\\'),
                }, content); break;
            case 5: parts[at] = (name, []); break;
            case 6: parts[at] = (name, ByteEdits.Edit(content, random)); break;
            case 7: parts[at] = (name, content[..random.Next(content.Length + 1)]); break;
            default: parts[at] = (name, XmlEdits.Edit(content, [.. parts.Select(part => part.Name), "../" + name, "http://127.0.0.1:9/x", ""], random)); break;
        }
    }

    private static List<(string Name, byte[] Content)> Parts(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using (var packed = entry.Open()) packed.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    private static byte[] Packed(List<(string Name, byte[] Content)> parts, Random random)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, random.Next(5) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        return random.Next(20) == 0 ? ByteEdits.Edit(packed.ToArray(), random) : packed.ToArray();
    }
}
