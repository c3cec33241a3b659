using System.IO.Compression;
using System.Xml;

namespace Gongkai.Documents.Formats;

/// <summary>The members of an OFD package, unpacked no further than allowed.</summary>
internal sealed class OfdPackage
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly long most;
    private long left;

    public OfdPackage(ZipArchive zip, long mostBytes)
    {
        most = left = mostBytes;
        foreach (var entry in zip.Entries) entries[entry.FullName.Replace('\\', '/').TrimStart('/')] = entry;
        if (entries.ContainsKey("Encryptions.xml")) throw new FileRefusedException(FileFault.Encrypted("OFD"));
    }

    /// <summary>The paths of the documents that the package holds, usually one.</summary>
    public List<string> DocumentRoots()
    {
        var roots = new List<string>();
        using var xml = Open("OFD.xml");
        while (xml.Read())
            while (xml.NodeType == XmlNodeType.Element && xml.LocalName == "DocRoot")
                roots.Add(Resolve("", xml.ReadElementContentAsString()));
        return roots;
    }

    /// <summary>A reader of the member; entities and external references are refused.</summary>
    public XmlReader Open(string path)
    {
        if (!entries.TryGetValue(path, out var entry)) throw new InvalidDataException(path);
        if (entry.IsEncrypted) throw new FileRefusedException(FileFault.Encrypted("OFD"));
        using var packed = entry.Open();
        var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if ((left -= read) < 0) throw new FileRefusedException(FileFault.UnpacksTooLarge(most));
            content.Write(buffer, 0, read);
        }
        content.Position = 0;
        return XmlReader.Create(content, Settings);
    }

    /// <summary>A location in a member, as a path in the package: relative to the member, or from the root.</summary>
    public static string Resolve(string member, string location)
    {
        location = location.Trim().Replace('\\', '/');
        if (location.StartsWith('/')) return location.TrimStart('/');
        var folders = member.Split('/')[..^1].ToList();
        foreach (var part in location.Split('/'))
            if (part == ".." && folders.Count > 0) folders.RemoveAt(folders.Count - 1);
            else if (part is not ("." or "..")) folders.Add(part);
        return string.Join('/', folders);
    }
}
