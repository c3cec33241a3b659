using System.Collections.Immutable;
using System.Diagnostics;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Publishing;

/// <summary>A site that a browser, wget or HTTrack has saved: the items on its pages, with the dates that they had there.</summary>
public static class SavedSite
{
    /// <summary>Reads pages from one on, until so many bytes are together. Never throws for what a page contains: that is told beside the path.</summary>
    /// <param name="files">The files of the site.</param>
    /// <param name="policy">What a published text may hold; links of the old site stay where the policy allows its host.</param>
    /// <param name="today">The day after which no date can be.</param>
    /// <param name="from">The first page to read: 0 at first, then <see cref="ImportBatch.Next"/>.</param>
    /// <param name="mostBytes">About how much is read at once.</param>
    /// <param name="longest">About how long is read at once; null for as long as it takes.</param>
    public static ImportBatch Read(FileSet files, TextPolicy policy, DateOnly today, int from = 0, long mostBytes = 16 << 20, TimeSpan? longest = null)
    {
        var clock = Stopwatch.StartNew();
        ImmutableArray<string> pages = [.. files.Paths.Where(IsPage)];
        var (items, skipped) = (ImmutableArray.CreateBuilder<ImportedItem>(), ImmutableArray.CreateBuilder<SkippedPage>());
        var bytes = 0L;
        for (var at = from; at < pages.Length; at++)
        {
            if (bytes > mostBytes || at > from && clock.Elapsed > longest) return new(items.ToImmutable(), skipped.ToImmutable(), at, []);
            if (Page(files, pages[at], policy, today, skipped) is not { } item) continue;
            bytes += item.Html.Length + item.Files.Sum(file => (long)file.Content.Length);
            items.Add(item);
        }
        return new(items.ToImmutable(), skipped.ToImmutable(), null, []);
    }

    private static ImportedItem? Page(FileSet files, string path, TextPolicy policy, DateOnly today, ImmutableArray<SkippedPage>.Builder skipped)
    {
        Finding? reason = null;
        try
        {
            if (Deadline.Run(() => SavedPage.Of(files, path, policy, today), ReadingLimits.Default.Time) is { } item) return item;
        }
        catch (FileRefusedException refused)
        {
            reason = refused.Finding;
        }
        // Parsers throw whatever they like at bytes that are not what they claim to be; the other pages are read all the same.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            reason = FileFault.Damaged("HTML");
        }
        skipped.Add(new(path, reason));
        return null;
    }

    // wget keeps the query of an address in the name: show.asp@id=7, show.jsp?id=7.
    private static bool IsPage(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        foreach (var ending in (ReadOnlySpan<string>)[".html", ".htm", ".shtml", ".mht", ".mhtml", ".xhtml"])
            if (name.EndsWith(ending, StringComparison.Ordinal)) return true;
        foreach (var program in (ReadOnlySpan<string>)[".jsp", ".asp", ".aspx", ".php", ".do", ".action"])
            if (name.EndsWith(program, StringComparison.Ordinal) || name.Contains(program + "?", StringComparison.Ordinal) || name.Contains(program + "@",
                StringComparison.Ordinal))
                return true;
        return false;
    }
}
