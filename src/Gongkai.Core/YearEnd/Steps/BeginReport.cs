using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>开始编制: the report of a year, with the words of the agency's template.</summary>
public sealed record ReportBegun(DateOnly On, int Year, ReportDraft Draft, PersonId By) : YearReportEvent(On);

internal sealed class BeginReport() : YearReportStep<ReportBegun>
{
    private const int FirstYear = 2021;

    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("开始编制", [], ReportStage.Compiling, Writers);

    protected override YearReport Apply(YearReport report, ReportBegun e) => report with { Year = e.Year, Draft = e.Draft };

    // The form before counted what nobody would declare now; the year that runs can be begun, not frozen.
    protected override IEnumerable<Refusal> Faults(YearReport report, ReportBegun e, YearReportSituation situation)
    {
        if (e.Year < FirstYear || e.Year > situation.Today.Year)
            yield return Fault("YE01", "year", nameof(e.Year), ("year", (long)e.Year), ("first", (long)FirstYear), ("last", (long)situation.Today.Year));
    }

    protected override Sentence Told(YearReport report, ReportBegun e) => $"{e.By}开始编制{e.Year}年度报告";
}
