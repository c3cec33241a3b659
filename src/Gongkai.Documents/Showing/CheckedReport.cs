using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Showing;

/// <summary>A finding as it is told.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Words">The words in question as printed; null when it is not about words.</param>
/// <param name="Accepted">The reason for which a person accepted it; null when nobody did. Accepted ones do not count.</param>
public sealed record CheckedFinding(Finding Finding, string? Words, string? Accepted);

/// <summary>What checking one file gave; the report itself is no longer held.</summary>
public sealed record CheckedReport(
    string File, string? Agency, int? Year, ReportFormGeneration? Generation, ImmutableArray<CheckedFinding> Findings)
{
    /// <summary>The number of findings of a severity that nobody accepted.</summary>
    public int Count(Severity severity) =>
        Findings.Count(finding => finding.Accepted is null && finding.Finding.Severity == severity);

    /// <summary>Whether the document has paragraphs where a text has lines, so that places are told as 第6段.</summary>
    public bool InParagraphs { get; init; }

    /// <summary>Whether the file could not be read.</summary>
    public bool IsUnread => Generation is null;

    /// <summary>Judges the findings of one reading by what was accepted.</summary>
    public static CheckedReport Of(ReportReading reading, IEnumerable<Finding> findings, Baseline? baseline)
    {
        var report = reading.Report;
        return new(reading.File, report?.Agency, report?.Year, report?.Generation, [.. findings.Select(finding =>
        {
            var words = WordsOf(finding, report);
            var reason = baseline?.ReasonFor(finding, FindingKey.Of(finding, words, report?.Agency, report?.Year));
            return new CheckedFinding(finding, words, reason);
        })])
        {
            InParagraphs = reading.Source?.Format is SourceFormat.Docx or SourceFormat.Html,
        };
    }

    /// <summary>The same findings, judged by what was accepted in the meantime.</summary>
    public CheckedReport With(Baseline baseline) => this with
    {
        Findings = [.. Findings.Select(found => found with
        {
            Accepted = baseline.ReasonFor(found.Finding, FindingKey.Of(found.Finding, found.Words, Agency, Year)),
        })],
    };

    private static string? WordsOf(Finding finding, AnnualReport? report)
    {
        if (report is null || finding.Words is not { } span || span.Passage >= report.Passages.Length) return null;
        var text = report.Passages[span.Passage].Text;
        var start = Math.Clamp(span.Start, 0, text.Length);
        return text.Substring(start, Math.Clamp(span.Length, 0, text.Length - start));
    }
}
