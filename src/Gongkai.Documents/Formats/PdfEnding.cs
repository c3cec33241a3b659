using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Formats;

/// <summary>Whether a PDF was cut off: then a lenient parser would show part of it as if it were the whole.</summary>
internal static class PdfEnding
{
    private const int Tail = 4096;

    public static bool IsMissing(ReadOnlySpan<byte> content)
    {
        var tail = content.Length > Tail ? content[^Tail..] : content;
        if (tail.LastIndexOf("%%EOF"u8) < 0 && tail.LastIndexOf("startxref"u8) < 0) return true;
        // A linearised file has an end mark near its beginning as well, and states its own length.
        var head = content[..Math.Min(content.Length, 1024)];
        if (head.IndexOf("/Linearized"u8) < 0) return false;
        var mark = head.IndexOf("/L "u8);
        if (mark < 0) return false;
        var digits = Encoding.ASCII.GetString(head[(mark + 3)..Math.Min(head.Length, mark + 15)]).TrimStart().Split(' ', '/', '>', '\r', '\n')[0];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && content.Length < length;
    }
}
