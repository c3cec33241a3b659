using Gongkai.Web;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>网站工作年度报表 whose last day has gone by while it was not published; the day stands in the rows of the form.</summary>
internal sealed class MissingWebsiteForms() : RadarLine("website_form", "没有公布的网站工作年度报表", RadarWeight.Breach)
{
    public override string Basis => "国办函〔2018〕12号";

    public override string Remedy => "在“政府网站”里填报、审核、公布上一年的报表。";

    public override string DayName => "公布期限";

    public override async Task<RadarFound> FindAsync(RadarAsk ask)
    {
        var year = ask.Today.Year - 1;
        if (WebsiteFormEdition.Of(await WebsiteEditions.LoadedAsync(ask.Connection, null), year) is not { } edition || edition.DueOn(year) >= ask.Today)
            return RadarFound.Of(ask, []);
        var published = (await WebsiteFormMatters.ListAsync(ask.Connection, ask.Agency, year: year)).Where(form => form.PublishedOn is not null)
            .Select(form => form.Website).ToHashSet();
        return RadarFound.Of(ask, from line in await WebsiteRegister.ListAsync(ask.Connection, ask.Agency)
                                  where line.Site.OwesFormOf(year) && !published.Contains(line.Id)
                                  select new RadarRecord($"{line.Name}{year}年{edition.Name}", edition.DueOn(year))
                                  {
                                      Address = WebsiteRoutes.Of(line.Id),
                                      IsPublic = true,
                                  });
    }
}
