using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.Features.Portal;

/// <summary>A part of a saved site: what it was made of, and its files.</summary>
internal sealed record SavedPart(string Fingerprint, string[] Files);

/// <summary>
/// A folder with a saved site: each edition stands in a folder of its own, and <c>current</c> leads to the one that is whole. A web server serves <c>current</c>;
/// it is turned to the next edition in one step, so that whoever looks, and whenever the process is ended, there is one edition and no half.
/// </summary>
internal sealed class SavedSite : IDisposable
{
    private const string Current = "current", Editions = "site-", ManifestEnd = ".parts", SumsEnd = ".sums";

    private readonly string folder;
    private readonly FileStream mine;

    private SavedSite(string folder, FileStream mine) => (this.folder, this.mine) = (folder, mine);

    /// <summary>The number of the edition that stands; 0 where there is none.</summary>
    public int Edition { get; private set; }

    /// <summary>Its parts.</summary>
    public Dictionary<string, SavedPart> Parts { get; private set; } = [];

    /// <summary>The SHA-256 of each of its files, as it was written; empty for an edition of which none was kept.</summary>
    private Dictionary<string, string> Sums { get; set; } = [];

    /// <summary>Opens a folder for writing the next edition; what an earlier process left unfinished is removed.</summary>
    /// <exception cref="IOException">Another process is at it.</exception>
    public static SavedSite Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var site = new SavedSite(folder, new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        if (new DirectoryInfo(Path.Combine(folder, Current)) is { LinkTarget: { } target } && NumberOf(Path.GetFileName(target)) is { } edition
            && Directory.Exists(site.PathOf(edition)))
            (site.Edition, site.Parts, site.Sums) = (edition, Read(site.PathOf(edition) + ManifestEnd), ReadSums(site.PathOf(edition) + SumsEnd));
        site.RemoveOthers(site.Edition);
        return site;
    }

    /// <summary>Begins the next edition: what the one before has is taken over but for the files that are not what was written.</summary>
    public NextEdition Begin(IEnumerable<string> altered) => new(this, Edition == 0 ? null : PathOf(Edition), PathOf(Edition + 1), [.. altered]);

