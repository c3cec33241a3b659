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

    [Display(Name = "申请、复议诉讼的数按台账现在的情况（更正已公布的报告时用）")]
    public bool TakesLive { get; set; }
}

/// <summary>定格数据.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class FreezeReportPage(YearReportDesk desk) : YearReportStepPage<FreezeReportForm>(desk, typeof(ReportFrozen))
{
    protected override async Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report)
    {
        var snapshot = writing.Situation.Registers!.Compiled(report, Command.TakesLive);
        return new ReportFrozen(Command.On, snapshot, snapshot.Hash, Me)
        {
            TakesLive = Command.TakesLive,
            Reason = report.Frozen is null ? null : await writing.SealOrNoneAsync("year-report", Command.Reason),
        };
    }
}

/// <summary>确认全年没有数据.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class ConfirmEmptyYearPage(YearReportDesk desk) : YearReportStepPage<StepForm>(desk, typeof(EmptyYearConfirmed))
{
    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new EmptyYearConfirmed(Command.On, report.Frozen!.Hash, Me));
}
