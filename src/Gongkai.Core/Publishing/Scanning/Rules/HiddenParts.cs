using Gongkai.Diagnostics;
using Gongkai.Reports.Rules;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB07: parts that no reader sees and machines read: links to strangers, advertisements, strange names put out of sight by a trick.</summary>
internal sealed class HiddenParts() : ScanRule("PB07", Severity.Error)
{
    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        foreach (var link in page.Links)
            if (link.IsHidden && Hosts.HostOf(link.Address) is { } host && !Hosts.IsAllowed(host, page, around))
                yield return Found(link.At, "link", ("host", host), ("words", Shown(link.Words)));
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            var block = page.Blocks[i];
            if (!block.IsHidden) continue;
            if (SpamWords.In(block.Text) is [var first, ..]) yield return Found(page, i, first.Start, first.Length);
            else if (Brands.Offered(block.Text).FirstOrDefault() is { Length: > 0 } offer) yield return Found(page, i, offer.Start, offer.Length);
            else if (block.IsConcealed && Brands.IsStrange(block.Text)) yield return Found(page, i, 0, block.Text.Length);
        }
    }
}
