using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

public sealed class ColumnUpkeepTests
{
    private static readonly PublicCatalogue Founded = Of();

    [Fact]
    public void A_column_waits_for_its_next_item_from_the_latest_and_an_empty_one_from_its_opening()
    {
        var upkeep = ColumnUpkeep.Of(Founded, Latest(("news", new(2026, 3, 10))));
        Assert.Equal((new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 24)), Dates(upkeep, "news"));
        Assert.Equal((null, AnItem.Monday.AddDays(180)), Dates(upkeep, "notices"));
        Assert.Equal((null, null), Dates(upkeep, "responses"));
        Assert.True(upkeep.Single(one => one.Column.Id == "news").IsOverdue(new(2026, 3, 25)));
        Assert.DoesNotContain(upkeep, one => one.Column.Id is "requests" or "internal");
        Assert.Equal(["column_update/reports", "column_update/news", "column_update/notices"],
            ColumnUpkeep.Terms(Founded, Latest(("news", new(2026, 3, 10)))).Select(term => term.Kind));
    }

    [Fact]
    public void What_lies_below_a_column_keeps_it_up_and_a_closed_one_is_not_watched()
    {
        var child = new PublicColumn("child", "月度数据", ColumnSort.Statutory) { Parent = "P20-04", Node = "P20-04" };
        var catalogue = Of(new ColumnPut(AnItem.Monday.AddDays(5), child with { UpdateDays = 31 }));
        var upkeep = ColumnUpkeep.Of(catalogue, Latest(("child", new(2026, 3, 10))));
        Assert.Equal(new DateOnly(2026, 3, 10), Dates(upkeep, "P20-04").Last);
        Assert.Equal(new DateOnly(2026, 3, 10), Dates(upkeep, "statutory").Last);
        Assert.Equal((null, AnItem.Monday.AddDays(36)), Dates(ColumnUpkeep.Of(catalogue, Latest()), "child"));
        Assert.DoesNotContain(ColumnUpkeep.Of(Of(new ColumnPut(AnItem.Monday, child), new ColumnClosed(AnItem.Monday, "child", "合并")), Latest()),
            one => one.Column.Id == "child");
    }

    [Fact]
    public void The_kind_of_what_lies_in_a_column_is_told_where_it_is_one_only()
    {
        Assert.Equal(["news", "notice", "statistics", null], ((string[])["news", "notices", "P20-04", "P20-01"])
            .Select(id => ItemKinds.UsualIn(Founded.Columns.Single(column => column.Id == id))?.Code));
    }

    [Fact]
    public void Links_lead_to_sites_by_their_names()
    {
        Assert.Equal([], new PublishingSettings { LinkHosts = ["gov.cn", "www.xn--fiqs8s.cn"] }.Faults());
        foreach (var host in (string[])["com", "http://gov.cn", "gov.cn/", "10.0.0.1", "-a.cn", "Gov.cn", ""])
            Assert.Equal(["PU15.host"], new PublishingSettings { LinkHosts = [host] }.Faults().Select(AnItem.Told));
        Assert.Equal(["PU15.many"], new PublishingSettings { LinkHosts = [.. Enumerable.Range(0, 51).Select(i => $"a{i}.cn")] }.Faults().Select(AnItem.Told));
    }

    [Fact]
    public void What_was_public_elsewhere_keeps_what_was_said_of_it_and_waits_for_nothing_that_is_over()
    {
        var import = new ItemImport("原网站", null) { Validity = Validity.Abolished };
        var item = new AnItem();
        var drafted = item.Drafted(ItemKinds.NormativeDocument, AnItem.PlacementOf(ItemKinds.NormativeDocument), content => content with
        {
            Fields = content.Fields.Remove("legalityReview").SetItem("validUntil", "2026-03-01").SetItem("inForceOn", "2021-03-01"),
        });
        item.Take(drafted with { Import = import });
        item.Reviewed().Published();
        Assert.Equal((Validity.Abolished, item.Today), (item.Item.ValiditySaidOn(item.Today), item.Item.PublishedOn));
        Assert.Empty(item.Item.Terms(item.As(Role.OfficeHead)));
    }

    private static (DateOnly? Last, DateOnly? Due) Dates(ImmutableArray<ColumnUpkeep> upkeep, string column) =>
        upkeep.Single(one => one.Column.Id == column) is var found ? (found.LastOn, found.Due) : default;

    private static Dictionary<string, DateOnly> Latest(params (string Column, DateOnly Day)[] days) => days.ToDictionary(day => day.Column, day => day.Day);

    private static PublicCatalogue Of(params CatalogueEvent[] happened) => CatalogueSteps.Workflow.Fold(
        new(new(Guid.Parse("01990000-0000-7000-8000-0000000000c1"))), [new CatalogueFounded(AnItem.Monday, AgencyLevel.County), .. happened]);
}
