using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Filing;

/// <summary>认可检查结果: the authority lets a finding stand.</summary>
/// <param name="On">The day.</param>
/// <param name="Key">Which.</param>
/// <param name="Words">Why.</param>
/// <param name="IsLasting">Whether it stands in later years too, whatever the figures: 本机关没有处罚职能.</param>
/// <param name="By">Who.</param>
public sealed record FindingAllowed(DateOnly On, FindingKey Key, string Words, bool IsLasting, PersonId By) : FilingEvent(On)
{
    /// <summary>Whether a finding is let stand by it: the same one; where it lasts, one of the same rule in the same cells of another year.</summary>
    public bool Covers(FindingKey key) => key == Key || IsLasting && key.Code == Key.Code && key.Cells == Key.Cells && key.Agency == Key.Agency;
}

/// <summary>A point of a list with which a report goes back.</summary>
/// <param name="Code">The code of the finding; empty for what the reviewer has seen himself.</param>
/// <param name="Words">What it says.</param>
public sealed record ReturnPoint(string Code, string Words);

/// <summary>退回改正: what is wrong, and by when it is to be mended.</summary>
/// <param name="On">The day.</param>
/// <param name="Points">The list.</param>
/// <param name="DueOn">The last day for filing again.</param>
/// <param name="By">Who.</param>
public sealed record FilingReturned(DateOnly On, ImmutableArray<ReturnPoint> Points, DateOnly DueOn, PersonId By) : FilingEvent(On);

/// <summary>逾期未改正: the day for mending is over.</summary>
public sealed record ReturnMissed(DateOnly On, DateOnly DueOn) : FilingEvent(On);

/// <summary>催报.</summary>
public sealed record FilingReminded(DateOnly On, string Words, PersonId By) : FilingEvent(On);

/// <summary>责令改正 (第四十七条): for a report that does not come, or is not mended. The order itself is a matter of its own, out of this filing.</summary>
/// <param name="On">The day.</param>
/// <param name="Facts">What was not done.</param>
/// <param name="DueOn">By when it is to be done.</param>
/// <param name="By">Who.</param>
public sealed record CorrectionOrdered(DateOnly On, string Facts, DateOnly DueOn, PersonId By) : FilingEvent(On);

/// <summary>审核通过.</summary>
/// <param name="On">The day.</param>
/// <param name="Number">Which version.</param>
/// <param name="Words">Why errors that were found stand; empty where there are none.</param>
/// <param name="By">Who.</param>
public sealed record FilingAccepted(DateOnly On, int Number, string Words, PersonId By) : FilingEvent(On);

internal sealed class AllowFinding() : FilingStep<FindingAllowed>("allow")
{
    protected override ImmutableArray<Transition<FilingStage>> Rows => Row("认可检查结果", [Filed], null, Authority);

    protected override ReportFiling Apply(ReportFiling filing, FindingAllowed e) =>
        filing with { Allowed = [.. filing.Allowed.Where(one => one.Key != e.Key), e] };

    public override bool IsOffered(ReportFiling matter, FilingSituation situation) =>
        matter.Latest?.Reading.Findings.Any(finding => finding.Severity != Severity.Error && !situation.AllowedIn(matter).Any(one =>
            one.Covers(finding.Key))) == true;

    // As everywhere: an error is mended, never accepted.
    protected override IEnumerable<Refusal> Faults(ReportFiling filing, FindingAllowed e, FilingSituation situation)
    {
        if (filing.Latest?.Reading.Findings.FirstOrDefault(finding => finding.Key == e.Key) is not { } found) yield return Fault("RF04", "gone", nameof(e.Key));
        else if (found.Severity == Severity.Error) yield return Fault("RF04", "error", nameof(e.Key));
    }

    protected override Sentence Told(ReportFiling filing, FindingAllowed e) =>
        $"{e.By}认可 {e.Key.Code}：{e.Words}{(e.IsLasting ? "（以后年度同样认可）" : "")}";
}

internal sealed class ReturnFiling() : FilingStep<FilingReturned>("return")
{
    protected override ImmutableArray<Transition<FilingStage>> Rows => Row("退回改正", [Filed, Accepted], Returned, Authority);

    protected override ReportFiling Apply(ReportFiling filing, FilingReturned e) =>
        filing with
        {
            Returned = e,
            Returns = filing.Returns + 1,
            AcceptedVersion = filing.AcceptedVersion == filing.Latest!.Number ? null : filing.AcceptedVersion,
        };

    protected override IEnumerable<Refusal> Faults(ReportFiling filing, FilingReturned e, FilingSituation situation)
    {
        if (e.Points.IsEmpty) yield return Fault("RF03", "none", "Findings");
        foreach (var fault in DueFaults(e.DueOn, e.On, nameof(e.DueOn))) yield return fault;
    }

