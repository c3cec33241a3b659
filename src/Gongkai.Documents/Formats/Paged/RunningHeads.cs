using System.Text.RegularExpressions;

namespace Gongkai.Documents.Formats;

/// <summary>Page numbers, and what is printed at the head or foot of page after page, are not part of the text.</summary>
internal static partial class RunningHeads
{
    private const double Zone = 0.125;

    public static List<List<PagedBlock>> Removed(List<List<PagedBlock>> pages)
    {
        var times = new Dictionary<(string, int), int>();
        foreach (var page in pages)
            foreach (var key in page.Where(block => IsOuter(block, page)).Select(Key).Distinct())
                times[key] = times.GetValueOrDefault(key) + 1;
        foreach (var page in pages)
        {
            var heads = page.FindAll(block => IsOuter(block, page) && (IsPageNumber(block) || times[Key(block)] >= Math.Max(2, pages.Count * 0.3)));
            page.RemoveAll(heads.Contains);
        }
        return pages;
    }

    private static bool IsOuter(PagedBlock block, List<PagedBlock> page)
    {
        if (block is not LineBlock) return false;
        var paper = block.Page.Paper;
        var index = page.IndexOf(block);
        return (block.Box.MiddleY < paper.Y0 + Zone * paper.Height && index >= page.Count - 2) ||
               (block.Box.MiddleY > paper.Y1 - Zone * paper.Height && index < 2);
    }

    private static bool IsPageNumber(PagedBlock block) => PageNumber().IsMatch(((LineBlock)block).Line.Text);

    private static (string, int) Key(PagedBlock block) =>
        (Digits().Replace(((LineBlock)block).Line.Text, "#"), (int)Math.Round(block.Box.MiddleY / 6));

    [GeneratedRegex(@"[0-9０-９]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[\s\-—–－―·•.~～]*(第\s*)?([0-9０-９]{1,4}|[ivxlIVXL]{1,6})(\s*页)?(\s*[/／,，、]?\s*(共|of)?\s*[0-9０-９]{1,4}\s*页?)?[\s\-—–－―·•.~～]*$")]
    private static partial Regex PageNumber();
}
