using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>检查结果: errors that the nights found in what is public, and for which nobody has answered.</summary>
internal sealed class OpenFindings() : QueriedLine("scan_finding", "夜间检查发现的错误", RadarWeight.Breach)
{
    public override string Basis => "《政府网站发展指引》，国办秘函〔2019〕19号：严重表述错误、泄露、被篡改";

    public override string Remedy => "逐条更新、撤回，或者说明理由放行，见“检查结果”。";

    public override string DayName => "发现日期";

    public override bool IsToldElsewhere => true;

    protected override bool ArePublic => true;

    protected override string Records => $"""
        select f.item as id, max(p.title) as title, min(f.first_on) as since, min(f.code) || case when count(*) > 1 then ' 等' else '' end as note
        from {NightlyScan.Table} f join public_item p on p.id = f.item
        where f.agency = @agency and f.settled_on is null and f.accepted = 0 and f.severity = 'Error' group by f.item
        """;

    protected override string? AddressOf(string id) => PublishingRoutes.Of(ItemId.Parse(id, null));
}
