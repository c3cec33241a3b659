using System.Collections.Immutable;
using Dapper;
using Gongkai.Documents.Writing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>Makes the files of a signed report, and keeps them for the item in which they become public.</summary>
public sealed class IssuedFiles(Store store, ScannedFiles scanned, SiteOptions options, TimeProvider clock)
{
    private const long Largest = 16 << 20;

    /// <summary>The item of a report: that of its first version unless that was withdrawn or given up.</summary>
    public async Task<ItemId> ItemAsync(YearReport report, CancellationToken ct)
    {
        if (report.Issued.LastOrDefault() is not { } last) return New();
        await using var connection = await store.Database.OpenAsync(ct);
        var stage = await connection.QuerySingleOrDefaultAsync<string>(
            new CommandDefinition("select stage from item_view where id = @Item", new { last.Item }, cancellationToken: ct));
        return stage is nameof(ItemStage.Withdrawn) or nameof(ItemStage.Discarded) or null ? New() : last.Item;
    }

    /// <summary>The files; PDF only where a program is there that prints it.</summary>
    public async Task<ImmutableArray<IssuedFile>> KeepAsync(AnnualReport report, int number, ItemId item, CancellationToken ct)
    {
        var files = ImmutableArray.CreateBuilder<IssuedFile>();
        foreach (var (format, ending, _) in ReportIssue.Formats)
        {
            if (format == ReportFormat.Pdf && !options.PrintsLetters) continue;
            if (ReportIssue.Write(report, format) is not { } bytes) continue;
            using var content = new MemoryStream(bytes, writable: false);
            var kept = await store.Files.PutAsync(content, new PublicItem(item).Stream, Largest, ct);
            await scanned.KeepAsync(kept.Hash, ReportIssue.NameOf(report, ending, number), bytes, ct);
            files.Add(new(ending, kept.Hash, kept.Size));
        }
        return files.ToImmutable();
    }

    private ItemId New() => new(Guid.CreateVersion7(clock.GetUtcNow()));
}