    protected override Sentence Told(ReportFiling filing, FilingReturned e) =>
        $"{e.By}退回第 {filing.Versions.Length} 版，{e.Points.Length} 处问题，{Plain.Day(e.DueOn)}前改正重报";

    protected override PublicStep? Shown(ReportFiling filing, FilingReturned e) =>
        new(e.On, "退回改正", $"{e.Points.Length} 处问题，请在 {Plain.Day(e.DueOn)} 以前改正重报。");
}

internal sealed class MissReturn() : FilingStep<ReturnMissed>
{
    protected override ImmutableArray<Transition<FilingStage>> Rows =>
        [new("登记逾期未改正", Event, [Returned], null, []) { ByPlatform = true }];

    protected override ReportFiling Apply(ReportFiling filing, ReturnMissed e) => filing with { Missed = filing.Missed + 1 };

    protected override IEnumerable<Refusal> Faults(ReportFiling filing, ReturnMissed e, FilingSituation situation)
    {
        if (filing.Returned?.DueOn != e.DueOn || e.On <= e.DueOn || filing.IsMissed)
            yield return Fault("RF03", "missed");
    }

    protected override Sentence Told(ReportFiling filing, ReturnMissed e) => $"{Plain.Day(e.DueOn)}期满，没有改正重报";

    protected override PublicStep? Shown(ReportFiling filing, ReturnMissed e) => new(e.On, "逾期未改正", $"改正期限 {Plain.Day(e.DueOn)} 已过。");
}

internal sealed class RemindFiling() : FilingStep<FilingReminded>("remind")
{
    protected override ImmutableArray<Transition<FilingStage>> Rows => Row("催报", [Awaited, Returned], null, Authority);

    protected override ReportFiling Apply(ReportFiling filing, FilingReminded e) => filing;

    protected override Sentence Told(ReportFiling filing, FilingReminded e) => $"{e.By}催报：{e.Words}";

    protected override PublicStep? Shown(ReportFiling filing, FilingReminded e) => new(e.On, "催报", e.Words);
}

internal sealed class OrderCorrection() : FilingStep<CorrectionOrdered>("order")
{
    protected override ImmutableArray<Transition<FilingStage>> Rows => Row("责令改正", [Awaited, Returned], null, Authority);

    protected override ReportFiling Apply(ReportFiling filing, CorrectionOrdered e) => filing;

    // An order wants a duty that was not fulfilled: the day is over.
    public override bool IsOffered(ReportFiling matter, FilingSituation situation) => DueBefore(matter) < situation.Today;

    protected override IEnumerable<Refusal> Faults(ReportFiling filing, CorrectionOrdered e, FilingSituation situation)
    {
        if (e.On <= DueBefore(filing)) yield return Fault("RF03", "early", null, ("date", Plain.Day(DueBefore(filing))));
        foreach (var fault in DueFaults(e.DueOn, e.On, nameof(e.DueOn))) yield return fault;
    }

    protected override Sentence Told(ReportFiling filing, CorrectionOrdered e) => $"{e.By}责令改正：{e.Facts}，{Plain.Day(e.DueOn)}前改正";

    protected override PublicStep? Shown(ReportFiling filing, CorrectionOrdered e) => new(e.On, "责令改正", $"{e.Facts}，请在 {Plain.Day(e.DueOn)} 以前改正。");

    private static DateOnly DueBefore(ReportFiling filing) =>
        filing.Stage == Returned ? filing.Returned!.DueOn : filing.Opened!.SubmitBy;
}

internal sealed class AcceptFiling() : FilingStep<FilingAccepted>("accept")
{
    protected override ImmutableArray<Transition<FilingStage>> Rows => Row("审核通过", [Filed], Accepted, Authority);

    protected override ReportFiling Apply(ReportFiling filing, FilingAccepted e) => filing with { AcceptedVersion = e.Number };

    protected override IEnumerable<Refusal> Faults(ReportFiling filing, FilingAccepted e, FilingSituation situation)
    {
        if (filing.Latest is not { } latest || e.Number != latest.Number) yield return Fault("RF04", "other");
        else if (latest.Reading.Count(Severity.Error) > 0 && e.Words.Length == 0) yield return Fault("RF04", "errors", nameof(e.Words),
            ("count", (long)latest.Reading.Count(Severity.Error)));
    }

    protected override Sentence Told(ReportFiling filing, FilingAccepted e) => $"{e.By}审核通过第 {e.Number} 版{(e.Words.Length > 0 ? $"：{e.Words}" : "")}";

    protected override PublicStep? Shown(ReportFiling filing, FilingAccepted e) => new(e.On, "审核通过", $"第 {e.Number} 版审核通过。");
}
