using Dapper;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>政府信息公开指南: none is public, or the one that is was not looked at for too long (第十二条).</summary>
internal sealed class UnreviewedGuides() : RadarLine("guide", "没有公布或者没有核对的公开指南", RadarWeight.Breach)
{
    public override string Basis => "《政府信息公开条例》第十二条";

    public override string Remedy => "核对公开指南的各项内容，更新“最近核对日期”；没有的，起草并公开。";

    public override string DayName => "应当核对的日期";

    public override async Task<RadarFound> FindAsync(RadarAsk ask)
    {
        var guides = await ItemContentTable.OfKindAsync(ask.Connection, null, ask.Agency, ItemKinds.DisclosureGuide);
        return RadarFound.Of(ask, guides.Count == 0
            ? [new("没有公布政府信息公开指南", null) { Address = PublishingRoutes.NewOf(ItemKinds.DisclosureGuide.Code), IsPublic = true }]
            : from guide in guides
              let due = GuideReview.DueOn(guide.Content)
              where due is null || due < ask.Today
              select new RadarRecord(guide.Title, due) { Address = PublishingRoutes.Of(guide.Id), IsPublic = true });
    }
}

/// <summary>政府信息公开年报: years whose report should be public and is not (第四十九条).</summary>
internal sealed class MissingReports() : RadarLine("missing_report", "没有公布的年度报告", RadarWeight.Breach)
{
    public override string Basis => "《政府信息公开条例》第四十九条";

    public override string Remedy => "在“政府信息公开年报”栏目公布；以前年度的也补上。";

    public override string DayName => "公布期限";

    public override async Task<RadarFound> FindAsync(RadarAsk ask)
    {
        var published = (await YearlyReports.OfAsync(ask.Connection, null, ask.Agency)).Select(report => report.Year).ToList();
        var isGovernment = await ColumnView.IsGovernmentAsync(ask.Connection, null, ask.Agency);
        // Where none is public yet it is not known which is the first; the term that runs knows it.
        var years = published.Count > 0 ? YearlyReportDuty.Missing(published, isGovernment, ask.Today)
            : [.. (await ask.Connection.QueryAsync<DateOnly>("select due_on from term_view where subject = @Stream and kind = @Term and due_on < @Today",
                new { new PublicCatalogue(ask.Agency).Stream, YearlyReportDuty.Term, ask.Today })).Select(due => due.Year - 1)];
        return RadarFound.Of(ask, years.Select(year => new RadarRecord($"{year}年政府信息公开工作年度报告", YearlyReportDuty.DueOn(year, isGovernment))
        {
            Address = PublishingRoutes.ListOf(PublicColumn.Fixed.First(column => column.Sort == ColumnSort.Reports).Id),
            IsPublic = true,
        }));
    }
}

/// <summary>预告的数据发布: figures that a public calendar announced and that did not appear.</summary>
internal sealed class MissedReleases() : QueriedLine("missed_release", "预告了没有发布的数据", RadarWeight.Breach)
{
    public override string Basis => "本机关公开的数据发布日程";

    public override string Remedy => "公开指标和统计期相同的“统计数据”；推迟的，更新数据发布日程。";

    public override string DayName => "预告的日期";

    protected override bool ArePublic => true;

    protected override string Records => $"""
        select t.kind as id, t.title, t.due_on as since, '' as note from term_view t
        where t.agency = @agency and t.waits = 0 and t.due_on < @today and t.kind like '{AnnouncedRelease.Term}/%'
        """;

    protected override string? AddressOf(string id) => PublishingRoutes.Columns;
}
