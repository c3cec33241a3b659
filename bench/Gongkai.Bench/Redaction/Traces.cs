using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Bench.Redaction;

/// <summary>Looks for words in a file without knowing its format: in its bytes, in what is packed in them, with and without tags.</summary>
public static partial class Traces
{
    /// <summary>Where the words are; empty where they are nowhere.</summary>
    public static List<string> In(byte[] file, string words)
    {
        var found = new List<string>();
        foreach (var (name, content) in Unpacked(file))
        {
            var texts = new[] { name, Encoding.UTF8.GetString(content), Encoding.Unicode.GetString(content), Encoding.BigEndianUnicode.GetString(content),
                Encoding.Latin1.GetString(content) };
            if (texts.Append(Tag().Replace(texts[1], "")).Any(text => Bare(text).Contains(Bare(words), StringComparison.OrdinalIgnoreCase))) found.Add(name);
        }
        return found;
    }

    private static IEnumerable<(string Name, byte[] Content)> Unpacked(byte[] file)
    {
        yield return ("", file);
        if (!file.AsSpan().StartsWith("PK"u8)) yield break;
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var part in zip.Entries)
        {
            using var copy = new MemoryStream();
            using (var stream = part.Open()) stream.CopyTo(copy);
            yield return (part.FullName, copy.ToArray());
        }
    }

    private static string Bare(string text) => Unseen().Replace(text, "");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\u200B-\u200F\u2060\uFEFF\u00AD]+")]
    private static partial Regex Unseen();
}
