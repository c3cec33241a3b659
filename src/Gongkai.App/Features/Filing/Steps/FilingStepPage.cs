using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Filing;

/// <summary>The page of one step of a filing.</summary>
/// <param name="desk">Opens the filing and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class FilingStepPage<TForm>(FilingDesk desk, Type step)
    : EventStepPage<ReportFiling, FilingEvent, FilingStage, FilingSituation, TForm>(desk, step) where TForm : StepForm, new()
{
    public override string Thing => "年度报告的报送";

    public override (string View, object Model) Strip => ("/Features/Filing/Steps/_FilingStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (FilingRoutes.Of(Open.Matter.Id), "返回");

    /// <summary>The filing.</summary>
    public ReportFiling Filing => Open.Matter;

    protected override (string Words, string Address)[] Trail =>
    [
        ("工作台", WebRoutes.Desk), ($"{Filing.Opened!.Year}年度报告收集", FilingRoutes.OfYear(Filing.Opened.Year)), (Filing.Opened.Name, Back.Address),
    ];

    protected sealed override Task<FilingEvent> EventAsync(MatterWriting<FilingSituation> writing, ReportFiling matter) => Task.FromResult(Event(matter));

    /// <summary>What is written when the step is taken.</summary>
    protected abstract FilingEvent Event(ReportFiling filing);
}
