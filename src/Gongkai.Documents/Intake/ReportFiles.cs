namespace Gongkai.Documents;

/// <summary>The files that paths name: files themselves, folders with all below them, ZIP archives with their members.</summary>
public static class ReportFiles
{
    /// <summary>Every file in the order given, inside folders and archives by name (ordinal); found while the sequence is gone through.</summary>
    /// <param name="paths">Files, folders, archives; one that does not exist gives a file that cannot be read (RD13).</param>
    /// <param name="limits">What one file may cost; archives are bounded by them too.</param>
    public static IEnumerable<ReportFile> In(IEnumerable<string> paths, ReadingLimits limits) =>
        paths.SelectMany(path => Directory.Exists(path) ? InFolder(path, limits) : OfFile(path, limits));

    /// <summary>Reads them all on all cores and yields the readings in order; only a few are held at a time, however many there are.</summary>
    public static IEnumerable<ReportReading> ReadAll(IEnumerable<string> paths, ReadingLimits limits, CancellationToken ct = default)
    {
        var window = new Queue<Task<ReportReading>>();
        using var cores = new SemaphoreSlim(Environment.ProcessorCount);
        foreach (var file in In(paths, limits))
        {
            ct.ThrowIfCancellationRequested();
            while (window.Count >= Environment.ProcessorCount * 4) yield return window.Dequeue().GetAwaiter().GetResult();
            cores.Wait(ct);
            window.Enqueue(Task.Run(() =>
            {
                try
                {
                    return file.Read(limits);
                }
                finally
                {
                    cores.Release();
                }
            }, CancellationToken.None));
        }
        while (window.TryDequeue(out var reading)) yield return reading.GetAwaiter().GetResult();
    }

    private static IEnumerable<ReportFile> InFolder(string folder, ReadingLimits limits)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System };
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", options).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (IsLitter(entry.Name)) continue;
            var path = Path.Combine(folder, entry.Name);
            if (entry is not DirectoryInfo below)
                foreach (var file in OfFile(path, limits)) yield return file;
            // A link may lead back up; what it leads to is read where it stands.
            else if (!below.Attributes.HasFlag(FileAttributes.ReparsePoint))
                foreach (var file in InFolder(path, limits)) yield return file;
        }
    }

    private static IEnumerable<ReportFile> OfFile(string path, ReadingLimits limits) =>
        Archive.Open(path) is { } archive ? archive.Members(limits) : [ReportFile.OnDisk(path)];

    /// <summary>Whether a name is what systems and editors leave behind: lock files, thumbnails, resource forks.</summary>
    internal static bool IsLitter(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name is "__MACOSX" or "Thumbs.db" or "desktop.ini";
}
