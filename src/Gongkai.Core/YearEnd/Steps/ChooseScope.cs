using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>选择报告范围: the report of the authority alone, or that of the whole with what its subordinates have filed.</summary>
/// <param name="On">The day.</param>
/// <param name="IsWhole">Whether it is that of the whole.</param>
/// <param name="By">Who.</param>
public sealed record ScopeChosen(DateOnly On, bool IsWhole, PersonId By) : YearReportEvent(On);

internal sealed class ChooseScope() : YearReportStep<ScopeChosen>("scope")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("选择报告范围", [ReportStage.Compiling], null, Writers);

    public override bool IsOffered(YearReport matter, YearReportSituation situation) => situation.IsAuthority || matter.IsWhole;

    protected override YearReport Apply(YearReport report, ScopeChosen e) => report with { IsWhole = e.IsWhole };

    protected override IEnumerable<Refusal> Faults(YearReport report, ScopeChosen e, YearReportSituation situation)
    {
        if (e.IsWhole && !situation.IsAuthority) yield return Fault("YE01", "scope", nameof(e.IsWhole), ("year", (long)report.Year));
    }

    protected override Sentence Told(YearReport report, ScopeChosen e) =>
        $"{e.By}选择{(e.IsWhole ? "汇总本级和下级机关的数据" : "只报本级的数据")}";
}
