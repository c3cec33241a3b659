using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Bench.Prose;

/// <summary>One passage, true and false, in its report: read from a web page and from a plain text, and examined.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Found">Whether every shape of the false one raises an error or a warning that neither the base nor the true one raises;
/// null for a trap.</param>
/// <param name="Accused">The findings that the true one raises in some shape and the base does not.</param>
/// <param name="Told">The errors and warnings that the false one raises.</param>
internal sealed record PassageTrial(Passage Passage, bool? Found, ImmutableArray<Finding> Accused, ImmutableArray<Finding> Told)
{
    private static readonly ImmutableArray<(string Name, Func<BaseReport, Func<string, string, byte[]>> Print)> Shapes =
    [
        ("page.html", report => report.Html), ("page.txt", report => report.Text),
    ];

    /// <summary>The gravest of what the true one is accused of.</summary>
    public Severity? Gravest => Accused.IsEmpty ? null : Accused.Max(finding => finding.Severity);

    /// <summary>Measures the passages of a folder.</summary>
    public static ImmutableArray<PassageTrial> Run(ImmutableArray<Passage> passages, string folder)
    {
        var clean = passages.Select(passage => passage.Base).Distinct().ToDictionary(id => id, id => new Clean(BaseReport.Open(id, folder)));
        return [.. passages.AsParallel().AsOrdered().Select(passage => Of(passage, clean[passage.Base]))];
    }

    private static PassageTrial Of(Passage passage, Clean clean)
    {
        var accused = Shapes.Select((shape, index) => New(clean.Report, shape, passage, passage.True, clean.Findings[index])).ToArray();
        if (passage.False is not { } wrong) return new(passage, null, Once(accused), []);
        var told = Shapes.Select((shape, index) =>
            New(clean.Report, shape, passage, wrong, [.. clean.Findings[index], .. accused[index].Select(Key)])
                .RemoveAll(finding => finding.Severity == Severity.Hint)).ToArray();
        return new(passage, told.All(findings => !findings.IsEmpty), Once(accused), Once(told));
    }

    private static ImmutableArray<Finding> Once(IEnumerable<ImmutableArray<Finding>> shapes) => [.. shapes.SelectMany(findings => findings).DistinctBy(Key)];

    private static ImmutableArray<Finding> New(BaseReport report, (string Name, Func<BaseReport, Func<string, string, byte[]>> Print) shape, Passage passage,
        string text, ImmutableHashSet<string> known) =>
        Examine(report, shape.Name, shape.Print(report)(passage.Place, text)).RemoveAll(finding => known.Contains(Key(finding)));

    private static ImmutableArray<Finding> Examine(BaseReport report, string name, byte[] document)
    {
        var reading = ReportReader.Read(name, document, ReadingLimits.Default);
        return reading.Report is { } read ? [.. reading.Findings, .. RuleBook.Examine(new(read, report.Previous))] : reading.Findings;
    }

    private static string Key(Finding finding) => $"{finding.Severity} {finding.Code} {Message.Of(finding)}";

    // What a base raises by itself, in each shape.
    private sealed class Clean(BaseReport report)
    {
        public BaseReport Report { get; } = report;

        public ImmutableArray<ImmutableHashSet<string>> Findings { get; } = [.. Shapes.Select(shape =>
            Examine(report, shape.Name, shape.Print(report)("六", "")).Select(Key).ToImmutableHashSet())];
    }
}
