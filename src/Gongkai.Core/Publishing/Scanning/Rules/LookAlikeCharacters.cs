using Gongkai.Diagnostics;
using Gongkai.Reports.Rules;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB11: characters and words taken for others: 釆购, 截止2026年底; letters of other alphabets within Latin words.</summary>
internal sealed class LookAlikeCharacters() : TextScanRule("PB11", Severity.Warning)
{
    protected override IEnumerable<Finding> Check(ScannedPage page, int block, ScanSurroundings around)
    {
        var text = page.Blocks[block].Text;
        foreach (var found in LookAlikes.In(text)) yield return Found(page, block, found.Start, found.Length, null, ("right", found.Right));
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < '\u0370') continue;
            if (LookAlikes.IsRadicalForm(text[i]))
            {
                yield return Found(page, block, i, 1, "radical", ("right", $"{LookAlikes.Ordinary(text[i])}"));
                // A font leaves hundreds of them; one of a block says it.
                yield break;
            }
            // А (Cyrillic) beside Latin letters or figures.
            if (text[i] is (>= '\u0370' and <= '\u052F') && (IsLatin(text, i - 1) || IsLatin(text, i + 1)))
                yield return Found(page, block, i, 1, "alphabet", ("right", "英文字母"));
        }
    }

    private static bool IsLatin(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetter(text[at]);
}
