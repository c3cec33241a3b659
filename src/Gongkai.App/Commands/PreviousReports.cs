using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Commands;

/// <summary>Last year's reports, given with <c>--previous</c>.</summary>
internal sealed class PreviousReports
{
    private readonly ReportSeries<ReportFile> series = new();
    private readonly AnnualReport? only;

    private PreviousReports(IReadOnlyList<ReportFile> files, bool forOne, Terminal terminal)
    {
        foreach (var (file, reading) in InOrder.Map(files, file => (file, file.Read(ReadingLimits.Default))))
        {
            if (reading.Report is null)
            {
                IsUnread = true;
                var why = string.Join("；", reading.Findings.Select(finding => Message.Of(finding, terminal.Language)));
                terminal.Tell($"上年报告读不了：{reading.File} {why}", $"Last year's report could not be read: {reading.File} {why}");
            }
            series.Add(reading.Report?.Agency, reading.Report?.Year, file);
            if (forOne && files.Count == 1) only = reading.Report;
        }
        this.terminal = terminal;
    }

    private readonly Terminal terminal;

    /// <summary>Whether a file given as last year's could not be read.</summary>
    public bool IsUnread { get; }

    /// <summary>Reads what <c>--previous</c> names.</summary>
    /// <param name="path">A file, a folder or an archive.</param>
    /// <param name="forOne">Whether only one report is checked: then a single previous report is its, whatever agency it names.</param>
    /// <param name="terminal">Where to tell of files that cannot be read.</param>
    public static PreviousReports Open(string path, bool forOne, Terminal terminal) => new(Inputs.Open([path], terminal), forOne, terminal);

    /// <summary>The report of the same agency on the year before; null when it was not given.</summary>
    public AnnualReport? Of(AnnualReport report)
    {
        if (only is not null)
        {
            if (only.Year is null || report.Year is null || only.Year == report.Year - 1) return only;
            terminal.Tell(
                string.Create(CultureInfo.InvariantCulture, $"--previous 给的是{only.Year}年的报告，不是{report.Year - 1}年的，没有用来比较。"),
                string.Create(CultureInfo.InvariantCulture, $"--previous is a report on {only.Year}, not on {report.Year - 1}; it was not compared with."));
            return null;
        }
        return series.Before(report.Agency, report.Year) is { IsEmpty: false } found ? found[^1].Read(ReadingLimits.Default).Report : null;
    }
}
