using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Showing;
using Gongkai.Reports;

namespace Gongkai.Features.Check;

/// <summary>One report under the rules, as the page shows it; held in memory only.</summary>
/// <param name="File">The file as it came.</param>
/// <param name="Reading">What was read from it.</param>
/// <param name="Checked">What was found.</param>
/// <param name="PreviousFaults">Why last year's file did not serve; empty when it did, or none was given.</param>
public sealed record ReportExamination(ReportFile File, ReportReading Reading, CheckedReport Checked, ImmutableArray<string> PreviousFaults)
{
    /// <summary>What one file may cost here: the public has one machine between them.</summary>
    public static ReadingLimits Limits { get; } = new() { FileBytes = 20 << 20, UnpackedBytes = 128 << 20, Blocks = 60_000, Time = TimeSpan.FromSeconds(15), ConversionTime = TimeSpan.FromSeconds(30) };

    /// <summary>Reads and checks.</summary>
    public static ReportExamination Of(ReportFile file, ReportFile? previous, Baseline? baseline)
    {
        var reading = file.Read(Limits);
        var before = previous?.Read(Limits);
        var faults = ImmutableArray.CreateBuilder<string>();
        if (before is { Report: null }) faults.AddRange(before.Findings.Select(finding => Message.Of(finding)));
        var used = before?.Report;
        if (used?.Year is { } year && reading.Report?.Year is { } own && year != own - 1)
        {
            faults.Add($"给的是 {year} 年的报告，不是 {own - 1} 年的，没有用来比较。");
            used = null;
        }
        var found = reading.Report is { } report ? reading.Findings.AddRange(RuleBook.Examine(new Examination(report, used))) : reading.Findings;
        return new(file, reading, CheckedReport.Of(reading, found.Order(FindingOrder.ByPlace), baseline), faults.ToImmutable());
    }

    /// <summary>The annotated report, as part of a page.</summary>
    public string Piece => ReportPage.Piece(Reading, Checked, Language.Chinese);

    /// <summary>The name of the report, or of the file where nothing could be read.</summary>
    public string Name => Reading.Report?.Title ?? Path.GetFileName(File.Name);

    /// <summary>The Word file with comments; null where it was no Word file or nothing was found.</summary>
    public byte[]? Commented(DateTimeOffset now)
    {
        if (Reading.Source is not { Format: SourceFormat.Docx } || Checked.Findings.IsEmpty) return null;
        using var copy = new MemoryStream();
        CommentedDocx.Write(copy, File, Reading, Checked, now, Language.Chinese);
        return copy.ToArray();
    }

    /// <summary>The list of findings as a spreadsheet.</summary>
    public byte[] List()
    {
        using var list = new MemoryStream();
        FindingsWorkbook.Write(list, [Checked], Language.Chinese);
        return list.ToArray();
    }
}
