using System.Text;

namespace Gongkai.Documents;

/// <summary>Takes the page out of a web archive (MHTML, RFC 2557), as Word and browsers save it.</summary>
internal static class WebArchive
{
    /// <summary>The bytes of the first part that is HTML; null when there is none.</summary>
    public static byte[]? Page(ReadOnlySpan<byte> content)
    {
        var text = Encoding.Latin1.GetString(content);
        for (var at = 0; at >= 0;)
        {
            at = text.IndexOf("Content-Type:", at, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return null;
            if (text.AsSpan(at + 13).TrimStart().StartsWith("text/html", StringComparison.OrdinalIgnoreCase)) return Part(text, at);
            at += 13;
        }
        return null;
    }

    private static byte[] Part(string text, int header)
    {
        var start = Math.Max(text.LastIndexOf("\n--", header, StringComparison.Ordinal), 0);
        var gap = text.IndexOf("\r\n\r\n", header, StringComparison.Ordinal);
        var lone = text.IndexOf("\n\n", header, StringComparison.Ordinal);
        var body = gap >= 0 && (lone < 0 || gap < lone) ? gap + 4 : lone >= 0 ? lone + 2 : text.Length;
        var boundary = start > 0 ? text.AsSpan(start, Math.Max(0, text.AsSpan(start + 1).IndexOfAny('\r', '\n') + 1)).ToString() : "";
        var end = boundary.Length > 3 ? text.IndexOf(boundary, body, StringComparison.Ordinal) : -1;
        var part = text[body..(end < 0 ? text.Length : end)];
        var headers = text[start..body];
        if (headers.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase)) return QuotedPrintable(part);
        if (headers.Contains("base64", StringComparison.OrdinalIgnoreCase)) return Base64(part);
        return Encoding.Latin1.GetBytes(part);
    }

    private static byte[] Base64(string part)
    {
        var bytes = new byte[part.Length];
        return Convert.TryFromBase64String(part, bytes, out var written) ? bytes[..written] : Encoding.Latin1.GetBytes(part);
    }

    private static byte[] QuotedPrintable(string part)
    {
        var bytes = new List<byte>(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] != '=') bytes.Add((byte)part[i]);
            else if (i + 2 < part.Length && char.IsAsciiHexDigit(part[i + 1]) && char.IsAsciiHexDigit(part[i + 2]))
            {
                bytes.Add(Convert.FromHexString(part.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else if (i + 1 < part.Length && part[i + 1] == '\n') i++;
            else if (i + 2 < part.Length && part[i + 1] == '\r' && part[i + 2] == '\n') i += 2;
            else bytes.Add((byte)'=');
        }
        return [.. bytes];
    }
}
