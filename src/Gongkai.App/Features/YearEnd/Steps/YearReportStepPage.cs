using Gongkai.Matters;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>The page of one step of an annual report.</summary>
/// <param name="desk">Opens the report and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class YearReportStepPage<TForm>(YearReportDesk desk, Type step)
    : EventStepPage<YearReport, YearReportEvent, ReportStage, YearReportSituation, TForm>(desk, step) where TForm : StepForm, new()
{
    public override string Thing => "年度报告";

    public override (string View, object Model) Strip => ("/Features/YearEnd/Steps/_YearReportStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (YearEndRoutes.Of(Open.Matter.Id), "返回报告");

    /// <summary>The report.</summary>
    public YearReport Report => Open.Matter;

    /// <summary>As it stands.</summary>
    public ReportLook Look => field ??= Registers.Look(Report, Open.Situation.Settings);

    /// <summary>What registers say today.</summary>
    public YearRegisters Registers => Open.Situation.Registers!;

    /// <summary>What the agency has chosen.</summary>
    public YearEndSettings Settings => Open.Situation.Settings;

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("年度报告", YearEndRoutes.List), ($"{Open.Matter.Year}年", Back.Address)];
}
