using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>定格数据: what the form asks for.</summary>
public sealed class FreezeReportForm : StepForm
{
    [Display(Name = "重新定格的原因"), StringLength(500)]
    public string Reason { get; set; } = "";

    [Display(Name = "为什么不等没有计入的机关"), StringLength(500)]
    public string Without { get; set; } = "";

    [Display(Name = "申请、复议诉讼的数按台账现在的情况（更正已公布的报告时用）")]
    public bool TakesLive { get; set; }
}

/// <summary>定格数据.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class FreezeReportPage(YearReportDesk desk) : YearReportStepPage<FreezeReportForm>(desk, typeof(ReportFrozen))
{
    protected override async Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report)
    {
        var registers = writing.Situation.Registers!;
        return registers.Frozen(report, Command.On, Me, Command.TakesLive) with
        {
            Reason = report.Frozen is null ? null : await writing.SealOrNoneAsync("year-report", Command.Reason),
            Without = report.IsWhole ? await writing.SealOrNoneAsync("year-report", Command.Without) : null,
        };
    }
}

/// <summary>选择报告范围: what the form asks for.</summary>
public sealed class ChooseScopeForm : StepForm
{
    [Display(Name = "汇总本级和下级机关的数据（本级政府年度报告）")]
    public bool IsWhole { get; set; }
}

/// <summary>选择报告范围.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class ChooseScopePage(YearReportDesk desk) : YearReportStepPage<ChooseScopeForm>(desk, typeof(ScopeChosen))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.IsWhole = Report.IsWhole;
        return Task.CompletedTask;
    }

    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new ScopeChosen(Command.On, Command.IsWhole, Me));
}

/// <summary>确认全年没有数据.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class ConfirmEmptyYearPage(YearReportDesk desk) : YearReportStepPage<StepForm>(desk, typeof(EmptyYearConfirmed))
{
    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new EmptyYearConfirmed(Command.On, report.Frozen!.Hash, Me));
}
