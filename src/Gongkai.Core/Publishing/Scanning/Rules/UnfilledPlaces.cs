using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB13: places left to be filled in: XX局, ____, 〔2026〕 号.</summary>
internal sealed class UnfilledPlaces() : TextScanRule("PB13", Severity.Warning)
{
    protected override IEnumerable<Finding> Check(ScannedPage page, int block, ScanSurroundings around)
    {
        // Forms to be filled in by citizens are full of them, in tables.
        var own = page.Blocks[block];
        if (own.Sort is BlockSort.File) yield break;
        foreach (var (start, length) in Placeholders.In(own.Text))
            if (!IsPerson(own.Text, start, length))
                yield return Found(page, block, start, length) with { Severity = own.Sort == BlockSort.Title ? Severity.Error : Severity.Warning };
    }

    // 王某某 is somebody whose name is kept back.
    private static bool IsPerson(string text, int start, int length) =>
        text.AsSpan(start, length) is "某某" && start > 0 && ChineseText.IsHan(text[start - 1])
        && (start + length == text.Length || !"局市县区省厅乡镇公单部企项同".Contains(text[start + length], StringComparison.Ordinal));
}
