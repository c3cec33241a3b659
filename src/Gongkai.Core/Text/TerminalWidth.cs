using System.Text;

namespace Gongkai.Text;

/// <summary>How many columns text takes in a terminal: wide characters two, combining marks none, ambiguous ones one, as terminals do (UAX #11).</summary>
public static class TerminalWidth
{
    /// <summary>The columns of a text on one line.</summary>
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    /// <summary>The text with spaces after it, up to that many columns; longer text stays as it is.</summary>
    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Of(text)));

    /// <summary>The text with spaces before it, up to that many columns.</summary>
    public static string PadLeft(string text, int columns) => new string(' ', Math.Max(0, columns - Of(text))) + text;

    /// <summary>The text cut to at most that many columns, the cut marked by …</summary>
    public static string Cut(string text, int columns)
    {
        if (Of(text) <= columns) return text;
        var cut = new StringBuilder();
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((width += Of(rune)) > columns - 1) break;
            cut.Append(rune);
        }
        return cut.Append('…').ToString();
    }

    /// <summary>Breaks a text into lines of at most that many columns; Latin words and numbers stay whole, closing punctuation never begins a line.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            var width = 0;
            foreach (var word in Words(paragraph))
            {
                var wide = Of(word);
                if (width > 0 && width + wide > columns && !IsClosing(word))
                {
                    yield return line.ToString().TrimEnd();
                    line.Clear();
                    width = 0;
                    if (word == " ") continue;
                }
                line.Append(word);
                width += wide;
            }
            yield return line.ToString();
        }
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && IsGlued(text[i - 1]) && IsGlued(text[i]) || i < text.Length && char.IsLowSurrogate(text[i])) continue;
            yield return text[start..i];
            start = i;
        }
    }

    private static bool IsGlued(char c) => c is > ' ' and < '\u2000';

    private static bool IsClosing(string word) =>
        word is "，" or "。" or "、" or "；" or "：" or "）" or "”" or "’" or "》" or "〕" or "】" or "！" or "？" or "," or "." or ")";

    private static int Of(Rune rune) => rune.Value switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) => 0,
        >= 0x300 and < 0x370 or >= 0x200B and <= 0x200F or >= 0xFE00 and <= 0xFE0F or 0xFEFF => 0,
        < 0x1100 => 1,
        <= 0x115F or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97C) or (>= 0xAC00 and <= 0xD7A3) => 2,
        >= 0xF900 and <= 0xFAFF or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
        >= 0x1F300 and <= 0x1FAFF or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
