using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>撰写正文</summary>
public sealed record ReportWritten(DateOnly On, ReportDraft Draft, PersonId By) : YearReportEvent(On);

/// <summary>说明检查结果: why something that was found is right as it is.</summary>
/// <param name="On">The day.</param>
/// <param name="Key">By which the finding is known again.</param>
/// <param name="Words">The explanation.</param>
/// <param name="By">Who.</param>
public sealed record FindingExplained(DateOnly On, FindingKey Key, PrivateRef Words, PersonId By) : YearReportEvent(On);

internal sealed class WriteReport() : YearReportStep<ReportWritten>("text")
{
    private const int LongestPart = 20_000;

    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("撰写正文", InHand, null, Writers);

    protected override YearReport Apply(YearReport report, ReportWritten e) => report with { Draft = e.Draft, Author = e.By };

    protected override IEnumerable<Refusal> Faults(YearReport report, ReportWritten e, YearReportSituation situation)
    {
        foreach (var (part, text) in e.Draft.Parts.Where(part => part.Text.Length > LongestPart))
            yield return Fault("YE03", "long", part, ("most", (long)LongestPart));
        foreach (var (i, problem) in e.Draft.Problems.Index().Where(one => one.Item.Problem.Length == 0 || one.Item.Measure.Length == 0))
            yield return Fault("YE03", "measure", $"Problems[{i}].{(problem.Problem.Length == 0 ? nameof(problem.Problem) : nameof(problem.Measure))}",
                ("number", (long)i + 1));
        foreach (var (i, former) in e.Draft.Former.Index().Where(one => one.Item.Measure.Length == 0 || one.Item.Became.Length == 0))
            yield return Fault("YE03", "former", $"Former[{i}].{(former.Measure.Length == 0 ? nameof(former.Measure) : nameof(former.Became))}",
                ("number", (long)i + 1));
        if (e.Draft.SignedOn is { } day && day.Year <= report.Year) yield return Fault("YE03", "signed", nameof(e.Draft.SignedOn), ("year", (long)report.Year));
    }

    protected override Sentence Told(YearReport report, ReportWritten e) => $"{e.By}修改正文";
}

internal sealed class ExplainFinding() : YearReportStep<FindingExplained>("explain")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("说明检查结果", InHand, null, Writers);

    protected override YearReport Apply(YearReport report, FindingExplained e) => report with
    {
        Explanations = [.. report.Explanations.Where(one => one.Key != e.Key), new(e.Key, e.Words, e.By, e.On)],
    };

    public override bool IsOffered(YearReport matter, YearReportSituation situation) => false;

    protected override Sentence Told(YearReport report, FindingExplained e) => $"{e.By}说明 {e.Key.Code}：{e.Words}";
}
