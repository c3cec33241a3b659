using System.Text;

namespace Gongkai.Documents.Formats;

/// <summary>
/// Digits in markedly smaller type, glued to digits: a footnote's mark or a part of the number, nobody can tell.
/// They are set in ‹ ›, which makes a cell unreadable.
/// </summary>
internal static class ShrunkText
{
    // For private use: in no text that is read.
    private const char From = '\uE7F0', To = '\uE7F1';

    /// <summary>Smaller type begins.</summary>
    public static void Begin(StringBuilder text) => text.Append(From);

    /// <summary>Smaller type ends.</summary>
    public static void End(StringBuilder text) => text.Append(To);

    /// <summary>The text without what was noted of its type.</summary>
    public static string Plain(string text) =>
        text.AsSpan().IndexOfAny(From, To) < 0 ? text : text.Replace($"{From}", "", StringComparison.Ordinal).Replace($"{To}", "", StringComparison.Ordinal);

    /// <summary>Settles what was noted: brackets where digits of two sizes touch, nothing elsewhere.</summary>
    public static void Settle(StringBuilder text)
    {
        var raw = text.ToString();
        if (raw.AsSpan().IndexOfAny(From, To) < 0) return;
        text.Clear();
        for (var i = 0; i < raw.Length; i++)
            if (raw[i] is not (From or To)) text.Append(raw[i]);
            else if (IsBetweenDigits(raw, i)) text.Append(raw[i] == From ? '‹' : '›');
    }

    private static bool IsBetweenDigits(string raw, int at) => IsDigit(raw, at, -1) && IsDigit(raw, at, 1);

    private static bool IsDigit(string raw, int at, int step)
    {
        for (at += step; at >= 0 && at < raw.Length && (raw[at] is From or To); at += step) { }
        return at >= 0 && at < raw.Length && (char.IsAsciiDigit(raw[at]) || raw[at] is >= '０' and <= '９');
    }
}
