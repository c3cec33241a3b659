using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents;

/// <summary>What came of reading one file or archive member.</summary>
/// <param name="File">The path as given, or <c>archive.zip/member.docx</c>.</param>
/// <param name="Report">The report; null when the file could not be read or holds none.</param>
/// <param name="Source">The document it was read from; null when the file could not be opened.</param>
/// <param name="Findings">What was wrong with the file (family RD).</param>
public sealed record ReportReading(string File, AnnualReport? Report, SourceDocument? Source, ImmutableArray<Finding> Findings);
