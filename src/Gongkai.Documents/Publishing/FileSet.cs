using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>Files by their paths, out of a ZIP or a folder; read when asked for, within limits.</summary>
public sealed class FileSet : IDisposable
{
    private readonly SortedDictionary<string, Func<Stream>> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ReadingLimits limits;
    private readonly ZipArchive? zip;
    private long unpacked;

    private FileSet(ReadingLimits limits, ZipArchive? zip = null) => (this.limits, this.zip) = (limits, zip);

    /// <summary>The paths in order, with slashes.</summary>
    public IEnumerable<string> Paths => files.Keys;

    /// <summary>The members of a ZIP.</summary>
    /// <exception cref="FileRefusedException">It is no ZIP, or has too many members.</exception>
    public static FileSet OfZip(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        try
        {
            var zip = new ZipArchive(Container.Stream(content), ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
            if (zip.Entries.Count > limits.Members) throw new FileRefusedException(FileFault.TooManyParts(limits.Members));
            var set = new FileSet(limits, zip);
            foreach (var entry in zip.Entries)
                if (!entry.IsEncrypted && entry.Name.Length > 0) set.Add(Archive.NameOf(entry), entry.Open);
            return set;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException)
        {
            throw new FileRefusedException(FileFault.Damaged("ZIP"));
        }
    }

    /// <summary>The files of a folder and of all folders below it; links are not followed.</summary>
    /// <exception cref="FileRefusedException">There are too many.</exception>
    public static FileSet OfFolder(string folder, ReadingLimits limits)
    {
        var set = new FileSet(limits);
        var options = new EnumerationOptions
        {
            IgnoreInaccessible = true,
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.System | FileAttributes.ReparsePoint
        };
        foreach (var path in Directory.EnumerateFiles(folder, "*", options))
        {
            set.Add(Path.GetRelativePath(folder, path).Replace('\\', '/'), () => File.OpenRead(path));
            if (set.files.Count > limits.Members) throw new FileRefusedException(FileFault.TooManyParts(limits.Members));
        }
        return set;
    }

    /// <summary>The file at that path, or, where a list names it without its folder, the only one of that name; null where there is none, or several.</summary>
    public string? Find(string path)
    {
        var plain = path.Replace('\\', '/').Trim('/', ' ', '　');
        if (files.ContainsKey(plain)) return plain;
        return plain.Contains('/', StringComparison.Ordinal) ? Ending(plain) : byName.GetValueOrDefault(plain);
    }

    /// <summary>The content of the file.</summary>
    /// <exception cref="FileRefusedException">It is too large, damaged, or all that was read is too much.</exception>
    public ReadOnlyMemory<byte> Read(string path)
    {
        try
        {
            using var stream = files[path]();
            var content = Bounded.Read(stream, limits.FileBytes);
            if ((unpacked += content.Length) > limits.UnpackedBytes) throw new FileRefusedException(FileFault.UnpacksTooLarge(limits.UnpackedBytes));
            return content;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new FileRefusedException(FileFault.MemberUnreadable(Path.GetFileName(path)));
        }
    }

    public void Dispose() => zip?.Dispose();

    private void Add(string path, Func<Stream> open)
    {
        if (path.Length == 0 || path.Split('/').Any(ReportFiles.IsLitter) || !files.TryAdd(path, open)) return;
        var name = path[(path.LastIndexOf('/') + 1)..];
        byName[name] = byName.ContainsKey(name) ? null : path;
    }

    // A site that was saved stands in a folder of its own.
    private string? Ending(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (byName.GetValueOrDefault(name) is { } only) return only.EndsWith("/" + path, StringComparison.OrdinalIgnoreCase) ? only : null;
        return files.Keys.Where(file => file.EndsWith("/" + path, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray() is [var one] ? one : null;
    }
}
