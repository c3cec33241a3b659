using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>定格数据: the figures as they stand, for ever; later ones are told apart. Before it is published it can be done again, with a reason.</summary>
/// <param name="On">The day.</param>
/// <param name="Snapshot">The figures.</param>
/// <param name="Hash">By which they are known.</param>
/// <param name="By">Who.</param>
public sealed record ReportFrozen(DateOnly On, YearSnapshot Snapshot, string Hash, PersonId By) : YearReportEvent(On)
{
    /// <summary>Whether tables three and four are those that the register of cases has on that day, and not those that were frozen there.</summary>
    public bool TakesLive { get; init; }

    /// <summary>Why it was done again; null the first time.</summary>
    public PrivateRef? Reason { get; init; }

    /// <summary>The agency's own part of the whole; null where the report is its own alone.</summary>
    public YearSnapshot? Own { get; init; }

    /// <summary>The reports that were added up.</summary>
    public ImmutableArray<MemberReport> Members { get; init; } = [];

    /// <summary>What of the subordinates does not count.</summary>
    public ImmutableArray<MemberGap> Gaps { get; init; } = [];

    /// <summary>Why it was frozen without that; null where nothing is missing.</summary>
    public PrivateRef? Without { get; init; }
}

/// <summary>零数据确认: a second person has looked, and there was really nothing.</summary>
public sealed record EmptyYearConfirmed(DateOnly On, string Hash, PersonId By) : YearReportEvent(On);

internal sealed class FreezeReport() : YearReportStep<ReportFrozen>("freeze")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("定格数据", InHand, ReportStage.Frozen, [Agencies.Role.OfficeHead]);

    protected override YearReport Apply(YearReport report, ReportFrozen e) => report with { Frozen = e };

    protected override IEnumerable<Refusal> Faults(YearReport report, ReportFrozen e, YearReportSituation situation)
    {
        if (situation.Today.Year <= report.Year) yield return Fault("YE06", "running", null, ("year", (long)report.Year));
        foreach (var cell in (e.Own ?? e.Snapshot).Unknown()) yield return Fault("YE06", "unknown", null, ("figure", cell.Name));
        foreach (var (figure, declared) in report.Declared.Where(figure => figure.Value.ConfirmedBy is null))
            yield return Fault("YE06", "unconfirmed", null, ("figure", NameOf(report, figure)), ("value", declared.Value));
        if (report.Frozen is not null && e.Reason is null) yield return Fault("YE06", "again", nameof(e.Reason));
        if (e.TakesLive && report.Correction is null) yield return Fault("YE06", "live", nameof(e.TakesLive));
        if (situation.Registers?.Compiled(report, e.TakesLive).Hash is var now && (now != e.Hash || e.Snapshot.Hash != e.Hash))
            yield return Fault("YE06", "other");
        if (Left(e) is { Count: > 0 } left && e.Without is null)
            yield return Fault("YE06", "without", nameof(e.Without), ("members", string.Join("、", left.Take(5))), ("count", (long)left.Count));
    }

    protected override Sentence Told(YearReport report, ReportFrozen e) =>
        $"{e.By}定格数据{Added(e)}{(e.TakesLive ? "，申请、复议诉讼按台账当日的情况" : "")}{Sentence.Maybe("，原因：",
            e.Reason)}{Sentence.Maybe("，不等没有计入的机关，因为：", e.Without)}";

    private static string Added(ReportFrozen e) => e.Own is null ? ""
        : $"，汇总 {e.Members.Length} 个机关的报告{(Left(e) is { Count: > 0 } left ? $"，{left.Count} 个机关没有计入或者没有全部计入" : "")}";

    private static List<string> Left(ReportFrozen e) => [.. e.Gaps.Select(gap => gap.Member).Distinct()];
}

internal sealed class ConfirmEmptyYear() : YearReportStep<EmptyYearConfirmed>("empty")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("确认全年没有数据", [ReportStage.Frozen], null, Everybody);

    public override bool IsOffered(YearReport matter, YearReportSituation situation) =>
        matter.Frozen is { } frozen && frozen.Snapshot.IsEmpty() && matter.Empty?.Hash != frozen.Hash && frozen.By != situation.Actor.Person;

    protected override YearReport Apply(YearReport report, EmptyYearConfirmed e) => report with { Empty = e };

    protected override IEnumerable<Refusal> Faults(YearReport report, EmptyYearConfirmed e, YearReportSituation situation)
    {
        if (e.Hash != report.Frozen!.Hash || !report.Frozen.Snapshot.IsEmpty()) yield return Fault("YE06", "other");
        if (report.Frozen.By == e.By) yield return Fault("YE06", "own");
    }

    protected override Sentence Told(YearReport report, EmptyYearConfirmed e) => $"{e.By}确认全年没有数据";
}