    /// <summary>What is not as it was written: files that somebody changed, removed or put there.</summary>
    public IReadOnlyList<string> Altered()
    {
        if (Sums.Count == 0) return [];
        var (folder, altered) = (PathOf(Edition), new ConcurrentBag<string>());
        Parallel.ForEach(Sums, sum =>
        {
            var path = Path.Combine(folder, sum.Key);
            if (!File.Exists(path) || HashOf(path) != sum.Value) altered.Add(sum.Key);
        });
        foreach (var path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions
        { RecurseSubdirectories = true, MaxRecursionDepth = 64, AttributesToSkip = FileAttributes.None }))
            if (Path.GetRelativePath(folder, path).Replace('\\', '/') is var file && !Sums.ContainsKey(file)) altered.Add(file);
        return [.. altered.Order(StringComparer.Ordinal)];
    }

    private static string HashOf(string path)
    {
        using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public void Dispose() => mine.Dispose();

    private void Turn(Dictionary<string, SavedPart> parts, Dictionary<string, string> sums)
    {
        var next = Edition + 1;
        Write(PathOf(next) + ManifestEnd, parts);
        // As sha256sum -c reads it.
        File.WriteAllLines(PathOf(next) + SumsEnd, sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => $"{sum.Value}  {sum.Key}"));
        if (!OperatingSystem.IsWindows()) NativeMethods.Sync();
        var (link, turned) = (Path.Combine(folder, Current), Path.Combine(folder, Current + ".next"));
        if (new FileInfo(turned).LinkTarget is not null) File.Delete(turned);
        Directory.CreateSymbolicLink(turned, $"{Editions}{next:000000}");
        if (OperatingSystem.IsWindows())
        {
            if (Directory.Exists(link)) Directory.Delete(link);
            Directory.Move(turned, link);
        }
        else if (NativeMethods.Rename(Name(turned), Name(link)) != 0) throw new IOException($"{link}: {Marshal.GetLastPInvokeErrorMessage()}");
        (Edition, Parts, Sums) = (next, parts, sums);
        RemoveOthers(next);
    }

    private void RemoveOthers(int edition)
    {
        foreach (var other in Directory.EnumerateDirectories(folder, Editions + "*")
            .Where(path => NumberOf(Path.GetFileName(path)) is { } number && number != edition))
            Directory.Delete(other, recursive: true);
        foreach (var other in ((string[])[ManifestEnd, SumsEnd]).SelectMany(end => Directory.EnumerateFiles(folder, $"{Editions}*{end}"))
            .Where(path => NumberOf(Path.GetFileNameWithoutExtension(path)) is { } number && number != edition)) File.Delete(other);
    }

    private string PathOf(int edition) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Editions}{edition:000000}"));

    private static int? NumberOf(string name) => name.StartsWith(Editions, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Editions.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Dictionary<string, SavedPart> Read(string path)
    {
        var parts = new Dictionary<string, SavedPart>(StringComparer.Ordinal);
        if (!File.Exists(path)) return parts;
        foreach (var line in File.ReadLines(path))
            if (line.Split('\t') is [var name, var fingerprint, .. var files]) parts[name] = new(fingerprint, files);
        return parts;
    }

    private static Dictionary<string, string> ReadSums(string path) => !File.Exists(path) ? [] : File.ReadLines(path)
        .Select(line => line.Split("  ", 2)).Where(sum => sum.Length == 2).ToDictionary(sum => sum[1], sum => sum[0], StringComparer.Ordinal);

    private static void Write(string path, Dictionary<string, SavedPart> parts)
    {
        using var lines = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        foreach (var (name, part) in parts) lines.Write($"{name}\t{part.Fingerprint}{string.Concat(part.Files.Select(file => "\t" + file))}\n");
    }

    private static byte[] Name(string path) => Encoding.UTF8.GetBytes(path + "\0");

    /// <summary>An edition that is being made.</summary>
    internal sealed class NextEdition(SavedSite site, string? former, string folder, HashSet<string> altered)
    {
        private readonly ConcurrentDictionary<string, string> sums = new(StringComparer.Ordinal);

        /// <summary>Writes a file, in the place of one that is there.</summary>
        public void Write(string file, ReadOnlySpan<byte> content)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // What is there may be the former edition's too.
            File.Delete(path);
            sums[file] = Convert.ToHexStringLower(SHA256.HashData(content));
            using var written = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            written.Write(content);
        }

        /// <summary>
        /// Takes a file over from the edition before, unless there is one already; false where neither has it, and where the one before has another than
        /// was written.
        /// </summary>
        public bool Take(string file)
        {
            var to = Path.Combine(folder, file);
            // To take it once more would be to copy a file onto itself.
            if (File.Exists(to)) return true;
            if (former is null || altered.Contains(file) || !site.Sums.TryGetValue(file, out var sum)
                || Path.Combine(former, file) is var from && !File.Exists(from)) return false;
            sums[file] = sum;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            // One content under two names, where the disk can do that: nobody ever writes into a file that is there.
            if (OperatingSystem.IsWindows() || NativeMethods.Link(Name(from), Name(to)) != 0) File.Copy(from, to, overwrite: true);
            return true;
        }

        /// <summary>It is whole: from now on it is the one that stands.</summary>
        public void Stand(Dictionary<string, SavedPart> parts) => site.Turn(parts, new(sums, StringComparer.Ordinal));
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "link", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Link(byte[] from, byte[] to);

        [DllImport("libc", EntryPoint = "rename", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Rename(byte[] from, byte[] to);

        [DllImport("libc", EntryPoint = "sync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern void Sync();
    }
}
