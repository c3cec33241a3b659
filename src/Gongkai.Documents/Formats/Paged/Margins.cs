using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>The margins and the pitch of a document's running text, and by them which lines make a paragraph.</summary>
internal sealed partial class Margins
{
    private readonly Dictionary<(double, double, int), (double Left, double Right)> byPaper = [];
    private readonly double bodySize;
    private readonly double pitch;

    public Margins(List<PagedBlock> blocks)
    {
        var lines = blocks.OfType<LineBlock>().ToList();
        bodySize = lines.Count == 0 ? 12 : lines.GroupBy(line => Math.Round(line.Line.Size)).MaxBy(size => size.Sum(line => line.Line.Text.Length))!.Key;
        foreach (var paper in lines.GroupBy(Paper))
        {
            var long_ = paper.Where(line => line.Line.Text.Length >= 10 && Math.Abs(line.Line.Size - bodySize) <= 0.15 * bodySize).ToList();
            if (long_.Count == 0) long_ = [.. paper];
            // Text that fills less than half the paper's width does not show where its right margin is.
            byPaper[paper.Key] = (LeftOf(long_), Math.Max(long_.Max(EndOf), LeftOf(long_) + 0.5 * paper.First().Page.Paper.Width));
        }
        pitch = TypicalPitch(lines);
    }

    /// <summary>Whether the second line carries on the paragraph of the first.</summary>
    public bool GoOn(LineBlock above, LineBlock below)
    {
        var (left, right) = byPaper[Paper(above)];
        var size = above.Line.Size;
        if (above.Line.IsTurned || below.Line.IsTurned || Math.Abs(size - below.Line.Size) > 0.15 * size) return false;
        var samePage = above.Page.Number == below.Page.Number;
        if (samePage && above.Box.MiddleY - below.Box.MiddleY > Math.Max(1.4 * pitch * size / bodySize, 1.7 * size)) return false;
        var isTitle = size > 1.1 * bodySize && IsCentred(above, left, right) && IsCentred(below, left, right) && !StartsItem().IsMatch(Folded(below));
        if (isTitle && samePage) return true;
        if (Paper(above) != Paper(below) || StartsSection().IsMatch(Folded(below))) return false;
        var isFull = above.Box.X1 + FirstWord(below.Line) > right + 0.1 * size;
        if (!isFull) return false;
        var ends = Ends(above.Line.Text);
        if (StartsItem().IsMatch(Folded(below)) && ends) return false;
        if (below.Box.X0 - left <= 1.2 * size) return true;
        // Indented, yet the sentence is not over: a hanging indent.
        return !ends && !StartsItem().IsMatch(Folded(below)) && above.Box.X0 - left < 4 * size && !IsHeading(Folded(above));
    }

    /// <summary>What stands between the end of one line and the beginning of the next: a space only between Latin words.</summary>
    public static string Joint(char last, char next) =>
        TextLine.IsWide(last) || TextLine.IsWide(next) || (IsOfNumber(last) && IsOfNumber(next)) ? "" : " ";

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or '%' or '-';

    private static (double, double, int) Paper(PagedBlock block) =>
        (Math.Round(block.Page.Width), Math.Round(block.Page.Height), block.Page.TurnedBy);

    private static double LeftOf(List<LineBlock> lines)
    {
        var starts = lines.ConvertAll(line => line.Box.X0);
        starts.Sort();
        for (var i = 0; i < starts.Count; i++)
        {
            var near = 0;
            for (var j = i; j < starts.Count && starts[j] - starts[i] < 4; j++) near++;
            if (near >= Math.Max(1, 0.12 * starts.Count)) return starts[i];
        }
        return starts[0];
    }

    // A stop at the end of a line may hang in the margin.
    private static double EndOf(LineBlock line) =>
        line.Line.Glyphs is [.., var last, var stop] && "，。、；：！？）》”".Contains(stop.Text[0]) ? last.Box.X1 : line.Box.X1;

    private double TypicalPitch(List<LineBlock> lines)
    {
        var pitches = new List<double>();
        for (var i = 1; i < lines.Count; i++)
        {
            var (above, below) = (lines[i - 1], lines[i]);
            if (above.Page.Number != below.Page.Number || Math.Abs(above.Line.Size - bodySize) > 1 || Math.Abs(below.Line.Size - bodySize) > 1) continue;
            var (left, right) = byPaper[Paper(above)];
            if (above.Box.X1 > right - 1.5 * bodySize && below.Box.X0 < left + bodySize) pitches.Add(above.Box.MiddleY - below.Box.MiddleY);
        }
        pitches.Sort();
        return pitches.Count == 0 ? 1.8 * bodySize : pitches[pitches.Count / 2];
    }

    // The least that would have had to fit on the line above: one Chinese character with the stop after it, or a whole Latin word.
    private static double FirstWord(TextLine line)
    {
        var first = line.Glyphs[0];
        var width = first.Box.Width;
        for (var i = 1; i < line.Glyphs.Count; i++)
        {
            var glyph = line.Glyphs[i];
            var isStop = "，。、；：！？）》”’,.;:!?)".Contains(glyph.Text[0]);
            var isOneWord = !TextLine.IsWide(first.Text[0]) && !TextLine.IsWide(glyph.Text[0]) && glyph.Box.X0 - line.Glyphs[i - 1].Box.X1 < 0.25 * glyph.Size;
            var isOpen = "（《“‘(".Contains(line.Glyphs[i - 1].Text[0]);
            if (!isStop && !isOneWord && !isOpen) break;
            width = glyph.Box.X1 - first.Box.X0;
        }
        return width + 0.6 * line.Size;
    }

    private static bool IsCentred(LineBlock line, double left, double right) =>
        Math.Abs(line.Box.MiddleX - (left + right) / 2) < 1.5 * line.Line.Size;

    private static string Folded(LineBlock line) => ChineseText.Fold(line.Line.Text);

    private static bool Ends(string text) =>
        text[^1] is '。' or '！' or '？' or '；' or '：' or ';' or ':' or '!' or '?' || (text[^1] is '”' or '）' && text.Length > 1 && text[^2] is '。' or '；' or '！');

    private static bool IsHeading(string text) => StartsItem().IsMatch(text) && !text.Contains('。') && !text.Contains(',');

    [GeneratedRegex("^[一二三四五六七八九十]{1,3}、")]
    private static partial Regex StartsSection();

    [GeneratedRegex("^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、]|[（(][0-9]{1,2}[）)])")]
    private static partial Regex StartsItem();
}
