using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Bench.Robustness;

/// <summary>
/// Edits of a PDF as objects: numbers, names and references changed, bodies exchanged, objects lost and doubled, and the operators of the pages' content.
/// </summary>
internal static partial class PdfEdits
{
    public static byte[] Edit(byte[] pdf, Random random)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var pieces = Objects().Split(text).ToList();
        for (var edits = random.Next(1, 6); edits > 0; edits--) Edit(pieces, random);
        return Encoding.Latin1.GetBytes(string.Concat(pieces));
    }

    private static void Edit(List<string> pieces, Random random)
    {
        var (at, other) = (random.Next(pieces.Count), random.Next(pieces.Count));
        switch (random.Next(12))
        {
            case 0: pieces[at] = ""; break;
            case 1: pieces[at] += pieces[other]; break;
            case 2: (pieces[at], pieces[other]) = (pieces[other], pieces[at]); break;
            case 3: pieces[at] = Head(pieces[at], References(), (_, left) => $"{random.Next(1, pieces.Count)} 0 R", random); break;
            case 4:
                pieces[at] = Head(pieces[at], Names(),
                (_, left) => Names().Matches(pieces[other]) is { Count: > 0 } names ? names[random.Next(names.Count)].Value : "/X", random); break;
            case 5 or 6: pieces[at] = Head(pieces[at], Numbers(), (_, _) => Extremes.Number(random), random); break;
            default: pieces[at] = Content(pieces[at], random); break;
        }
    }

    // Within the dictionary, before the bytes of the stream.
    private static string Head(string piece, Regex what, Func<string, int, string> with, Random random)
    {
        var end = piece.IndexOf("stream", StringComparison.Ordinal) is >= 0 and var stream ? stream : piece.Length;
        var found = what.Matches(piece[..end]);
        if (found.Count == 0) return piece;
        var one = found[random.Next(found.Count)];
        return piece[..one.Index] + with(one.Value, one.Index) + piece[(one.Index + one.Length)..];
    }

    private static string Content(string piece, Random random)
    {
        if (Stream().Match(piece) is not { Success: true } stream) return piece;
        var packed = Encoding.Latin1.GetBytes(stream.Groups[2].Value);
        var isPacked = piece.Contains("/FlateDecode", StringComparison.Ordinal);
        if ((isPacked ? Unpacked(packed) : packed) is not { Length: < 2_000_000 } content) return piece;
        var edited = Encoding.Latin1.GetBytes(TokenEdits.Edit(Encoding.Latin1.GetString(content), Operators(), random));
        var bytes = Encoding.Latin1.GetString(isPacked ? Packed(edited) : edited);
        return Length().Replace(piece[..stream.Index], $"/Length {bytes.Length}", 1) + stream.Groups[1].Value + bytes
            + piece[(stream.Groups[2].Index + stream.Groups[2].Length)..];
    }

    private static byte[]? Unpacked(byte[] packed)
    {
        try
        {
            using var content = new MemoryStream();
            using (var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress)) zlib.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(content);
        return packed.ToArray();
    }

    [GeneratedRegex(@"(?<=endobj\s)|(?=xref\s)|(?=trailer\s)")]
    private static partial Regex Objects();

    [GeneratedRegex(@"\d+ 0 R")]
    private static partial Regex References();

    [GeneratedRegex("/[A-Za-z0-9]+")]
    private static partial Regex Names();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"/Length \d+")]
    private static partial Regex Length();

    [GeneratedRegex(@"(stream\r?\n)(.*?)(?=\r?\nendstream)", RegexOptions.Singleline)]
    private static partial Regex Stream();

    [GeneratedRegex(@"[^\n ]*[\n ]|[^\n ]+")]
    private static partial Regex Operators();
}
