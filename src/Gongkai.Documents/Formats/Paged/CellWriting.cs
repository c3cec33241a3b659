using System.Buffers;
using System.Text;

namespace Gongkai.Documents.Formats;

/// <summary>The text of a cell, whichever way it is written: in lines, in columns from top to bottom, or turned.</summary>
internal static class CellWriting
{
    private const string VerticalForms = "︐︑︒︓︔︕︖︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄︱";
    private static readonly SearchValues<char> Vertical = SearchValues.Create(VerticalForms);
    private const string LineForms = "，、。：；！？（）｛｝〔〕【】《》〈〉「」『』—";

    /// <summary>The text; lines are joined without a space beside Chinese characters, with a line feed between numbers that may be two.</summary>
    public static string Text(List<Glyph> glyphs, double width)
    {
        var text = AsWritten(glyphs, width);
        return !text.AsSpan().ContainsAny(Vertical) ? text : string.Concat(text.Select(AsInLines));
    }

    private static string AsWritten(List<Glyph> glyphs, double width)
    {
        if (glyphs.Count == 0) return "";
        var upright = glyphs.Count(glyph => glyph.Turn == 0);
        if (upright == glyphs.Count) return StandsInColumns(glyphs) ? Columns(glyphs) : Lines(TextLine.Upright(glyphs), width);
        if (upright > 0 && (StandsInColumns(glyphs.FindAll(glyph => glyph.Turn == 0)) || upright == 1)) return Columns(glyphs);
        var text = new List<string>();
        foreach (var turn in glyphs.GroupBy(glyph => glyph.Turn).OrderBy(turn => turn.Key))
        {
            var lines = TextLine.Upright([.. turn.Select(glyph => glyph.Turned(turn.Key))]);
            if (lines.Count > 0) text.Add(Lines(lines, turn.Key == 0 ? width : double.MaxValue));
        }
        return string.Join('\n', text);
    }

    // Written from top to bottom: most glyphs stand right under the one drawn before, and there are at least two such columns.
    private static bool StandsInColumns(List<Glyph> glyphs)
    {
        var (under, beside) = (0, 0);
        var (left, right) = (double.MaxValue, double.MinValue);
        for (var i = 1; i < glyphs.Count; i++)
        {
            var (last, next) = (glyphs[i - 1], glyphs[i]);
            if (next.IsSpace || last.IsSpace) continue;
            var (dx, dy) = (Math.Abs(next.Box.MiddleX - last.Box.MiddleX), last.Box.MiddleY - next.Box.MiddleY);
            if (dx < 0.3 * next.Size && dy > 0.5 * next.Size && dy < 2.5 * next.Size) under++;
            else if (dx > 0.3 * next.Size && Math.Abs(dy) < 0.3 * next.Size) beside++;
        }
        foreach (var glyph in glyphs)
        {
            left = Math.Min(left, glyph.Box.MiddleX);
            right = Math.Max(right, glyph.Box.MiddleX);
        }
        return under > 2 * beside && right - left > 0.8 * glyphs[0].Size;
    }

    private static string Columns(List<Glyph> glyphs)
    {
        // A column is a line on paper turned anticlockwise: its glyphs, upright or not, follow one another downwards.
        var turned = glyphs.ConvertAll(glyph => glyph with { Box = glyph.Box.Turned(270), Turn = 0 });
        return string.Concat(TextLine.Upright(turned).Select(line => line.Text));
    }

    // Punctuation has forms of its own in columns; in lines it is the same mark.
    private static char AsInLines(char c) => VerticalForms.IndexOf(c) is var index and >= 0 ? LineForms[index] : c;

    private static string Lines(List<TextLine> lines, double width)
    {
        // Nothing but spaces.
        if (lines.Count == 0) return "";
        var text = new StringBuilder(lines[0].Text);
        for (var i = 1; i < lines.Count; i++)
        {
            text.Append(Joint(lines[i - 1], lines[i], width));
            text.Append(lines[i].Text);
        }
        return text.ToString();
    }

    private static string Joint(TextLine above, TextLine below, double width)
    {
        var (last, next) = (above.Text[^1], below.Text[0]);
        if (TextLine.IsWide(last) || TextLine.IsWide(next)) return "";
        if (!IsOfNumber(last) || !IsOfNumber(next)) return " ";
        // A number is torn only where its next digit had no room; Word leaves 5.4 pt free at either side.
        return width - above.Box.Width < 11 + below.Glyphs[0].Box.Width ? "" : "\n";
    }

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or ',' or '-' or '%';
}
