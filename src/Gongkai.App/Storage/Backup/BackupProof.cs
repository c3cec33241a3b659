using System.Globalization;

namespace Gongkai.Storage;

/// <summary>Whether a backup is whole: its chains go from their origin to the ends that the manifest names, its rows and files are all there.</summary>
internal static class BackupProof
{
    /// <summary>The manifest of a package.</summary>
    public static BackupManifest ManifestOf(BackupPackage package)
    {
        using var stream = package.Part(BackupManifest.Name) ?? throw new DamagedBackupException(BackupManifest.Name);
        return BackupManifest.Read(stream);
    }

    /// <summary>Proves the package.</summary>
    /// <exception cref="DamagedBackupException">It is not whole; what is named is the first thing amiss.</exception>
    public static void Demand(BackupPackage package, BackupManifest manifest)
    {
        foreach (var table in manifest.Tables)
            if (BackupRows.Of(package, table).LongCount() != table.Rows) throw new DamagedBackupException($"tables/{table.Name}.jsonl");
        DemandChains(package, manifest);
        var without = manifest.Erased.Concat(manifest.Lost).ToHashSet();
        foreach (var row in BackupRows.Text(package, manifest, "stored_file", "hash", "name", "size"))
            if (!without.Contains(row[0]!) && package.LengthOf($"files/{row[1]}") != FileCipher.LengthOnDisk(long.Parse(row[2]!, CultureInfo.InvariantCulture)))
                throw new DamagedBackupException($"files/{row[1]}");
    }

    // A chain that was broken before is broken in the backup in the same place; one more would be the backup's own fault.
    private static void DemandChains(BackupPackage package, BackupManifest manifest)
    {
        var walk = new ChainWalk([]);
        foreach (var row in BackupRows.Text(package, manifest, "journal", [.. JournalRows.Columns.Split(", "), "hash"])) walk.Pass(row);
        foreach (var row in BackupRows.Text(package, manifest, "journal_head", "agency", "sequence", "hash"))
            walk.EndAt(new(row[0]!, ChainProof.Number(row[1]), row[2]!));
        var proof = walk.Proof();
        if (!proof.Ends.ToHashSet().SetEquals(manifest.Chains.Ends) || !proof.Faults.ToHashSet().SetEquals(manifest.Chains.Faults))
            throw new DamagedBackupException("tables/journal.jsonl");
    }
}
