using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.YearEnd.ReportStage;

namespace Gongkai.YearEnd;

/// <summary>提交签批, with the checks that hold for it from now on.</summary>
/// <param name="On">The day.</param>
/// <param name="Chain">The checks.</param>
/// <param name="Content">By which the content is known.</param>
/// <param name="By">Who.</param>
public sealed record ReportSubmitted(DateOnly On, ImmutableArray<ReportCheck> Chain, string Content, PersonId By) : YearReportEvent(On);

/// <summary>科室确认: a section stands by its figures.</summary>
public sealed record SectionSigned(DateOnly On, string Section, PersonId By) : YearReportEvent(On);

/// <summary>签批通过</summary>
/// <param name="On">The day; of a signature on paper, of that.</param>
/// <param name="Check">Which check.</param>
/// <param name="Content">By which what was looked at is known.</param>
/// <param name="By">Who, or who has written down what somebody outside the platform did.</param>
public sealed record ReportPassed(DateOnly On, ReportCheck Check, string Content, PersonId By) : YearReportEvent(On)
{
    /// <summary>签批意见</summary>
    public PrivateRef? Opinion { get; init; }

    /// <summary>Who it was at the judicial-administration department, or at the head of the agency: name and post.</summary>
    public PrivateRef? Signer { get; init; }

    /// <summary>规章和行政规范性文件 as they were confirmed, by cell; of that check only.</summary>
    public ImmutableSortedDictionary<string, string> Figures { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>退回修改, with the place that is wrong.</summary>
/// <param name="On">The day.</param>
/// <param name="Place">The id of a section of the form, or empty for the whole.</param>
/// <param name="Reason">What is wrong there.</param>
/// <param name="By">Who.</param>
public sealed record ReportReturned(DateOnly On, string Place, PrivateRef Reason, PersonId By) : YearReportEvent(On);

internal sealed class SubmitReport() : YearReportStep<ReportSubmitted>("submit")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("提交签批", [Frozen], null, Writers, "第一个签批环节");

    public override ReportStage? Onward(YearReport after, YearReportEvent happened, Transition<ReportStage> row) => after.Next();

    protected override YearReport Apply(YearReport report, ReportSubmitted e) =>
        report with { Chain = e.Chain, Content = e.Content, Passed = [], Signed = [], Returned = null };

    protected override IEnumerable<Refusal> Faults(YearReport report, ReportSubmitted e, YearReportSituation situation)
    {
        if (situation.Registers?.Look(report, situation.Settings) is not { } look || look.Composed.Hash != e.Content)
        {
            yield return Fault("YE04", "other");
            yield break;
        }
        foreach (var fault in look.Composed.Faults)
            yield return Fault("YE04", fault.IsKnown ? "unknown" : "field", null, ("field", fault.Field), ("line", (long)fault.Line));
        foreach (var finding in look.Findings.Where(finding => finding.Severity == Severity.Error).DistinctBy(look.KeyOf))
            yield return Fault("YE04", "error", null, ("code", finding.Code));
        foreach (var finding in look.Unexplained(report).DistinctBy(look.KeyOf)) yield return Fault("YE04", "warning", null, ("code", finding.Code));
        if (report.Draft.Problems.IsEmpty) yield return Fault("YE04", "problems");
        if (report.Draft.SignedOn is null) yield return Fault("YE04", "unsigned");
        if (report.Frozen!.Snapshot.IsEmpty() && report.Empty?.Hash != report.Frozen.Hash) yield return Fault("YE04", "empty");
    }

    protected override Sentence Told(YearReport report, ReportSubmitted e) => $"{e.By}提交签批，依次：{string.Join("、", e.Chain.Select(check => check.Name()))}";
}

internal sealed class SignSection() : YearReportStep<SectionSigned>("sign")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows =>
        Row("科室确认数据", [AtSections], null, [Role.SectionHead], "各科室都确认以后，下一个环节");

    public override ReportStage? Onward(YearReport after, YearReportEvent happened, Transition<ReportStage> row) => after.Next();

