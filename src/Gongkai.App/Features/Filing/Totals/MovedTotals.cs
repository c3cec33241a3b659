using Gongkai.Web;

namespace Gongkai.Features.Filing;

/// <summary>汇总有变动: what an authority's report of the whole was added up of is another now.</summary>
internal sealed class MovedTotals() : RadarLine("total_moved", "汇总依据有变动的本级政府年度报告", RadarWeight.Attention)
{
    public override string Basis => "《政府信息公开条例》第四十九条、第五十条：报告的数据应当真实、准确";

    public override string Remedy => "看差别，需要改的重新定格；已经公布的，更正。";

    public override async Task<RadarFound> FindAsync(RadarAsk ask)
    {
        var year = ask.Today.Year - 1;
        // Few add up: the others need not have the whole tree read for them each night.
        if (!await WholeReports.AddsUpAsync(ask.Connection, ask.Agency, year)) return RadarFound.Of(ask, []);
        var moved = await WholeReports.MovedAsync(ask.Connection, ask.Agency, year);
        return RadarFound.Of(ask, [.. moved.Where(one => one.Agency == ask.Agency).Select(one =>
            new RadarRecord($"{year}年政府信息公开工作年度报告", null) { Address = FilingRoutes.TotalFor(year), Note = one.Words })]);
    }
}
