using System.Collections.Immutable;
using System.Diagnostics;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Showing;
using Gongkai.Reports;

namespace Gongkai.Reading;

/// <summary>A finding as pages list it.</summary>
/// <param name="Key">By which it is known again.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Words">What it says.</param>
/// <param name="Accepted">The reason for which somebody accepted it; null when nobody did.</param>
public sealed record ListedFinding(FindingKey Key, Severity Severity, string Words, string? Accepted);

/// <summary>One report under the rules, as the page shows it; made by a reader and held in memory only.</summary>
/// <param name="Name">The title of the report, or the name of the file where nothing could be read.</param>
/// <param name="FileName">The name of the file.</param>
/// <param name="Findings">What was found, in the order of the document.</param>
/// <param name="PreviousFaults">Why last year's file did not serve; empty when it did, or none was given.</param>
/// <param name="Piece">The annotated report, as part of a page; of a very long one the findings alone.</param>
/// <param name="Commented">The Word file with comments; null where it was no Word file, is large, or nothing was found.</param>
/// <param name="List">The list of findings as a spreadsheet; null where nothing was found.</param>
public sealed record ReportExamination(string Name, string FileName, ImmutableArray<ListedFinding> Findings, ImmutableArray<string> PreviousFaults,
    string Piece, byte[]? Commented, byte[]? List)
{
    // A page that is sent is held in memory meanwhile: many are sent at once, and some slowly.
    private const int LongestPiece = 1 << 20;
    private const int LargestCommented = 1 << 20;

    /// <summary>What one file may cost here: the public has one machine between them.</summary>
    public static ReadingLimits Limits { get; } = new()
    {
        FileBytes = 20 << 20,
        UnpackedBytes = 128 << 20,
        Blocks = 60_000,
        Time = TimeSpan.FromSeconds(30),
        ConversionTime = TimeSpan.FromSeconds(50),
    };

    /// <summary>Reads and checks, in a reader: one time for both files, the rules and what is made of them.</summary>
    public static ReportExamination Of(JobAtHand job) => Read(job, ReaderWorks.Wish<ExaminationWish>(job)).Examination;

    /// <summary>The same, with what was read.</summary>
    internal static (ReportReading Reading, ReportExamination Examination) Read(JobAtHand job, ExaminationWish wish)
    {
        var clock = Stopwatch.StartNew();
        var report = ReportFile.InMemory(job.Files[0].Name, job.Files[0].Content);
        var reading = report.Read(Left(clock));
        var faults = ImmutableArray.CreateBuilder<string>();
        var previous = job.Files.Length > 1
            ? Previous(ReportFile.InMemory(job.Files[1].Name, job.Files[1].Content).Read(Left(clock)), reading.Report, faults) : null;
        var found = reading.Report is { } read ? reading.Findings.AddRange(RuleBook.Examine(new Examination(read, previous))) : reading.Findings;
        return (reading, Of(reading, found, (report, job.Files[0].Content.Length), wish.Accepted, faults.ToImmutable(), wish.Now));
    }

    /// <summary>What was found, as it is shown.</summary>
    internal static ReportExamination Of(ReportReading reading, ImmutableArray<Finding> found, (ReportFile Report, long Bytes)? file,
        ImmutableArray<Acceptance> accepted, ImmutableArray<string> previousFaults, DateTimeOffset now)
    {
        var findings = CheckedReport.Of(reading, found.Order(FindingOrder.ByPlace), new(accepted));
        return new(
            reading.Report?.Title ?? Path.GetFileName(reading.File), reading.File,
            [.. findings.Findings.Select(one =>
                new ListedFinding(FindingKey.Of(one.Finding, one.Words, findings.Agency, findings.Year), one.Finding.Severity,
                    Message.Of(one.Finding), one.Accepted))],
            previousFaults, PieceOf(reading, findings), CommentedOf(file, reading, findings, now), findings.Findings.IsEmpty ? null : ListOf(findings));
    }

    private static ReadingLimits Left(Stopwatch clock) =>
        Limits with { Time = Limits.Time - clock.Elapsed, ConversionTime = Limits.ConversionTime - clock.Elapsed };

    private static AnnualReport? Previous(ReportReading before, AnnualReport? report, ImmutableArray<string>.Builder faults)
    {
        if (before.Report is null) faults.AddRange(before.Findings.Select(finding => Message.Of(finding)));
        if (before.Report?.Year is not { } year || report?.Year is not { } own || year == own - 1) return before.Report;
        faults.Add($"给的是 {year} 年的报告，不是 {own - 1} 年的，没有用来比较。");
        return null;
    }

    private static string PieceOf(ReportReading reading, CheckedReport findings)
    {
        var piece = ReportPage.Piece(reading, findings, Language.Chinese);
        if (piece.Length > LongestPiece) piece = ReportPage.Piece(reading with { Source = null }, findings, Language.Chinese);
        return piece.Length <= LongestPiece
            ? piece
            : ReportPage.Piece(reading with { Source = null },
                findings with { Findings = findings.Findings[..Math.Min(findings.Findings.Length, 100)] }, Language.Chinese);
    }

    private static byte[]? CommentedOf((ReportFile Report, long Bytes)? file, ReportReading reading, CheckedReport findings, DateTimeOffset now)
    {
        if (file is not { Bytes: <= LargestCommented } small || !CommentedDocx.Fits(reading) || findings.Findings.IsEmpty) return null;
        using var copy = new MemoryStream();
        CommentedDocx.Write(copy, small.Report, reading, findings, now, Language.Chinese);
        return copy.ToArray();
    }

    private static byte[] ListOf(CheckedReport findings)
    {
        using var list = new MemoryStream();
        FindingsWorkbook.Write(list, [findings], Language.Chinese);
        return list.ToArray();
    }
}
