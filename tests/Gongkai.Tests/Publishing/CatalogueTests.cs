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

    [Theory]
    [InlineData("procurement", "P20-14", "P20-14", "node", "第二十条第九项（政府集中采购）")]
    [InlineData("procurement", "P20-09", "P20-09", null, null)]
    [InlineData("notice", "interpretations", null, "column", "“通知公告”")]
    [InlineData("normative", "news", null, "column", "“法规、规章和规范性文件”")]
    [InlineData("news", "consultations", null, "column", "“工作动态”")]
    [InlineData("news", "news", "P20-04", "no-node", null)]
    [InlineData("statistics", "P20-05", "P20-05", "node", "第二十条第四项（统计信息）")]
    [InlineData("notice", "P20-04", "P20-04", null, null)]
    [InlineData("service", "P21-C2", "P21-C2", null, null)]
    [InlineData("interpretation", "interpretations", null, null, null)]
    public void What_lies_elsewhere_is_refused_and_told_where_it_belongs(string kind, string column, string? article, string? variant, string? place)
    {
        var refusal = new ItemPlacement(column, Openness.Proactive) { Article = article }.Misplaced(ItemKinds.Of(kind), Founded.Columns).SingleOrDefault();
        Assert.Equal((variant is null ? null : "PU34", variant), (refusal?.Code, refusal?.Variant));
        if (place is not null) Assert.Contains(refusal!.Values, value => $"{value.Item2}".Contains(place, StringComparison.Ordinal));
        if (refusal is not null) Casework.CasePageTests.IsTold(refusal);
    }

    [Fact]
    public void A_column_of_ones_own_takes_anything_until_the_agency_has_chosen_its_kinds()
    {
        var own = new PublicColumn("01990000-0000-7000-8000-0000000000c2", "招标采购专栏", ColumnSort.Topic);
        Assert.True(own.MayTake(ItemKinds.News));
        var chosen = own with { Kinds = ["procurement", "notice"] };
        var columns = After(Founded, new ColumnPut(AnItem.Monday, chosen)).Columns;
        Assert.Equal([true, true, false], new[] { ItemKinds.Procurement, ItemKinds.Notice, ItemKinds.News }.Select(chosen.MayTake));
        Assert.Equal("PU34", new ItemPlacement(chosen.Id, Openness.Proactive).Misplaced(ItemKinds.News, columns).Single().Code);
        Assert.Equal(["PU09.kinds"], Refused(Founded, new ColumnPut(AnItem.Monday, own with { Kinds = ["no-such-kind"] })));
        var statistics = Founded.Columns.First(column => column.Id == "P20-04");
        Assert.Equal(["PU09.kinds"], Refused(Founded, new ColumnPut(AnItem.Monday, statistics with { Kinds = ["news"] })));
        // Those that the platform brings take what the agency has chosen for them instead.
        var news = Founded.Columns.First(column => column.Id == "news");
        Assert.Equal([false, true], new[] { news, news with { Kinds = ["news", "notice"] } }.Select(column => column.MayTake(ItemKinds.Notice)));
    }

    [Fact]
    public void What_stood_somewhere_stands_on_and_what_is_drafted_or_submitted_lies_where_it_belongs()
    {
        var wrong = new ItemPlacement("interpretations", Openness.Proactive);
        var item = new AnItem();
        Assert.Equal(["PU34.column"], item.Try(item.Drafted(ItemKinds.Notice, wrong), item.As(Role.SectionOfficer)).Select(AnItem.Told));
        // What comes from elsewhere is drafted where it lay, and is mended before it is submitted.
        item.Take(item.Drafted(ItemKinds.Notice, wrong) with { Import = new("原网站", AnItem.Monday) });
        string[] Told(ItemEvent tried) => [.. item.Try(tried, item.As(Role.SectionOfficer)).Select(AnItem.Told)];
        Assert.Equal(["PU34.column"], Told(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author)));
        Assert.Equal(["PU34.column"], Told(new ItemRevised(item.Today, item.Item.Content, wrong, AnItem.Author)));
        item.Take(new ItemRevised(item.Today, item.Item.Content, new("notices", Openness.Proactive), AnItem.Author));
        item.Reviewed().Published();

        // A column that was narrowed afterwards keeps what stands in it, and lets what has passed its chain become public.
        var narrowed = new AnItem { Columns = [.. Founded.Columns.Select(column => column.Id == "notices" ? column with { Kinds = ["gongshi"] } : column)] };
        var reviewed = AnItem.Of(ItemKinds.Notice, new("notices", Openness.Proactive)).Reviewed();
        Assert.Empty(reviewed.Decide(reviewed.Publication(), reviewed.As(Role.OfficeHead) with { Columns = narrowed.Columns }));
    }

    [Fact]
    public void Every_kind_has_a_column_in_every_agency() =>
        Assert.All(from level in Enum.GetValues<AgencyLevel>() from kind in ItemKinds.All select (level, kind),
            one => Assert.Contains(PublicColumn.At(one.level), column => column.Sort != ColumnSort.Internal && column.MayTake(one.kind)));

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
