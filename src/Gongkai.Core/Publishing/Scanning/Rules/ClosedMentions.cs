using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB14: numbers, titles or passages of documents that are not public.</summary>
internal sealed class ClosedMentions() : TextScanRule("PB14", Severity.Error)
{
    protected override IEnumerable<Finding> Check(ScannedPage page, int block, ScanSurroundings around)
    {
        if (around.Closed is not { IsEmpty: false } closed) yield break;
        foreach (var (start, length, how, document) in closed.In(page.Blocks[block].Text))
        {
            var found = Found(page, block, start, length, how switch { Mention.Number => "number", Mention.Title => "title", Mention.Passage => "passage" },
                ("title", Shown(document.Title)));
            // The same sentence can come from a law that both of them quote.
            yield return how == Mention.Passage ? found with { Severity = Severity.Warning } : found;
        }
    }
}
