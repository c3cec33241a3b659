using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents;

/// <summary>What came of reading one file or archive member.</summary>
/// <param name="File">The path as given, or <c>archive.zip/member.docx</c>.</param>
/// <param name="Report">The report; null when the file could not be read or holds none.</param>
/// <param name="Source">The document it was read from; null when the file could not be opened.</param>
/// <param name="Findings">What was wrong with the file (family RD).</param>
public sealed record ReportReading(string File, AnnualReport? Report, SourceDocument? Source, ImmutableArray<Finding> Findings)
{
    /// <summary>What is wrong with the file and the report in it; RD10 in place of the rules' findings where they take longer than the time given.</summary>
    public ImmutableArray<Finding> Examined(AnnualReport? previous, RegisterFigures? register, TimeSpan limit)
    {
        if (Report is not { } report) return Findings;
        try
        {
            return Findings.AddRange(Deadline.Run(() => RuleBook.Examine(new Examination(report, previous, register)), limit));
        }
        catch (FileRefusedException refused)
        {
            return Findings.Add(refused.Finding);
        }
    }
}
