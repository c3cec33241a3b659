using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gongkai.Storage;

/// <summary>
/// How a file lies on the disk: pieces of 64 KiB, each sealed with AES-256-GCM under the file's own key. The nonce is the number of the piece,
/// with a mark on the last one, so that no piece can be moved, left out or cut off.
/// </summary>
internal sealed class FileCipher(byte[] key) : IDisposable
{
    public const int Piece = 1 << 16;
    public const int TagSize = 16;

    private readonly AesGcm cipher = new(key, TagSize);
    private readonly byte[] nonce = new byte[12];
    private long number;

    /// <summary>The length on the disk of a content of that length.</summary>
    public static long LengthOnDisk(long size) => size + Math.Max(1, (size + Piece - 1) / Piece) * TagSize;

    /// <summary>Seals the next piece: ciphertext, then tag.</summary>
    public void Seal(ReadOnlySpan<byte> plain, Span<byte> box, bool last) =>
        cipher.Encrypt(Next(last), plain, box[..plain.Length], box.Slice(plain.Length, TagSize));

    /// <summary>Opens the next piece.</summary>
    public void Open(ReadOnlySpan<byte> box, Span<byte> plain, bool last) =>
        cipher.Decrypt(Next(last), box[..^TagSize], box[^TagSize..], plain[..(box.Length - TagSize)]);

    public void Dispose() => cipher.Dispose();

    private byte[] Next(bool last)
    {
        BinaryPrimitives.WriteInt64BigEndian(nonce, number++);
        nonce[8] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
