using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Reports;

/// <summary>Reports of many agencies and years, so that last year's report of one can be found.</summary>
/// <typeparam name="T">What stands for a report: the report, or where it is.</typeparam>
public sealed class ReportSeries<T>
{
    private readonly Dictionary<(string Name, int Year), List<(string Agency, T Report)>> reports = [];

    /// <summary>Adds a report; one whose agency or year is unknown cannot be found again and is left out.</summary>
    public void Add(string? agency, int? year, T report)
    {
        if (agency is null || year is null) return;
        var key = (AgencyName.Short(agency), year.Value);
        if (!reports.TryGetValue(key, out var same)) reports.Add(key, same = []);
        same.Add((agency, report));
    }

    /// <summary>The reports of that agency on the year before, in the order added: usually one or none; several when the batch has several versions.</summary>
    public ImmutableArray<T> Before(string? agency, int? year) =>
        agency is not null && year is not null && reports.TryGetValue((AgencyName.Short(agency), year.Value - 1), out var same)
            ? [.. same.Where(report => AgencyName.AreSame(report.Agency, agency)).Select(report => report.Report)]
            : [];
}
