using System.Collections.Immutable;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>What a bundle is for.</summary>
public enum BundleKind
{
    /// <summary>卷宗</summary>
    Archive,

    /// <summary>证据材料</summary>
    Evidence,
}

/// <summary>One content of a bundle.</summary>
/// <param name="Path">Its name in the ZIP.</param>
/// <param name="Title">What it is.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Sha256">Its content.</param>
/// <param name="Size">Its length.</param>
public sealed record BundleFile(string Path, string Title, string Source, string Sha256, long Size);

/// <summary>A document of the case that is not in a bundle, and why.</summary>
public sealed record LeftOut(string Title, string Sha256, string Reason);

/// <summary>manifest.json: what a bundle contains, and where the chain stood when it was made.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Agency">Whose case.</param>
/// <param name="AgencyName">Its name.</param>
/// <param name="Case">The case.</param>
/// <param name="Number">Its public number.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">The id of the officer who made it.</param>
/// <param name="ThirdPartiesShown">Whether third parties are named.</param>
/// <param name="Seal">The seal of the archived file.</param>
/// <param name="Chain">Where the agency's chain ended.</param>
/// <param name="Files">Everything in it but the manifest.</param>
/// <param name="LeftOut">What is not.</param>
public sealed record BundleManifest(BundleKind Kind, string Agency, string AgencyName, string Case, string? Number, DateTimeOffset MadeAt,
    string MadeBy, bool ThirdPartiesShown,
    string? Seal, ChainEnd Chain, ImmutableArray<BundleFile> Files, ImmutableArray<LeftOut> LeftOut)
{
    /// <summary>The form's name; a later one has another.</summary>
    public const string CurrentForm = "gongkai-bundle-1";

    /// <summary>The name of the manifest in the ZIP.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The name of the journal's lines in the ZIP.</summary>
    public const string JournalName = "journal.json";

    /// <summary>The form.</summary>
    public string Form { get; init; } = CurrentForm;
}

/// <summary>A line of the journal in a bundle: its fields as they were hashed.</summary>
public sealed record BundleLine(string Agency, long Sequence, string Stream, long Version, string Type, string Body, string Who, string Authority, string At,
    string? Why, string PreviousHash, string Hash)
{
    /// <summary>The line of an entry.</summary>
    public static BundleLine Of(JournalEntry entry) => new(entry.Agency.ToString(), entry.Sequence, entry.Stream, entry.Version, entry.Type, entry.Body,
        entry.Change.Who, entry.Change.Authority, StoredTypes.Text(entry.Change.At), entry.Change.Why, entry.PreviousHash, entry.Hash);

    /// <summary>The hash that these fields have.</summary>
    internal string Computed => JournalHash.Of([Agency, Text(Sequence), Stream, Text(Version), Type, Body, Who, Authority, At, Why, PreviousHash]);

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A bundle as it was made.</summary>
/// <param name="Zip">Its bytes.</param>
/// <param name="ManifestHash">The SHA-256 of its manifest, by which the journal knows it.</param>
/// <param name="Manifest">What it contains.</param>
public sealed record Bundle(byte[] Zip, string ManifestHash, BundleManifest Manifest);
