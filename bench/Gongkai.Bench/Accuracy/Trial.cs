using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>One report printed, read back and examined.</summary>
/// <param name="Code">The code seeded; null for a clean report.</param>
/// <param name="What">What was seeded, in words.</param>
/// <param name="Kind">How it was printed.</param>
/// <param name="IsOfProse">Whether the fault lies in the text.</param>
/// <param name="Found">Whether the code was found; true for a clean report.</param>
/// <param name="Surplus">Errors that the fault does not justify; on a clean report, all errors.</param>
/// <param name="Warnings">Warnings on a clean report.</param>
public sealed record Trial(string? Code, string What, PrintKind Kind, bool IsOfProse, bool Found, ImmutableArray<string> Surplus,
    ImmutableArray<string> Warnings)
{
    /// <summary>The generation of the form.</summary>
    public required ReportFormGeneration Generation { get; init; }

    internal static Trial Of(string? code, string what, PrintKind kind, bool isOfProse, Draft draft, ImmutableArray<string> also, Draft? previous)
    {
        var reading = ReportReader.Read(kind.FileName(), kind.Print(draft), ReadingLimits.Default);
        ImmutableArray<Finding> found = reading.Report is { } report
            ? [.. reading.Findings, .. RuleBook.Examine(new(report, previous?.ToReport()))]
            : [.. reading.Findings];
        return new(code, what, kind, isOfProse, code is null || found.Any(finding => finding.Code == code),
            [.. found.Where(finding => finding.Severity == Severity.Error && finding.Code != code && !also.Contains(finding.Code)).Select(Told)],
            code is null ? [.. found.Where(finding => finding.Severity == Severity.Warning).Select(Told)] : [])
        { Generation = draft.Form.Generation };
    }

    private static string Told(Finding finding) => $"{finding.Code} {Message.Of(finding)}";
}
