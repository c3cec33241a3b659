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
        foreach (var name in AgencyName.All(agency).Select(AgencyName.Short).Distinct())
        {
            if (!reports.TryGetValue((name, year.Value), out var same)) reports.Add((name, year.Value), same = []);
            same.Add((agency, report));
        }
    }

    /// <summary>The reports of that agency on the year before, in the order added: usually one or none; several when the batch has several versions.</summary>
    public ImmutableArray<T> Before(string? agency, int? year) => agency is null || year is null ? [] :
        [.. AgencyName.All(agency).Select(AgencyName.Short).Distinct()
            .SelectMany(name => reports.GetValueOrDefault((name, year.Value - 1)) ?? [])
            .Where(report => AgencyName.AreSame(report.Agency, agency)).Select(report => report.Report).Distinct()];
}
