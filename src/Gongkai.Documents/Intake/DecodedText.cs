using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Documents;

/// <summary>
/// Bytes brought to text: by byte order mark, else strict UTF-8, else what the document says of itself, else Big5 where the bytes speak for it, else GB18030.
/// </summary>
internal sealed partial record DecodedText(string Text, string Encoding, int Undecodable)
{
    private const int FewestPairs = 20;

    static DecodedText() => Register();

    /// <summary>Makes GB18030 known to the runtime.</summary>
    public static void Register() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The findings on it: RD12 when characters could not be decoded.</summary>
    public IEnumerable<Finding> Findings => Undecodable == 0 ? [] : [FileFault.Undecodable(Undecodable, Encoding)];

    public static DecodedText Of(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Lenient(bytes[3..], new UTF8Encoding(false), "UTF-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Lenient(bytes[2..], new UnicodeEncoding(false, false), "UTF-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Lenient(bytes[2..], new UnicodeEncoding(true, false), "UTF-16");
        if (Utf16WithoutMark(bytes) is { } utf16) return Lenient(bytes, utf16, "UTF-16");
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return new(System.Text.Encoding.UTF8.GetString(bytes), "UTF-8", 0);
        return Guessed(bytes, declared);
    }

    /// <summary>A file name: strict UTF-8, else GB18030.</summary>
    public static string OfName(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : System.Text.Encoding.GetEncoding("GB18030").GetString(bytes);

    /// <summary>As <see cref="Of"/>, with what came beside the page, or else a <c>meta</c> element in its first kilobytes, says.</summary>
    public static DecodedText OfHtml(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (declared is not null) return Of(bytes, declared);
        var head = System.Text.Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        return Of(bytes, Charset().Match(head) is { Success: true } match ? match.Groups[1].Value : null);
    }

    // GB18030 pairs any two bytes that fit; a file that is UTF-8 but for a few torn bytes decodes with fewer faults as UTF-8.
    private static DecodedText Guessed(ReadOnlySpan<byte> bytes, string? declared)
    {
        var chinese = Lenient(bytes, System.Text.Encoding.GetEncoding("GB18030"), "GB18030");
        var best = IsBig5(bytes) ? Lenient(bytes, System.Text.Encoding.GetEncoding("big5"), "BIG5") : chinese;
        if (Known(declared) is { } named && !named.WebName.StartsWith("gb", StringComparison.OrdinalIgnoreCase))
        {
            var asDeclared = Lenient(bytes, named, named.WebName.ToUpperInvariant());
            if (asDeclared.Undecodable <= best.Undecodable && named.CodePage != 65001) best = asDeclared;
        }
        var utf8 = Lenient(bytes, new UTF8Encoding(false), "UTF-8");
        return Ideographs(utf8.Text) > Ideographs(best.Text) / 2 && utf8.Undecodable * 20 < utf8.Text.Length && Utf8Shape(bytes) ? utf8 : best;
    }

    // Both pair bytes alike. Of what is written in either, nearly all stands among its own common characters, and much of it outside the other's.
    private static bool IsBig5(ReadOnlySpan<byte> bytes)
    {
        int gb = 0, big5 = 0, gbCommon = 0, big5Common = 0;
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] < 0x81) continue;
            var (lead, trail) = (bytes[i], bytes[++i]);
            if (lead is not (>= 0xA1 and <= 0xA9)) gb++;
            if (lead is not (>= 0xA1 and <= 0xA3)) big5++;
            if (lead is >= 0xB0 and <= 0xD7 && trail >= 0xA1) gbCommon++;
            if (lead is >= 0xA4 and <= 0xC6 && trail is >= 0x40 and <= 0x7E or >= 0xA1) big5Common++;
        }
        return big5 >= FewestPairs && big5Common * 10 >= big5 * 9 && gbCommon * 10 <= gb * 7;
    }

    private static Encoding? Known(string? name)
    {
        if (name is null) return null;
        foreach (var known in System.Text.Encoding.GetEncodings())
            if (known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return known.GetEncoding();
        return null;
    }

    // Three-byte sequences of UTF-8 for ideographs outnumber the broken ones.
    private static bool Utf8Shape(ReadOnlySpan<byte> bytes)
    {
        int whole = 0, broken = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            if (bytes[i] is >= 0xE3 and <= 0xEF && i + 2 < bytes.Length && (bytes[i + 1] & 0xC0) == 0x80 && (bytes[i + 2] & 0xC0) == 0x80)
            {
                whole++;
                i += 2;
            }
            else broken++;
        }
        return whole > broken * 4;
    }

    private static int Ideographs(string text)
    {
        var count = 0;
        foreach (var c in text)
            if (c is >= '\u4E00' and <= '\u9FFF') count++;
        return count;
    }

    private static DecodedText Lenient(ReadOnlySpan<byte> bytes, Encoding encoding, string name)
    {
        var marked = (Encoding)encoding.Clone();
        marked.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        var text = marked.GetString(bytes);
        return new(text, name, text.AsSpan().Count('\uFFFD'));
    }

    private static UnicodeEncoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 2048)];
        if (sample.Length < 8) return null;
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            if (sample[i] == 0 && sample[i + 1] != 0) even++;
            if (sample[i + 1] == 0 && sample[i] != 0) odd++;
        }
        if (odd > sample.Length / 32 && even == 0) return new(false, false);
        if (even > sample.Length / 32 && odd == 0) return new(true, false);
        return null;
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
