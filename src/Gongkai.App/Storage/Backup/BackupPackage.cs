using System.IO.Compression;

namespace Gongkai.Storage;

/// <summary>A backup as it lies: a ZIP archive or a folder, with the same names inside.</summary>
internal sealed class BackupPackage : IDisposable
{
    private readonly string path;
    private readonly ZipArchive? zip;
    private readonly FileStream? disk;

    private BackupPackage(string path, FileStream? disk, ZipArchiveMode mode) =>
        (this.path, this.disk, zip) = (path, disk, disk is null ? null : new ZipArchive(disk, mode, leaveOpen: true));

    public static bool IsArchive(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    public static bool Exists(string path) => IsArchive(path) ? File.Exists(path) : File.Exists(Path.Combine(path, BackupManifest.Name));

    /// <summary>Begins a package, an archive where the name that it is to have says so.</summary>
    public static BackupPackage Create(string path, bool archive)
    {
        if (archive) return new(path, Durable.Create(path), ZipArchiveMode.Create);
        Durable.CreateFolder(path);
        return new(path, null, ZipArchiveMode.Create);
    }

    public static BackupPackage Open(string path) =>
        new(path, File.Exists(path) ? File.OpenRead(path) : null, ZipArchiveMode.Read);

    public IEnumerable<string> Names => zip is not null
        ? zip.Entries.Select(entry => entry.FullName)
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(name => Path.GetRelativePath(path, name).Replace('\\', '/'));

    /// <summary>A new part. What is encrypted is not compressed: it would not shrink.</summary>
    public Stream Add(string name, bool compress = true)
    {
        if (zip is not null) return zip.CreateEntry(name, compress ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(path, name))!);
        return Durable.Create(Path.Combine(path, name));
    }

    /// <summary>A part; null when there is none.</summary>
    public Stream? Part(string name) => zip is not null
        ? zip.GetEntry(name)?.Open()
        : File.Exists(Path.Combine(path, name)) ? File.OpenRead(Path.Combine(path, name)) : null;

    /// <summary>The length of a part; null when there is none.</summary>
    public long? LengthOf(string name) => zip is not null
        ? zip.GetEntry(name)?.Length
        : File.Exists(Path.Combine(path, name)) ? new FileInfo(Path.Combine(path, name)).Length : null;

    /// <summary>Ends the writing; what was written is on the disk.</summary>
    public void Complete()
    {
        if (zip is null)
        {
            foreach (var name in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)) Durable.Flush(name);
            return;
        }
        zip.Dispose();
        disk!.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        zip?.Dispose();
        disk?.Dispose();
    }
}
