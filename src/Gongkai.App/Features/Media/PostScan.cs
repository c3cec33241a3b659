using System.Collections.Immutable;
using System.Data.Common;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Publishing;
using Gongkai.Media;
using Gongkai.Publishing.Scanning;

namespace Gongkai.Features.Media;

/// <summary>发布检查 of the words that were written for a channel; the text of the item itself was scanned before it became public.</summary>
internal static class PostScan
{
    /// <summary>What is found in them, by the rules for items.</summary>
    public static async Task<ImmutableArray<Finding>> OfAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, PostWords words, DateOnly today)
    {
        var settings = ItemMatters.Read(await AgencySettings.FindAsync(connection, agency, ItemMatters.Settings, transaction));
        var around = await ItemScans.AroundAsync(connection, transaction, agency, settings, today);
        return Scanner.Scan(new ScannedPage(words.Title)
        {
            Blocks =
            [
                new(BlockSort.Title, words.Title),
                .. from part in (string[])[words.Author, words.Digest, words.Text]
                   from line in part.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
                   select new ScannedBlock(BlockSort.Paragraph, line),
            ],
        }, around);
    }

    /// <summary>The codes of the errors, each once.</summary>
    public static ImmutableArray<string> Errors(IEnumerable<Finding> found) =>
        [.. found.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal)];
}
