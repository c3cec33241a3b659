using System.Globalization;

namespace Gongkai.Storage;

/// <summary>Where the witness chain ends, and its seal: a keyed hash by a key of the ring.</summary>
/// <param name="Sequence">How many links it has.</param>
/// <param name="Hash">The hash of the last.</param>
/// <param name="Adopted">The link by which rows were last taken up as they stood.</param>
/// <param name="Key">The key of the seal.</param>
/// <param name="Seal">The seal.</param>
internal sealed record WitnessEnd(long Sequence, string Hash, long Adopted, string Key, string Seal)
{
    public const string Ask = $"select sequence, hash, adopted, key, seal from {Witness.Head}";

    public const string Upsert = $"""
        insert into {Witness.Head} (id, sequence, hash, adopted, key, seal) values ('head', @Sequence, @Hash, @Adopted, @Key, @Seal)
        on conflict (id) do update set sequence = excluded.sequence, hash = excluded.hash, adopted = excluded.adopted, key = excluded.key, seal = excluded.seal
        """;

    /// <summary>An end, sealed with the newest key.</summary>
    public static WitnessEnd Sealed(KeyRing keys, long sequence, string hash, long adopted)
    {
        var key = keys.Current;
        return new(sequence, hash, adopted, key, SealOf(keys, key, sequence, hash, adopted));
    }

    /// <summary>Whether the seal is the ring's.</summary>
    public bool IsSealedBy(KeyRing keys) => keys.Ids.Contains(Key) && SealOf(keys, Key, Sequence, Hash, Adopted) == Seal;

    private static string SealOf(KeyRing keys, string key, long sequence, string hash, long adopted) =>
        keys.Token(key, "witness/head", string.Create(CultureInfo.InvariantCulture, $"{sequence}\n{hash}\n{adopted}"));
}
