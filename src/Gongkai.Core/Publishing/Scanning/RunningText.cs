using Gongkai.Text;

namespace Gongkai.Publishing.Scanning;

/// <summary>
/// What a page says to its readers as one text: each block once (titles stand in it several times), whatever is neither letter nor figure as one 。, and two
/// of these at either end.
/// </summary>
internal sealed class RunningText
{
    private readonly List<(int From, int Block, int[] Places)> parts = [];

    public RunningText(ScannedPage page)
    {
        var text = new System.Text.StringBuilder("。。");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            var block = page.Blocks[i];
            if (block.Sort is BlockSort.File or BlockSort.Head || block.IsHidden || !seen.Add(block.Text)) continue;
            var (from, places) = (text.Length, new List<int>(block.Text.Length));
            for (var at = 0; at < block.Text.Length; at++)
            {
                var c = ChineseText.Fold(block.Text[at]);
                var kept = ChineseText.IsHan(c) || char.IsAsciiLetterOrDigit(c) ? c : '。';
                if (kept == '。' && text[^1] == '。') continue;
                text.Append(kept);
                places.Add(at);
            }
            parts.Add((from, i, [.. places]));
            if (text[^1] != '。') text.Append('。');
        }
        Text = text.Append("。。").ToString();
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>In which block of the page it stands, from where and how far.</summary>
    public (int Block, int Start, int Length) Place(int start, int length)
    {
        var part = parts.FindLast(part => part.From <= start);
        var (first, last) = (part.Places[start - part.From], part.Places[Math.Min(start - part.From + length, part.Places.Length) - 1]);
        return (part.Block, first, last - first + 1);
    }
}
