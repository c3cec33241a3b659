using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB17: pictures of the text without words in place of them (无障碍环境建设法第三十二条).</summary>
internal sealed class NoAlternatives() : ScanRule("PB17", Severity.Hint)
{
    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        foreach (var picture in page.Pictures)
            if (picture.IsContent && string.IsNullOrWhiteSpace(picture.Words)) yield return Found(picture.At, null, ("picture", Shown(picture.Address)));
    }
}
