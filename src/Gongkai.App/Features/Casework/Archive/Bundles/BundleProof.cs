using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>How a bundle is not what it was.</summary>
public enum BundleFaultKind
{
    /// <summary>不是本平台导出的压缩包，或者清单读不出来</summary>
    [Word("不是平台导出的压缩包，或者清单读不出来", "No bundle, or its manifest cannot be read")] NotABundle,

    [Word("文件缺失", "File missing")] Missing,
    [Word("文件被改动", "File touched")] Touched,
    [Word("清单之外的文件", "File not in the manifest")] Added,
    [Word("事件被改动，或者接不上前一个事件", "Event touched, or not linked to the one before")] EventTouched,
    [Word("缺少事件", "Event missing")] EventMissing,
    [Word("与封存时的目录不符", "Not as it was sealed")] SealBroken,
}

/// <summary>One fault: how, and which file or event.</summary>
public sealed record BundleFault(BundleFaultKind Kind, string Place);

/// <summary>A bundle gone through without the platform that made it: every file's hash, every event's hash, the links between neighbours, the seal.</summary>
/// <param name="Manifest">What it says of itself; null when it is no bundle.</param>
/// <param name="ManifestHash">The SHA-256 of the manifest, as the event of its making has it.</param>
/// <param name="Events">How many events it contains.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record BundleProof(BundleManifest? Manifest, string? ManifestHash, int Events, ImmutableArray<BundleFault> Faults)
{
    /// <summary>How many events follow the one before them in the chain, and so are held by its hash too.</summary>
    public int Neighbours { get; init; }

    /// <summary>Whether nothing that was looked at was touched.</summary>
    public bool IsWhole => Faults.IsEmpty;

    /// <summary>Goes through a bundle.</summary>
    public static BundleProof Of(Stream zip)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            if (archive.GetEntry(BundleManifest.FileName) is not { } entry) return NotABundle;
            var text = Read(entry);
            if (JsonSerializer.Deserialize<BundleManifest>(text, BundleZip.Json) is not { Form: BundleManifest.CurrentForm, Files.IsDefault: false } manifest)
                return NotABundle;
            var lines = Lines(archive);
            return new(manifest, Hash(text), lines.Length, [.. Files(archive, manifest), .. Chain(lines, manifest), .. Sealed(archive, lines, manifest)])
            {
                Neighbours = lines.Zip(lines.Skip(1)).Count(pair => pair.Second.Sequence == pair.First.Sequence + 1),
            };
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or JsonException or NotSupportedException)
        {
            return NotABundle;
        }
    }

    private static BundleProof NotABundle { get; } = new(null, null, 0, [new(BundleFaultKind.NotABundle, BundleManifest.FileName)]);

    // A file of lines that cannot be read is named as a file that was touched.
    private static ImmutableArray<BundleLine> Lines(ZipArchive archive)
    {
        try
        {
            var lines = archive.GetEntry(BundleManifest.JournalName) is { } journal
                ? JsonSerializer.Deserialize<ImmutableArray<BundleLine>>(Read(journal), BundleZip.Json) : [];
            return lines.IsDefault ? [] : lines;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<BundleFault> Files(ZipArchive archive, BundleManifest manifest)
    {
        foreach (var file in manifest.Files)
            if (archive.GetEntry(file.Path) is not { } entry) yield return new(BundleFaultKind.Missing, file.Path);
            else if (Hash(Read(entry)) != file.Sha256) yield return new(BundleFaultKind.Touched, file.Path);
        // A name twice hides one of the two.
        foreach (var names in archive.Entries.GroupBy(entry => entry.FullName))
            if (names.Count() > 1 || (names.Key != BundleManifest.FileName && manifest.Files.All(file => file.Path != names.Key)))
                yield return new(BundleFaultKind.Added, names.Key);
    }

    private static IEnumerable<BundleFault> Chain(ImmutableArray<BundleLine> lines, BundleManifest manifest)
    {
        var versions = new Dictionary<string, long>();
        BundleLine? last = null;
        foreach (var line in lines)
        {
            var place = $"{line.Stream} {line.Version} {line.Type}";
            var follows = last is null || line.Sequence > last.Sequence && (line.Sequence > last.Sequence + 1 || line.PreviousHash == last.Hash);
            if (line.Computed != line.Hash || !follows || line.Agency != manifest.Agency) yield return new(BundleFaultKind.EventTouched, place);
            if (line.Version != versions.GetValueOrDefault(line.Stream) + 1) yield return new(BundleFaultKind.EventMissing, place);
            versions[line.Stream] = line.Version;
            last = line;
        }
        if (last is null || last.Sequence > manifest.Chain.Sequence || (last.Sequence == manifest.Chain.Sequence && last.Hash != manifest.Chain.Hash))
            yield return new(BundleFaultKind.EventMissing, $"{manifest.Chain.Sequence}");
    }

    // The seal stands in the event of archiving, so it holds as long as the chain does.
    private static IEnumerable<BundleFault> Sealed(ZipArchive archive, ImmutableArray<BundleLine> lines, BundleManifest manifest)
    {
        if (manifest.Kind != BundleKind.Archive) yield break;
        var archived = lines.LastOrDefault(line => line.Type == nameof(CaseArchived) && line.Stream == $"case/{manifest.Case}");
        var index = archive.GetEntry(DossierIndex.FileName) is { } entry ? Read(entry) : [];
        var named = DossierIndex.EventsIn(index);
        var before = lines.Where(line => line.Stream == archived?.Stream && line.Version < archived.Version).Select(line => line.Hash);
        if (archived is null || named is null || ((CaseArchived)CaseEventJson.Read(archived.Type, archived.Body)).Seal != DossierIndex.Seal(index)
            || !named.Value.SequenceEqual(before))
            yield return new(BundleFaultKind.SealBroken, DossierIndex.FileName);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
