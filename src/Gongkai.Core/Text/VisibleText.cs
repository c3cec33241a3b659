using System.Text;

namespace Gongkai.Text;

/// <summary>
/// What one party writes and another reads, without signs that are not seen: controls that turn the direction of writing (a name of a file, or a
/// sentence, is then shown
/// in another order than it has), controls of devices, and marks without width by which two texts look alike and are not.
/// Letters, and what joins those of scripts that need it, stay.
/// </summary>
public static class VisibleText
{
    /// <summary>The text without them; the same text where there are none.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsDropped(text, i)) return Without(text, i);
        return text;
    }

    /// <summary>A name on one line: line breaks are dropped too.</summary>
    public static string OnOneLine(string text) => Of(text).ReplaceLineEndings("").Replace("\t", " ", StringComparison.Ordinal);

    private static string Without(string text, int from)
    {
        var kept = new StringBuilder(text, 0, from, text.Length);
        for (var i = from; i < text.Length; i++)
            if (!IsDropped(text, i)) kept.Append(text[i]);
        return kept.ToString();
    }

    private static bool IsDropped(string text, int at) => text[at] switch
    {
        '\t' or '\n' or '\r' => false,
        // Controls of devices; among them U+0000, which PostgreSQL cannot keep.
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        // Direction: marks, embeddings, overrides, isolates, and the deprecated ones.
        '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u206F') => true,
        // Without width: soft hyphen, zero-width space, word joiner, invisible operators, byte order mark, annotations, separators of lines.
        '\u00AD' or '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u200B' or (>= '\u2060' and <= '\u2064') or '\u2028' or '\u2029' or '\u3164'
            or '\uFEFF' or '\uFFA0' or (>= '\uFFF9' and <= '\uFFFB') => true,
        // Joiners belong to scripts that join, and to pictures made of several.
        '\u200C' or '\u200D' => !IsJoined(text, at),
        '\u180E' => !(at > 0 && IsMongolian(text[at - 1])),
        // Tags (U+E0000 to U+E007F): a whole hidden text can be written with them.
        '\uDB40' => at + 1 < text.Length && text[at + 1] is >= '\uDC00' and <= '\uDC7F',
        >= '\uDC00' and <= '\uDC7F' => at > 0 && text[at - 1] == '\uDB40',
        _ => false,
    };

    private static bool IsJoined(string text, int at) => at > 0 && at + 1 < text.Length
        && (Joins(text[at - 1]) && Joins(text[at + 1]) || IsPicture(text, at - 1) && IsPicture(text, at + 1));

    // Arabic (Uygur, Kazak, Kirgiz), Mongolian, the scripts of India and Tibet.
    private static bool Joins(char c) =>
        c is (>= '\u0600' and <= '\u08FF') or (>= '\u0900' and <= '\u0FFF') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') || IsMongolian(c);

    private static bool IsPicture(string text, int at) =>
        (char.IsLowSurrogate(text[at]) && at > 0 ? text[at - 1] : text[at]) is (>= '\uD83C' and <= '\uD83E') or (>= '\u2600' and <= '\u27BF') or '\uFE0F';

    private static bool IsMongolian(char c) => c is >= '\u1800' and <= '\u18AF';
}
