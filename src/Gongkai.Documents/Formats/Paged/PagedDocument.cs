using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Formats;

/// <summary>Brings pages of placed glyphs and lines to paragraphs and tables in reading order.</summary>
internal static class PagedDocument
{
    /// <summary>The blocks of all pages; tables that go on over a page's end, and paragraphs, are whole again.</summary>
    public static ImmutableArray<Block> Compose(IReadOnlyList<PageContent> pages)
    {
        var blocks = RunningHeads.Removed(pages.Select(PageBlocks).ToList()).SelectMany(page => page).ToList();
        var composed = ImmutableArray.CreateBuilder<Block>();
        var sequence = 0;
        var margins = new Margins(blocks);
        for (var i = 0; i < blocks.Count;)
        {
            var start = i++;
            if (blocks[start] is TableBlock table)
            {
                while (i < blocks.Count && blocks[i] is TableBlock next && GoesOn((TableBlock)blocks[i - 1], next)) i++;
                composed.Add(TableAssembly.Of([.. blocks[start..i].Cast<TableBlock>()], ref sequence));
                continue;
            }
            while (i < blocks.Count && blocks[i] is LineBlock next && margins.GoOn((LineBlock)blocks[i - 1], next)) i++;
            composed.Add(ParagraphOf([.. blocks[start..i].Cast<LineBlock>()], ref sequence));
        }
        return composed.ToImmutable();
    }

    /// <summary>The place of a box, to a tenth of a point.</summary>
    public static PagePlace PlaceOf(PageContent page, Box box, ref int sequence)
    {
        var paper = page.OnPaper(box);
        return new(page.Number, Tenth(paper.X0), Tenth(paper.Y0), Tenth(paper.X1), Tenth(paper.Y1)) { Sequence = ++sequence };
    }

    private static double Tenth(double points) => Math.Round(points, 1, MidpointRounding.AwayFromZero) + 0.0;

    private static List<PagedBlock> PageBlocks(PageContent drawn)
    {
        var page = StruckText.Removed(drawn.Upright());
        var (tables, rest, horizontal) = PageTables.Take(page);
        var upright = rest.FindAll(glyph => glyph.Turn == 0);
        var blocks = new List<PagedBlock>(tables);
        var columns = new PageColumns(page, upright, tables);
        foreach (var (paper, glyphs) in columns.Groups(upright)) blocks.AddRange(AlignedTables.Among(paper, TextLine.Upright(glyphs), horizontal));
        foreach (var turn in rest.Where(glyph => glyph.Turn != 0).GroupBy(glyph => glyph.Turn))
            foreach (var line in TextLine.Upright([.. turn.Select(glyph => glyph.Turned(turn.Key))]))
                blocks.Add(new LineBlock(page, line.PlacedBack(turn.Key)));
        return [.. blocks.OrderBy(block => columns.Turn(block.Box)).ThenByDescending(block => Math.Round(block.Box.Y1, 0)).ThenBy(block => block.Box.X0)];
    }

    private static bool GoesOn(TableBlock above, TableBlock below) =>
        above.Page.Number + 1 == below.Page.Number && above.Page.TurnedBy == below.Page.TurnedBy && !above.Cells[0].IsCounted && !below.Cells[0].IsCounted &&
        Math.Abs(above.Box.X0 - below.Box.X0) <= 4 && Math.Abs(above.Box.X1 - below.Box.X1) <= 4;

    private static Paragraph ParagraphOf(ImmutableArray<LineBlock> lines, ref int sequence)
    {
        var text = lines[0].Line.Text;
        var box = lines[0].Box;
        for (var i = 1; i < lines.Length; i++)
        {
            text += Margins.Joint(text[^1], lines[i].Line.Text[0]) + lines[i].Line.Text;
            if (lines[i].Page.Number == lines[0].Page.Number) box = box.Or(lines[i].Box);
        }
        return new(text, PlaceOf(lines[0].Page, box, ref sequence));
    }
}
