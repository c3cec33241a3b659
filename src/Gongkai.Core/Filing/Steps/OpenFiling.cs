using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Filing;

/// <summary>开始收集: who owes a report on a year, and by when.</summary>
/// <param name="On">The day.</param>
/// <param name="Member">The agency that reports.</param>
/// <param name="Name">Its name on that day.</param>
/// <param name="IsGovernment">Whether it is a people's government.</param>
/// <param name="Year">The year that the report is on.</param>
/// <param name="Number">Its place among those of the authority and the year, from 1: receipts bear it.</param>
/// <param name="SubmitBy">The last day for handing in, as the authority has set it.</param>
/// <param name="PublishBy">The last day for publishing, as the authority has set it.</param>
/// <param name="Law">The last day of the law for both (第四十九条).</param>
/// <param name="By">Who.</param>
public sealed record FilingOpened(DateOnly On, AgencyId Member, string Name, bool IsGovernment, int Year, int Number, DateOnly SubmitBy, DateOnly PublishBy,
    DateOnly Law, PersonId By) : FilingEvent(On);

/// <summary>发放报送码: by which the agency files without an account; one that was given before is void.</summary>
/// <param name="On">The day.</param>
/// <param name="CodeHash">SHA-256 of its letters, lower-case hexadecimal.</param>
/// <param name="By">Who.</param>
public sealed record FilingCodeGiven(DateOnly On, string CodeHash, PersonId By) : FilingEvent(On);

/// <summary>不需报送: merged, new, or reporting to somebody else.</summary>
public sealed record FilingDropped(DateOnly On, string Reason, PersonId By) : FilingEvent(On);

internal sealed class OpenFiling() : FilingStep<FilingOpened>
{
    private const int FirstYear = 2008;

    protected override ImmutableArray<Transition<FilingStage>> Rows => Row("开始收集", [], FilingStage.Awaited, Authority);

    protected override ReportFiling Apply(ReportFiling filing, FilingOpened e) => filing with { Opened = e };

    protected override IEnumerable<Refusal> Faults(ReportFiling filing, FilingOpened e, FilingSituation situation)
    {
        if (e.Year < FirstYear || e.Year >= situation.Today.Year)
            yield return Fault("RF01", "year", nameof(e.Year), ("year", (long)e.Year), ("first", (long)FirstYear), ("last", situation.Today.Year - 1L));
    }

    protected override Sentence Told(ReportFiling filing, FilingOpened e) => $"{e.By}开始收集{e.Name}{e.Year}年度报告，{Plain.Day(e.SubmitBy)}前提交";

    protected override PublicStep? Shown(ReportFiling filing, FilingOpened e) =>
        new(e.On, "开始收集", $"{Plain.Day(e.SubmitBy)}前提交，{Plain.Day(e.PublishBy)}前向社会公布。");
}

internal sealed class GiveFilingCode() : FilingStep<FilingCodeGiven>
{
    protected override ImmutableArray<Transition<FilingStage>> Rows => Row("发放报送码", Anywhere, null, Authority);

    protected override ReportFiling Apply(ReportFiling filing, FilingCodeGiven e) => filing with { CodeHash = e.CodeHash };

    protected override Sentence Told(ReportFiling filing, FilingCodeGiven e) =>
        filing.CodeHash is null ? $"{e.By}发放报送码" : $"{e.By}发放新的报送码，原来的作废";
}

internal sealed class DropFiling() : FilingStep<FilingDropped>("drop")
{
    protected override ImmutableArray<Transition<FilingStage>> Rows => Row("登记不需报送", [Awaited], FilingStage.Dropped, Authority);

    protected override ReportFiling Apply(ReportFiling filing, FilingDropped e) => filing;

    protected override Sentence Told(ReportFiling filing, FilingDropped e) => $"{e.By}登记不需报送：{e.Reason}";

    protected override PublicStep? Shown(ReportFiling filing, FilingDropped e) => new(e.On, "不需报送", e.Reason);
}
