using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

public sealed class CatalogueTests
{
    private static readonly PublicCatalogue Founded =
        CatalogueSteps.Workflow.Fold(new(new(Guid.Parse("01990000-0000-7000-8000-0000000000c1"))), [new CatalogueFounded(AnItem.Monday, AgencyLevel.County)]);

    [Fact]
    public void Article_20_is_every_agencys_spine_and_article_21_is_by_level()
    {
        Assert.Equal(15, StatutoryCatalogue.Of(AgencyLevel.Province).Length);
        Assert.Equal(22, StatutoryCatalogue.Of(AgencyLevel.County).Length);
        Assert.Equal(23, StatutoryCatalogue.Of(AgencyLevel.Town).Length);
        Assert.Equal("第二十条第十五项", StatutoryCatalogue.Find("P20-15")!.Article);
        Assert.Equal(["guide", "rules", "statutory", "reports", "requests"],
            Founded.Columns.Where(column => column.Parent is null && column.IsFixed).Select(column => column.Id));
    }

    [Fact]
    public void A_column_takes_what_belongs_in_it_and_nothing_else()
    {
        Assert.Null(Not("P20-04", ItemKinds.Statistics, "P20-04"));
        Assert.Equal("article", Not("P20-04", ItemKinds.Statistics, "P20-03"));
        Assert.Equal("article", Not("P20-04", ItemKinds.Statistics, null));
        Assert.Equal("news", Not("P20-04", ItemKinds.News, "P20-04"));
        Assert.Equal("closed", Not("statutory", ItemKinds.Notice, null));
        Assert.Equal("closed", Not("requests", ItemKinds.Notice, null));
        Assert.Equal("fixed", Not("guide", ItemKinds.Notice, null));
        Assert.Equal("home", Not("notices", ItemKinds.DisclosureGuide, null));
        Assert.Null(Not("guide", ItemKinds.DisclosureGuide, null));
        Assert.Null(Not("news", ItemKinds.News, null));
        Assert.Equal("internal", Not("notices", ItemKinds.Notice, null, isInternal: true));
        Assert.Equal("external", Not("internal", ItemKinds.Notice, null));
    }

    [Fact]
    public void Fixed_parts_are_neither_closed_nor_called_otherwise()
    {
        foreach (var column in Founded.Columns.Where(column => column.IsFixed))
        {
            Assert.Equal(["PU09.closing"], Refused(Founded, new ColumnClosed(AnItem.Monday, column.Id, "不要了")));
            Assert.Contains("PU09.fixed", Refused(Founded, new ColumnPut(AnItem.Monday, column with { Name = "别的名字" })));
            Assert.Empty(Refused(Founded, new ColumnPut(AnItem.Monday, column with { UpdateDays = 30 })));
        }
        Assert.Equal(["PU09.sort"], Refused(Founded, new ColumnPut(AnItem.Monday, new("x", "又一份指南", ColumnSort.Guide))));
    }

    [Fact]
    public void Columns_of_ones_own_are_opened_and_closed_when_nothing_is_in_them()
    {
        var topic = new PublicColumn("01990000-0000-7000-8000-0000000000c2", "电子商务进农村", ColumnSort.Topic) { UpdateDays = 30 };
        var opened = After(Founded, new ColumnPut(AnItem.Monday, topic));
        Assert.Equal(["PU09.twice"], Refused(opened, new ColumnPut(AnItem.Monday, topic with { Id = "other" })));
        Assert.Equal(["PU09.name", "PU09.days"], Refused(opened, new ColumnPut(AnItem.Monday, topic with { Id = "other", Name = "", UpdateDays = 0 })));
        var towns = new PublicColumn("other", "市场", ColumnSort.Statutory) { Parent = "statutory", Node = "P21-T1" };
        Assert.Equal(["PU09.node"], Refused(opened, new ColumnPut(AnItem.Monday, towns)));
        Assert.Equal(["PU09.bound"], Refused(opened, new ColumnPut(AnItem.Monday, topic with { Id = "other", Name = "别的", Node = "P20-01" })));
        Assert.Equal(["PU09.used"], Refused(opened, new ColumnClosed(AnItem.Monday, topic.Id, "结束"), topic.Id));
        var closed = After(opened, new ColumnClosed(AnItem.Monday, topic.Id, "活动结束"));
        Assert.False(closed.Columns.Single(column => column.Id == topic.Id).TakesItems);
    }

