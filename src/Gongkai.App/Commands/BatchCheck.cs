using System.Collections.Immutable;
using System.Diagnostics;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Showing;
using Gongkai.Reports;

namespace Gongkai.Commands;

/// <summary>Checks many files on all cores, finding each report's predecessor among them, while only identities and findings are held.</summary>
internal sealed class BatchCheck(IReadOnlyList<ReportFile> files)
{
    // Up to here a batch's reports are held, so that none is read twice to be compared with the next year's.
    private const int Held = 256;

    private readonly ReportReading?[] readings = new ReportReading?[files.Count <= Held ? files.Count : 0];

    /// <summary>What was accepted before.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Last year's report where it is given from outside the batch.</summary>
    public Func<AnnualReport, AnnualReport?> Previous { get; init; } = _ => null;

    /// <summary>What the register of cases counts, where one is given.</summary>
    public Func<AnnualReport, RegisterFigures?> Register { get; init; } = _ => null;

    /// <summary>Told after each file.</summary>
    public Action Progress { get; init; } = () => { };

    /// <summary>Told of each report with what was found; again when its predecessor turned up later.</summary>
    public Action<ReportReading, CheckedReport>? Each { get; init; }

    /// <summary>Checks all, in the order given.</summary>
    public CheckedReport[] Run()
    {
        var results = new CheckedReport[files.Count];
        var compared = new bool[files.Count];
        Over(Enumerable.Range(0, files.Count), index =>
        {
            // One time for reading a file and for the rules, as on the platform.
            var clock = Stopwatch.StartNew();
            var reading = files[index].Read(ReadingLimits.Default);
            if (index < readings.Length) readings[index] = reading;
            var previous = reading.Report is { } report ? Previous(report) : null;
            compared[index] = previous is not null || reading.Report is null;
            results[index] = Judge(reading, previous, clock.Elapsed);
            Progress();
        });
        var series = new ReportSeries<int>();
        for (var i = 0; i < results.Length; i++) series.Add(results[i].Agency, results[i].Year, i);
        Over(Enumerable.Range(0, files.Count).Where(index => !compared[index]), index =>
        {
            if (Predecessor(series.Before(results[index].Agency, results[index].Year)) is { } previous)
                results[index] = Judge(Reading(index), previous, TimeSpan.Zero);
        });
        return results;
    }

    private AnnualReport? Predecessor(ImmutableArray<int> candidates) => candidates.IsEmpty ? null : Reading(candidates[^1]).Report;

    private ReportReading Reading(int index) => index < readings.Length ? readings[index]! : files[index].Read(ReadingLimits.Default);

    private CheckedReport Judge(ReportReading reading, AnnualReport? previous, TimeSpan spent)
    {
        var limit = reading.Source?.Format == SourceFormat.Legacy ? ReadingLimits.Default.ConversionTime : ReadingLimits.Default.Time;
        var found = reading.Examined(previous, reading.Report is { } report ? Register(report) : null, limit - spent);
        var result = CheckedReport.Of(reading, found.Order(FindingOrder.ByPlace), Baseline);
        Each?.Invoke(reading, result);
        return result;
    }

    private static void Over(IEnumerable<int> indices, Action<int> work) =>
        Parallel.ForEach(indices, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, work);
}
