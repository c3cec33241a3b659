using Gongkai.Features.Publishing;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>年度报告: last year's is not handed on, and the day for handing it in is near or over. What is not public by the day of the law has its own
/// line.</summary>
internal sealed class ReportsDue() : RadarLine("report_due", "应当办好的年度报告", RadarWeight.Attention)
{
    private const int DaysBefore = 20;

    public override string Basis => "《政府信息公开条例》第四十九条，主管部门规定的日期";

    public override string Remedy => "在“年度报告”里编制、定格、签批，转发布。";

    public override string DayName => "提交期限";

    public override async Task<RadarFound> FindAsync(RadarAsk ask)
    {
        var year = ask.Today.Year - 1;
        var settings = YearReportMatters.Read(await Agencies.AgencySettings.FindAsync(ask.Connection, ask.Agency, YearReportMatters.Settings, null));
        var due = settings.SubmitDue(year, await ColumnView.IsGovernmentAsync(ask.Connection, null, ask.Agency));
        if (ask.Today < due.AddDays(-DaysBefore) || (await YearlyReports.OfAsync(ask.Connection, null, ask.Agency)).Any(report => report.Year == year))
            return RadarFound.Of(ask, []);
        var report = (await YearReportMatters.ListAsync(ask.Connection, ask.Agency)).FirstOrDefault(line => line.Year == year);
        return report?.Stage == ReportStage.HandedOn ? RadarFound.Of(ask, []) : RadarFound.Of(ask,
        [
            new($"{year}年政府信息公开工作年度报告", due)
            {
                Address = report is null ? YearEndRoutes.List : YearEndRoutes.Of(report.Id),
                Note = report is null ? "还没有开始编制" : report.Stage.Name(),
                IsPublic = true,
            },
        ]);
    }
}