    [Fact]
    public void The_basic_catalogue_has_editions_and_each_stays()
    {
        var entry = new CatalogueEntry("1", "P20-04", "统计数据", "社会消费品零售总额", "条例第二十条第四项") { Term = "每月20日前", Section = "市场科" };
        Assert.Equal(["PU09.empty"], Refused(Founded, new CatalogueAdopted(AnItem.Monday, "")));
        Assert.Equal(["PU09.node", "PU09.entry"], Refused(Founded, new EntryPut(AnItem.Monday, entry with { Node = "P21-T1", Basis = "" })));
        var written = After(Founded, new EntryPut(AnItem.Monday, entry));
        Assert.Equal(["PU09.unreviewed"], Refused(written, new CatalogueAdopted(AnItem.Monday, "首次公布")));
        Assert.Equal(["PU09.changed"], RefusedBy(Role.SecrecyReviewer, written, new EntriesReviewed(AnItem.Monday, "", Reviewer)));
        var first = After(Reviewed(written), new CatalogueAdopted(AnItem.Monday, "首次公布"));
        Assert.Equal(["PU09.unchanged"], Refused(first, new CatalogueAdopted(AnItem.Monday, "")));
        var changed = After(first, new EntryPut(AnItem.Monday, entry with { Term = "每月15日前" }));
        Assert.Equal(["PU09.unreviewed"], Refused(changed, new CatalogueAdopted(AnItem.Monday, "时限提前")));
        var second = After(Reviewed(changed), new CatalogueAdopted(AnItem.Monday, "时限提前"));

        Assert.Equal([(1, "每月20日前"), (2, "每月15日前")], second.Editions.Select(edition => (edition.Edition, edition.Entries[0].Term)));
    }

    [Theory]
    [InlineData("{机关}/{年}-{序号:5}", "云商/2026-00012")]
    [InlineData("11340503MB0{栏目}{年}{序号}", "11340503MB0P20-04202612")]
    public void An_index_number_follows_the_agencys_pattern(string pattern, string number)
    {
        Assert.Null(IndexNumber.Fault(pattern));
        Assert.Equal(number, IndexNumber.Of(pattern, "云商", "P20-04", 2026, 12));
    }

    [Theory]
    [InlineData("{机关}-{序号:5}", "unique")]
    [InlineData("{年}-{序号}-{密级}", "part")]
    public void A_pattern_that_would_give_one_number_twice_is_refused(string pattern, string variant) =>
        Assert.Equal(variant, IndexNumber.Fault(pattern)!.Variant);

    private static string? Not(string column, ItemKind kind, string? article, bool isInternal = false) =>
        Founded.Columns.Single(one => one.Id == column).WhyNot(kind, new(column, Openness.Proactive) { Article = article, IsInternal = isInternal })?.Variant;

    private static IEnumerable<string> Refused(PublicCatalogue catalogue, CatalogueEvent happened, params string[] used) =>
        CatalogueSteps.Workflow.Decide(catalogue, happened, Situation(used)).Refusals.Select(AnItem.Told);

    private static readonly PersonId Reviewer = new(Guid.Parse("01990000-0000-7000-8000-0000000000b9"));

    private static IEnumerable<string> RefusedBy(Role role, PublicCatalogue catalogue, CatalogueEvent happened) =>
        CatalogueSteps.Workflow.Decide(catalogue, happened, Situation([]) with { Actor = new(Reviewer, [role]) }).Refusals.Select(AnItem.Told);

    private static PublicCatalogue Reviewed(PublicCatalogue catalogue)
    {
        var review = new EntriesReviewed(AnItem.Monday, catalogue.Fingerprint, Reviewer);
        Assert.Empty(RefusedBy(Role.SecrecyReviewer, catalogue, review));
        return CatalogueSteps.Workflow.Fold(new(catalogue.Agency), [.. catalogue.History, review]);
    }

    private static PublicCatalogue After(PublicCatalogue catalogue, CatalogueEvent happened)
    {
        Assert.Empty(Refused(catalogue, happened));
        return CatalogueSteps.Workflow.Fold(new(catalogue.Agency), [.. catalogue.History, happened]);
    }

    private static CatalogueSituation Situation(IEnumerable<string> used) =>
        new(AnItem.Monday, new(AnItem.Author, [Role.OfficeHead]), used.ToImmutableHashSet());
}
