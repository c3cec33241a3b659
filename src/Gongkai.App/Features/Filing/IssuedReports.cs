using System.Collections.Immutable;
using Gongkai.Features.YearEnd;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.YearEnd;

namespace Gongkai.Features.Filing;

/// <summary>A report that was issued on the platform.</summary>
/// <param name="Name">What its Word file is called.</param>
/// <param name="Word">The Word file.</param>
/// <param name="Number">Which version.</param>
/// <param name="Files">All its files by their hashes.</param>
/// <param name="Checks">What it has passed, and when.</param>
/// <param name="Explained">What was said to what was found, by the names of the findings.</param>
public sealed record IssuedReport(string Name, byte[] Word, int Number, ImmutableArray<IssuedFile> Files, ImmutableArray<PassedCheck> Checks,
    ImmutableSortedDictionary<string, string> Explained);

/// <summary>The reports that agencies have issued on the platform.</summary>
public sealed class IssuedReports(Store store, YearReportJournal reports)
{
    /// <summary>The latest version of an agency's report on a year; null where none was issued here.</summary>
    public async Task<IssuedReport?> FindAsync(AgencyId agency, int year, CancellationToken ct)
    {
        if (await reports.FindAsync(new YearReport(YearReport.IdOf(agency, year)), ct) is not var (_, report)
            || report.Issued.LastOrDefault() is not { } latest || latest.Files.FirstOrDefault(file => file.Format == "docx") is not { } word) return null;
        await using var connection = await store.Database.OpenAsync(ct);
        var texts = await MatterTexts.OpenAsync(store.People, connection, report.Explanations.Select(explained => explained.Words));
        return new($"{year}年政府信息公开工作年度报告.docx", await store.Files.ReadAsync(word.Sha256, ct), latest.Number, latest.Files, report.Passed,
            report.Explanations.Where(explained => texts.Has(explained.Words))
                .ToImmutableSortedDictionary(explained => explained.Key.Name, explained => texts[explained.Words], StringComparer.Ordinal));
    }
}
