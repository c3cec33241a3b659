using System.Text;

namespace Gongkai.Text;

/// <summary>
/// What is set above or below the line, as plain text writes it: 1001¹, 1001⁽注¹⁾, 1001₁. Readers write the marks of footnotes so; no mark holds an ASCII digit.
/// </summary>
public static class RaisedText
{
    private const string Upright = "0123456789+-=()[]";
    private const string Above = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁽⁾";
    private const string Below = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₍₎";
    private const int LongestMark = 24;

    /// <summary>The text as it is written above the line.</summary>
    public static string Raise(string text) => Set(text, Above);

    /// <summary>The text as it is written below the line.</summary>
    public static string Lower(string text) => Set(text, Below);

    /// <summary>The text with everything set upright.</summary>
    public static string Level(string text) => string.Concat(text.Select(c => Index(c) is >= 0 and var at ? Upright[at] : c));

    /// <summary>The text without what stands above or below the line; each such mark becomes the filler, or nothing.</summary>
    public static string WithoutMarks(string text, char? filler = null)
    {
        if (!text.Any(IsSetOff)) return text;
        var upright = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSetOff(text[i]))
            {
                upright.Append(text[i]);
                continue;
            }
            i = EndOfMark(text, i);
            if (filler is { } mark) upright.Append(mark);
        }
        return upright.ToString();
    }

    /// <summary>Whether the character stands above or below the line.</summary>
    public static bool IsSetOff(char c) => c is '¹' or '²' or '³' or (>= '\u2070' and <= '\u208E');

    // A bracketed mark ends with its bracket.
    private static int EndOfMark(string text, int start)
    {
        if (text[start] is not ('⁽' or '₍')) return start;
        var end = text.AsSpan(start, Math.Min(LongestMark, text.Length - start)).IndexOf(text[start] == '⁽' ? '⁾' : '₎');
        return end < 0 ? start : start + end;
    }

    private static string Set(string text, string forms)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return text;
        var set = string.Concat(trimmed.Select(c => Upright.IndexOf(ChineseText.Fold(c), StringComparison.Ordinal) is >= 0 and var at ? forms[at] : c));
        return set.All(IsSetOff) ? set : $"{forms[13]}{set.Trim(forms[13], forms[14])}{forms[14]}";
    }

    private static int Index(char c) => Above.IndexOf(c, StringComparison.Ordinal) is >= 0 and var above ? above : Below.IndexOf(c, StringComparison.Ordinal);
}
