namespace Gongkai.Documents.Formats;

/// <summary>Words of neighbouring columns that all but touch: a narrow gap parts them where the characters of a word stand without any.</summary>
internal static class TouchingWords
{
    private const double Gap = 0.1;
    private const double None = 0.04;

    /// <summary>The field as the words of as many columns; itself where its characters are set apart evenly, or its digits by threes.</summary>
    public static IEnumerable<TextLine> Parted(TextLine field)
    {
        var glyphs = field.Glyphs;
        int none = 0, parted = 0;
        for (var i = 1; i < glyphs.Count; i++)
            if (Between(glyphs, i) < None) none++;
            else if (IsParted(glyphs, i)) parted++;
        if (parted == 0 || none <= parted || IsByThrees(field)) return [field];
        var words = new List<TextLine>();
        var start = 0;
        for (var i = 1; i <= glyphs.Count; i++)
        {
            if (i < glyphs.Count && !IsParted(glyphs, i)) continue;
            if (TextLine.Of(glyphs[start..i]) is { } word) words.Add(word);
            start = i;
        }
        return words;
    }

    // A gap between an ideograph and a digit or a Latin letter is typography, unless an item begins there: 1.
    private static bool IsParted(List<Glyph> glyphs, int i) =>
        Between(glyphs, i) > Gap && (TextLine.IsWide(glyphs[i - 1].Text[^1]) == TextLine.IsWide(glyphs[i].Text[0]) ||
            (i + 1 < glyphs.Count && char.IsAsciiDigit(glyphs[i].Text[0]) && glyphs[i + 1].Text[0] is '.' or '．' or '、'));

    private static double Between(List<Glyph> glyphs, int i) =>
        (glyphs[i].Box.X0 - glyphs[i - 1].Box.X1) / Math.Max(glyphs[i].Size, glyphs[i - 1].Size);

    // 1 024 is one number.
    private static bool IsByThrees(TextLine field)
    {
        var digits = 0;
        for (var i = field.Glyphs.Count - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(field.Glyphs[i].Text[0])) return false;
            digits++;
            if (i > 0 && IsParted(field.Glyphs, i) != (digits % 3 == 0)) return false;
        }
        return digits > 3;
    }
}
