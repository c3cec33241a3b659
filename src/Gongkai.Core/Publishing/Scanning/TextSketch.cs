using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gongkai.Publishing.Scanning;

/// <summary>
/// How alike texts are, by what they share of every few letters in a row: exactly, and by sketches of 128 bytes that are compared at once. A sketch is a
/// one-permutation MinHash: each piece of the text is hashed once and falls into one of 64 bins, which keeps its least; what is alike in so many of a
/// hundred bins is alike by so many per cent, give or take six.
/// </summary>
public readonly struct TextSketch : IEquatable<TextSketch>
{
    /// <summary>So many letters in a row are compared.</summary>
    private const int Piece = 5;

    private const int Bins = 64, BinBits = 6;

    private const ulong Odd = 0xD6E8FEB86659FD93;

    /// <summary>The bins by fours: texts of which no four agree are not compared. Of pairs that are alike by 80 % one in 4,000 is passed over.</summary>
    internal const int Bands = 16;

    private readonly Kept kept;
    private readonly bool isMade;

    private TextSketch(ReadOnlySpan<ushort> least)
    {
        least.CopyTo(kept);
        isMade = true;
    }

    /// <summary>Whether there is nothing to compare: the text has hardly a letter.</summary>
    public bool IsEmpty => !isMade;

    /// <summary>Of a text: its letters and figures, whatever stands between them.</summary>
    public static TextSketch Of(string text)
    {
        var letters = ArrayPool<char>.Shared.Rent(text.Length);
        var sketch = Of(letters.AsSpan(0, KeyedText.Write(text, letters)));
        ArrayPool<char>.Shared.Return(letters);
        return sketch;
    }

    private static TextSketch Of(ReadOnlySpan<char> key)
    {
        if (key.Length < Piece) return default;
        Span<ulong> least = stackalloc ulong[Bins];
        least.Fill(ulong.MaxValue);
        for (var at = 0; at + Piece <= key.Length; at++)
        {
            var hash = HashAt(key, at);
            ref var bin = ref least[(int)(hash >> (64 - BinBits))];
            if (hash < bin) bin = hash;
        }
        // A bin into which nothing fell takes the least of another, found by its own number alone, so that like texts borrow alike.
        Span<ushort> kept = stackalloc ushort[Bins];
        for (var bin = 0; bin < Bins; bin++)
        {
            var (from, hop) = (bin, 0UL);
            while (least[from] == ulong.MaxValue) from = (int)(Mixed((ulong)bin * 0x9E37 + ++hop) >> (64 - BinBits));
            kept[bin] = unchecked((ushort)Mixed(least[from] + hop));
        }
        return new(kept);
    }

    /// <summary>How alike, from 0 to 1, by what the sketches tell.</summary>
    public double Like(in TextSketch other)
    {
        if (IsEmpty || other.IsEmpty) return 0;
        ReadOnlySpan<ushort> own = kept, others = other.kept;
        var same = 0;
        for (var bin = 0; bin < Bins; bin++) if (own[bin] == others[bin]) same++;
        return same / (double)Bins;
    }

    /// <summary>How alike two texts are, from 0 to 1: the pieces that both have, of all that either has.</summary>
    public static double Between(string one, string other)
    {
        var (a, b) = (Pieces(one), Pieces(other));
        if (a.Length == 0 || b.Length == 0) return 0;
        var (i, j, both) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
            if (a[i] == b[j]) (i, j, both) = (i + 1, j + 1, both + 1);
            else if (a[i] < b[j]) i++;
            else j++;
        return both / (double)(a.Length + b.Length - both);
    }

    /// <summary>What sketches of like texts share, by the number of the band.</summary>
    internal ulong Band(int band) => MemoryMarshal.Cast<ushort, ulong>((ReadOnlySpan<ushort>)kept)[band];

    public bool Equals(TextSketch other) => IsEmpty == other.IsEmpty && ((ReadOnlySpan<ushort>)kept).SequenceEqual(other.kept);

    public override bool Equals(object? obj) => obj is TextSketch other && Equals(other);

    public override int GetHashCode() => Band(0).GetHashCode();

    public static bool operator ==(TextSketch left, TextSketch right) => left.Equals(right);

    public static bool operator !=(TextSketch left, TextSketch right) => !left.Equals(right);

    private static ulong[] Pieces(string text)
    {
        var key = new KeyedText(text).Key;
        var pieces = new HashSet<ulong>();
        for (var at = 0; at + Piece <= key.Length; at++) pieces.Add(HashAt(key, at));
        var sorted = new ulong[pieces.Count];
        pieces.CopyTo(sorted);
        Array.Sort(sorted);
        return sorted;
    }

    // Five letters of sixteen bits: four in one word, the fifth multiplied in.
    private static ulong HashAt(ReadOnlySpan<char> key, int at)
    {
        var four = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(key.Slice(at, 4)));
        return Mixed(four ^ BitOperations.RotateLeft(unchecked(key[at + 4] * Odd), 32));
    }

    private static ulong Mixed(ulong x)
    {
        x = unchecked((x ^ (x >> 32)) * Odd);
        x = unchecked((x ^ (x >> 32)) * Odd);
        return x ^ (x >> 32);
    }

    [InlineArray(Bins)]
    private struct Kept
    {
        private ushort first;
    }
}