    public override bool IsOffered(YearReport matter, YearReportSituation situation) => matter.Awaiting(situation.Actor).Any();

    protected override YearReport Apply(YearReport report, SectionSigned e) => report with { Signed = report.Signed.Add(e.Section) };

    protected override IEnumerable<Refusal> Faults(YearReport report, SectionSigned e, YearReportSituation situation)
    {
        if (!report.Awaiting(situation.Actor).Contains(e.Section)) yield return Fault("YE04", "section", nameof(e.Section), ("section", e.Section));
    }

    protected override Sentence Told(YearReport report, SectionSigned e) => $"{e.By}确认{e.Section}的数据";
}

internal sealed class PassReport() : YearReportStep<ReportPassed>("pass")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows =>
    [
        .. from row in new (string Step, ReportStage From, ImmutableArray<Role> By)[]
           {
               ("登记司法行政部门的核对", AtJustice, Writers), ("保密审查", AtSecrecy, [Role.SecrecyReviewer]), ("审核", AtOffice, [Role.OfficeHead]),
               ("审签", AtLeaderInCharge, [Role.LeaderInCharge]), ("登记主要负责人的签发", AtHead, Writers),
           }
           select new Transition<ReportStage>(row.Step, Event, [row.From], null, row.By) { Onward = "下一个签批环节，最后一个以后已签发" },
    ];

    public override ReportStage? Onward(YearReport after, YearReportEvent happened, Transition<ReportStage> row) => after.Next();

    protected override YearReport Apply(YearReport report, ReportPassed e) => report with { Passed = report.Passed.Add(new(e.Check, e.By, e.On)) };

    protected override IEnumerable<Refusal> Faults(YearReport report, ReportPassed e, YearReportSituation situation)
    {
        if (report.Awaited != e.Check || e.Content != report.Content) yield return Fault("YE04", "other");
        // 先审后发: what somebody outside did is only written down here.
        if (e.Check is ReportCheck.Secrecy or ReportCheck.Office or ReportCheck.LeaderInCharge)
            foreach (var own in Own(report, e.By)) yield return own;
        if (e.Check is ReportCheck.Justice or ReportCheck.Head && e.Signer is null) yield return Fault("YE04", "signer", nameof(e.Signer));
        if (e.Check == ReportCheck.Justice && e.Figures.Any(figure => report.Frozen!.Snapshot[figure.Key]?.Value != figure.Value))
            yield return Fault("YE04", "justice");
    }

    protected override Sentence Told(YearReport report, ReportPassed e) => e.Check is ReportCheck.Justice or ReportCheck.Head
        ? $"{e.By}登记：{e.Check.Name()}{Sentence.Maybe("，", e.Signer)}{Sentence.Maybe("：", e.Opinion)}"
        : $"{e.By}{e.Check.Name()}通过{Sentence.Maybe("：", e.Opinion)}";
}

internal sealed class ReturnReport() : YearReportStep<ReportReturned>("return")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows =>
    [
        new("退回修改", Event, [AtSections], Frozen, [Role.SectionHead, Role.OfficeHead]),
        new("退回修改", Event, [AtJustice, AtHead], Frozen, Writers),
        new("退回修改", Event, [AtSecrecy], Frozen, [Role.SecrecyReviewer, Role.OfficeHead]),
        new("退回修改", Event, [AtOffice, Signed], Frozen, [Role.OfficeHead]),
        new("退回修改", Event, [AtLeaderInCharge], Frozen, [Role.LeaderInCharge]),
    ];

    protected override YearReport Apply(YearReport report, ReportReturned e) => report with { Returned = e };

    protected override Sentence Told(YearReport report, ReportReturned e) => $"{e.By}退回修改{Where(e.Place)}：{e.Reason}";

    private static string Where(string place) =>
        Enum.GetValues<Reports.ReportSection>().Where(section => Reports.ReportForm.IdOf(section) == place).Select(section => $"“{section.Name()}”")
            .FirstOrDefault() ?? "";
}
