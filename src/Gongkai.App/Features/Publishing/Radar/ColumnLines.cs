using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>A line of the radar about columns: it reads them as <c>/desk/columns</c> does.</summary>
internal abstract class ColumnLine(string word, string name, RadarWeight weight) : RadarLine(word, name, weight)
{
    /// <summary>Which of the columns that the public sees are at fault.</summary>
    protected abstract ValueTask<IEnumerable<ColumnUpkeep>> AtFaultAsync(RadarAsk ask, ImmutableArray<ColumnUpkeep> columns);

    /// <summary>The day that counts.</summary>
    protected virtual DateOnly? Since(ColumnUpkeep column) => null;

    /// <summary>What else is to be known of one.</summary>
    protected virtual string Note(ColumnUpkeep column) => "";

    public sealed override async Task<RadarFound> FindAsync(RadarAsk ask)
    {
        var columns = await ColumnView.OfAsync(ask.Connection, null, ask.Agency);
        var upkeep = ColumnUpkeep.Of(columns, await ColumnView.LatestAsync(ask.Connection, null, ask.Agency, columns), _ => null);
        return RadarFound.Of(ask, (await AtFaultAsync(ask, upkeep)).Select(one => new RadarRecord(one.Column.Name, Since(one))
        {
            Address = PublishingRoutes.ListOf(one.Column.Id),
            Note = Note(one),
            IsPublic = true,
        }));
    }
}

/// <summary>不更新的栏目: nothing new within the column's interval.</summary>
internal sealed class StaleColumns() : ColumnLine("stale_column", "不更新的栏目", RadarWeight.Breach)
{
    public override string Basis => "国办秘函〔2019〕19号：栏目不更新";

    public override string Remedy => "公开新的信息；不能保证更新的栏目合并或者关闭。全部栏目见“栏目更新”。";

    public override string DayName => "更新期限";

    protected override ValueTask<IEnumerable<ColumnUpkeep>> AtFaultAsync(RadarAsk ask, ImmutableArray<ColumnUpkeep> columns) =>
        new(columns.Where(one => one.LastOn is not null && one.IsOverdue(ask.Today)));

    protected override DateOnly? Since(ColumnUpkeep column) => column.Due;

    protected override string Note(ColumnUpkeep column) => $"最近更新 {Dates.Of(column.LastOn!.Value)}，更新周期 {column.Column.UpdateDays} 天";
}

/// <summary>空白栏目: the public sees it, and there is nothing in it. Nodes of the catalogue and the guide have lines of their own.</summary>
internal sealed class EmptyColumns() : ColumnLine("empty_column", "空白栏目", RadarWeight.Attention)
{
    public override string Basis => "国办秘函〔2019〕19号：空白栏目五个以上，单项否决";

    public override string Remedy => "公开信息，或者在“公开目录”里关闭栏目。";

    protected override ValueTask<IEnumerable<ColumnUpkeep>> AtFaultAsync(RadarAsk ask, ImmutableArray<ColumnUpkeep> columns) =>
        new(columns.Where(one => one.LastOn is null && one.Column.Node is null && one.Column.Sort is not (ColumnSort.Guide or ColumnSort.Statutory)));
}

/// <summary>
/// 没有内容的法定事项: items of articles 20 and 21 of which nothing is public, in their column or elsewhere. What applies is what the agency's own
/// basic catalogue names (第二十二条); where it has adopted none, all of its level.
/// </summary>
internal sealed class EmptyNodes() : ColumnLine("empty_node", "没有内容的法定主动公开事项", RadarWeight.Breach)
{
    public override string Basis => "《政府信息公开条例》第二十条、第二十一条、第二十二条";

    public override string Remedy => "公开这一事项的信息；确实没有的，在栏目里说明，或者修订主动公开基本目录。";

    protected override async ValueTask<IEnumerable<ColumnUpkeep>> AtFaultAsync(RadarAsk ask, ImmutableArray<ColumnUpkeep> columns)
    {
        var empty = columns.Where(one => one.Column.Id == one.Column.Node && one.LastOn is null).ToList();
        if (empty.Count == 0) return [];
        if (await ask.Connection.QueryFirstOrDefaultAsync<string>(
            "select body from basic_catalogue where agency = @Agency order by edition desc limit 1", new { ask.Agency }) is { } body)
        {
            var named = JsonSerializer.Deserialize<BasicCatalogue>(body, EventJson.Options)!.Entries.Select(entry => entry.Node).ToHashSet();
            empty.RemoveAll(one => !named.Contains(one.Column.Id));
        }
        var elsewhere = new HashSet<string>();
        foreach (var one in empty)
            if (await ask.Connection.ExecuteScalarAsync<long?>("""
                select 1 from public_item where agency = @Agency and article = @Id and withdrawn_on is null limit 1
                """, new { ask.Agency, one.Column.Id }) is not null) elsewhere.Add(one.Column.Id);
        return empty.Where(one => !elsewhere.Contains(one.Column.Id));
    }

    protected override string Note(ColumnUpkeep column) => StatutoryCatalogue.Find(column.Column.Node)!.Article;
}
