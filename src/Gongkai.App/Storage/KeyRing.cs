using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.Storage;

/// <summary>
/// The keys of personal data and files, one file each in the folder of keys (<c>0001-3f9a1c07.key</c>:
/// its number, a mark of its own, and 32 bytes in Base64). The newest seals; all open.
/// A key that another process adds is seen by the next use.
/// </summary>
public sealed class KeyRing
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly string folder;
    private Ring ring;

    private KeyRing(string folder) => (this.folder, ring) = (folder, Load(folder));

    /// <summary>The id of the key that seals.</summary>
    public string Current => Ring().Newest;

    /// <summary>The ids of all keys, the oldest first.</summary>
    public IReadOnlyList<string> Ids => Ring().Ids;

    /// <summary>Opens the ring. A folder without keys gets its first one, unless something was sealed before.</summary>
    /// <exception cref="MissingKeyException">A key in use is not there.</exception>
    public static KeyRing Open(string folder, IEnumerable<string> inUse)
    {
        Durable.CreateFolder(folder);
        var there = Names(folder).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        if (inUse.FirstOrDefault(key => !there.Contains(key)) is { } missing) throw new MissingKeyException(missing);
        if (there.Count == 0) WriteNew(folder, 1);
        return new(folder);
    }

    /// <summary>The ring as it lies, to be looked at only; it may be empty.</summary>
    public static KeyRing Look(string folder) => new(folder);

    /// <summary>Adds a key, which seals from now on.</summary>
    public string Add()
    {
        WriteNew(folder, int.Parse(Ring().Newest.Split('-')[0], CultureInfo.InvariantCulture) + 1);
        return Current;
    }

    /// <summary>Takes a key away for ever; never the newest.</summary>
    public void Remove(string id)
    {
        if (id == Current) throw new InvalidOperationException("The key in use cannot be removed.");
        File.Delete(PathOf(folder, id));
        Durable.FlushFolder(folder);
    }

    /// <summary>Seals a text with the newest key.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="context">Where it belongs, <c>table/id</c>: it cannot be opened as anything else.</param>
    public SealedText Seal(string plain, string context)
    {
        var held = Ring();
        var bytes = Encoding.UTF8.GetBytes(plain);
        var box = new byte[NonceSize + bytes.Length + TagSize];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(held.Keys[held.Newest], TagSize);
        cipher.Encrypt(box.AsSpan(0, NonceSize), bytes, box.AsSpan(NonceSize, bytes.Length), box.AsSpan(NonceSize + bytes.Length),
            Encoding.UTF8.GetBytes(context));
        return new(held.Newest, Convert.ToBase64String(box));
    }

    /// <summary>Opens a sealed text.</summary>
    /// <exception cref="MissingKeyException">Its key is not in the ring.</exception>
    /// <exception cref="CryptographicException">It was changed, or belongs elsewhere.</exception>
    public string Open(SealedText text, string context)
    {
        var box = Convert.FromBase64String(text.Text);
        var bytes = new byte[box.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(Ring().Keys.GetValueOrDefault(text.Key) ?? throw new MissingKeyException(text.Key), TagSize);
        cipher.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize, bytes.Length), box.AsSpan(NonceSize + bytes.Length), bytes,
            Encoding.UTF8.GetBytes(context));
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>What a value is found by without being shown: a keyed hash, by one key of the ring.</summary>
    internal string Token(string key, string facet, string value)
    {
        return Convert.ToBase64String(HMACSHA256.HashData(Ring().Secrets[key], Encoding.UTF8.GetBytes($"{facet}\0{value}")));
    }

    // Reading the folder costs more than opening a text; its time of change does not, but two changes may fall into one tick of it.
    private Ring Ring()
    {
        var changed = Directory.GetLastWriteTimeUtc(folder);
        if (changed == ring.ChangedAt && ring.ReadAt - changed > Tick) return ring;
        if (ring.Names.AsSpan().SequenceEqual(Names(folder)))
            return ring = ring with { ChangedAt = changed, ReadAt = TimeProvider.System.GetUtcNow().UtcDateTime };
        return ring = Load(folder);
    }

    private static Ring Load(string folder)
    {
        var (changed, read) = (Directory.GetLastWriteTimeUtc(folder), TimeProvider.System.GetUtcNow().UtcDateTime);
        var names = Names(folder);
        var keys = names.ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name), name => Convert.FromBase64String(File.ReadAllText(name).Trim()));
        var secrets = keys.ToFrozenDictionary(key => key.Key,
            key => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Value, 32, info: "gongkai blind index"u8.ToArray()));
        return new(names, [.. names.Select(name => Path.GetFileNameWithoutExtension(name))], keys, secrets, changed, read);
    }

    private static string[] Names(string folder)
    {
        var names = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.key") : [];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private static void WriteNew(string folder, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{number:0000}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        Durable.Write(PathOf(folder, id), Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
    }

    private static string PathOf(string folder, string id) => Path.Combine(folder, $"{id}.key");
}

/// <summary>The keys as they lie in the folder, and what of each makes tokens.</summary>
internal sealed record Ring(string[] Names, string[] Ids, FrozenDictionary<string, byte[]> Keys, FrozenDictionary<string, byte[]> Secrets,
    DateTime ChangedAt, DateTime ReadAt)
{
    public string Newest => Ids[^1];
}
