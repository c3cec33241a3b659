using Gongkai.Diagnostics;
using Gongkai.Web;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>Sites and accounts that did not open too often within a week, of agencies that have them probed.</summary>
internal sealed class UnreachableSites() : RadarLine("site_down", "经常打不开的网站和账号", RadarWeight.Breach)
{
    public override string Basis => "国办秘函〔2019〕19号";

    public override string Remedy => "查明是网站、网络还是域名的问题，恢复访问；网址改了的，变更登记。";

    public override string DayName => "最近打不开的日期";

    public override async Task<RadarFound> FindAsync(RadarAsk ask)
    {
        var chosen = await WebsiteProbes.SettingsAsync(ask.Connection, ask.Agency);
        if (!chosen.IsProbed) return RadarFound.Of(ask, []);
        var days = (await WebsiteProbes.SinceAsync(ask.Connection, ask.Agency, ask.Today.AddDays(1 - WebsiteSettings.Days))).ToLookup(day => day.Target);
        return RadarFound.Of(ask, from target in await WebsiteProbes.TargetsAsync(ask.Connection, ask.Agency)
                                  let own = days[target.Target].ToList()
                                  let finding = chosen.Unreachable(own.Sum(day => day.Tries), own.Sum(day => day.Failures))
                                  where finding is not null
                                  select new RadarRecord(target.Name, own.Where(day => day.Failures > 0).Max(day => day.Day))
                                  {
                                      Address = WebsiteRoutes.Probes,
                                      Note = Message.Of(finding),
                                      IsPublic = true,
                                  });
    }
}
