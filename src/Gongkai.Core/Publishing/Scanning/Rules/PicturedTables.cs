using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB18: a table, or a whole document, as a picture: it cannot be searched, copied or read aloud.</summary>
internal sealed partial class PicturedTables() : ScanRule("PB18", Severity.Warning)
{
    private const int LeastWords = 40;

    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        var pictures = page.Pictures.Where(picture => picture.IsContent).ToList();
        if (pictures.Count == 0) yield break;
        foreach (var picture in pictures)
            if (Table().IsMatch(picture.Words ?? "") || Announced().IsMatch(picture.Above))
                yield return Found(picture.At, null, ("picture", Shown(picture.Words ?? picture.Address)));
        var words = page.Blocks.Where(block => block.Sort is BlockSort.Paragraph or BlockSort.Cell && !block.IsHidden)
            .Sum(block => block.Text.Count(char.IsLetterOrDigit));
        if (words < LeastWords && pictures.All(picture => (picture.Words ?? "").Length < LeastWords))
            yield return Found(pictures[0].At, "text", ("words", (long)words));
    }

    [GeneratedRegex("(?:表|一览|名单|清单|目录)(?:格)?(?:[（(][^）)]*[）)])?\\s*\\z|^表\\s*[0-9一二三四五]")]
    private static partial Regex Table();

    [GeneratedRegex("(?:如下表|见下表|下表所示|表\\s*[0-9一二三四五六七八九十]+\\s*[^。]{0,30}|(?:情况|汇总|统计|明细|名单|一览)表)[:：]?\\s*\\z")]
    private static partial Regex Announced();
}
