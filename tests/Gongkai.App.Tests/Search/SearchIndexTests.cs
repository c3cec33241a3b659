using Gongkai.Search;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;

namespace Gongkai.Tests.Search;

public sealed class SearchIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_was_written_is_found_and_what_was_taken_out_is_gone_at_once(Engine engine)
    {
        await using var search = ASearch.On(engine);
        await search.WriteAsync(ASearch.Entry("1", "关于信息公开的通知"), ASearch.Entry("2", "低保指南", "申请最低生活保障，应当公开信息。"));
        Assert.Equal(["1"], await search.IdsAsync("信息公开"));
        Assert.Equal(["1", "2"], (await search.IdsAsync("信息")).Order());
        await search.RemoveAsync("1");
        Assert.Empty(await search.IdsAsync("信息公开"));
        await search.WriteAsync(ASearch.Entry("2", "低保指南", "改过的话"));
        Assert.Empty(await search.IdsAsync("生活保障"));
        Assert.Equal(["2"], await search.IdsAsync("改过"));
    }

    [Theory, BothEngines]
    public async Task An_entry_that_stays_as_it_was_is_no_change(Engine engine)
    {
        await using var search = ASearch.On(engine);
        await search.WriteAsync(ASearch.Entry("1", "通知"));
        await using var connection = await search.Store.Database.OpenAsync(Ct);
        var before = await SearchEntries.LastAsync(connection, Ct);
        await search.WriteAsync(ASearch.Entry("1", "通知"));
        Assert.Equal(before, await SearchEntries.LastAsync(connection, Ct));
    }

    [Fact]
    public async Task Two_processes_find_what_either_writes()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        using var other = search.Another();
        await search.WriteAsync(ASearch.Entry("1", "一号通知"));
        Assert.Single((await other.FindAsync(new("一号", SearchScope.Public), Ct)).Hits);
        Assert.Single(await search.IdsAsync("一号"));
        await search.RemoveAsync("1");
        Assert.Equal(0, (await other.FindAsync(new("一号", SearchScope.Public), Ct)).Count);
    }

    [Fact]
    public async Task Who_may_not_read_it_does_not_find_it()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        var other = AStore.NewAgency();
        await search.WriteAsync(ASearch.Entry("1", "公开的预算"), ASearch.Entry("2", "内部的预算") with { Needs = Permission.ReadCases },
            ASearch.Entry("3", "别处的预算") with { Needs = Permission.ReadCases, Agency = other });
        Assert.Equal(["1"], await search.IdsAsync("预算"));
        var mine = await search.Index.FindAsync(new("预算", new([(Permission.ReadCases, ASearch.Agency)])), Ct);
        Assert.Equal(["item/1", "item/2"], mine.Hits.Select(hit => hit.Entry.Subject).Order(StringComparer.Ordinal));
        Assert.Equal(2, mine.Count);
        Assert.Equal(0, (await search.Index.FindAsync(new("内部", SearchScope.Public), Ct)).Count);
    }

    [Fact]
    public async Task Facets_are_counted_and_narrow()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(
            ASearch.Entry("1", "预算一") with { Facets = [new("topic", "财政"), new("column", "a")] },
            ASearch.Entry("2", "预算二") with { Facets = [new("topic", "财政"), new("column", "b")], On = new(2024, 5, 1) },
            ASearch.Entry("3", "预算三") with { Facets = [new("topic", "教育")] });
        var found = await search.Index.FindAsync(new("预算", SearchScope.Public) { Count = ["topic", SearchIndex.YearFacet, SearchIndex.AgencyFacet] }, Ct);
        Assert.Equal([new("财政", 2), new("教育", 1)], found.Counts["topic"]);
        Assert.Equal([new("2026", 2), new("2024", 1)], found.Counts[SearchIndex.YearFacet]);
        Assert.Equal([new(ASearch.Agency.ToString(), 3)], found.Counts[SearchIndex.AgencyFacet]);
        Assert.False(found.Counts.ContainsKey("column"));
        Assert.Equal(1, (await search.Index.FindAsync(new("预算", SearchScope.Public) { Facets = [new("topic", "财政"), new("column", "b")] }, Ct)).Count);
        Assert.Equal(3, (await search.Index.FindAsync(new("预算", SearchScope.Public) { Facets = [new("topic", "财政"), new("topic", "教育")] }, Ct)).Count);
        Assert.Equal(1, (await search.Index.FindAsync(new("预算", SearchScope.Public) { Until = new(2025, 1, 1) }, Ct)).Count);
        Assert.Equal(0, (await search.Index.FindAsync(new("预算", SearchScope.Public) { Kinds = ["case"] }, Ct)).Count);
    }

    [Fact]
    public async Task The_title_the_number_and_what_is_new_weigh()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(
            ASearch.Entry("text", "其他事项", "关于防汛预案的说明。"),
            ASearch.Entry("title", "防汛预案", "说明文字若干，与标题无关。"),
            ASearch.Entry("old", "城市绿化", "绿化") with { On = new(2012, 1, 1) },
            ASearch.Entry("new", "城市绿化", "绿化"),
            ASearch.Entry("spent", "城市绿化", "绿化") with { IsSpent = true },
            ASearch.Entry("cites", "转发通知", "根据临政发〔2024〕8号文件，现将临政发〔2024〕8号文件转发给你们。"),
            ASearch.Entry("own", "某项通知") with { Number = "临政发〔2024〕8号" });
        Assert.Equal(["title", "text"], await search.IdsAsync("防汛预案"));
        Assert.Equal("new", (await search.IdsAsync("城市绿化"))[0]);
        Assert.Equal("old", (await search.IdsAsync("城市绿化"))[2]);
        Assert.Equal(["own", "cites"], await search.IdsAsync("临政发(2024)8号"));
        var newest = await search.Index.FindAsync(new("城市绿化", SearchScope.Public) { NewestFirst = true }, Ct);
        Assert.Equal("item/old", newest.Hits[^1].Entry.Subject);
    }

    [Theory]
    [InlineData("国办发〔2024〕12号")]
    [InlineData("国办发[2024]12号")]
    [InlineData("国办发(2024)12号")]
    [InlineData("国办发【2024】012号")]
    [InlineData("国办发２０２４年第１２号")]
    [InlineData("國辦發〔2024〕12號")]
    [InlineData("〔2024〕12号")]
    [InlineData("2024年3月5日")]
    [InlineData("2024-3-5")]
    [InlineData("二〇二四年三月五日")]
    [InlineData("2024年3月")]
    [InlineData("二〇二四年预算")]
    [InlineData("政府資訊公開條例")]
    [InlineData("ＰＭ2.5")]
    [InlineData("pm2.5浓度")]
    [InlineData("张三丰")]
    [InlineData("预")]
    [InlineData("算 预")]
    public async Task However_it_is_written_it_is_found(string typed)
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(
            ASearch.Entry("yes", "政府资讯公开条例", "根据国办发〔2024〕12号，自2024年3月5日起，PM2.5浓度，2024年预算，由张 三丰负责"), ASearch.Entry("no", "别的", "无关"));
        Assert.Equal(["yes"], await search.IdsAsync(typed));
    }

    [Fact]
    public async Task What_resembles_is_shown_where_nothing_has_it_all()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(ASearch.Entry("1", "最低生活保障申请条件", "低保条件"), ASearch.Entry("2", "别的", "无关的话"));
        var found = await search.FindAsync("怎么申请最低生活保障金");
        Assert.True(found.IsLoose);
        Assert.Equal("item/1", Assert.Single(found.Hits).Entry.Subject);
        Assert.Contains(found.Hits[0].Title, piece => piece.IsMarked);
    }

    [Fact]
    public async Task What_resembles_stands_behind_what_has_all_the_words()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(ASearch.Entry("all", "汽车以旧换新补贴实施细则", "细则"), ASearch.Entry("near", "汽车换新的补贴怎么领", "以旧换新"), ASearch.Entry("no", "农贸市场", "市场"));
        var found = await search.FindAsync("汽车以旧换新补贴");
        Assert.Equal([("item/all", false), ("item/near", true)], found.Hits.Select(hit => (hit.Entry.Subject, hit.IsNear)));
        Assert.Equal((1, false), (found.Count, found.IsLoose));
        Assert.Single((await search.Index.FindAsync(new("汽车以旧换新补贴", SearchScope.Public) { Resembles = false }, Ct)).Hits);
    }

    [Theory]
    [InlineData("低保申请", "1")]
    [InlineData("最低生活保障标准", "1 2")]
    [InlineData("2026年3月9日", "days")]
    [InlineData("2026-03-09", "days")]
    [InlineData("二〇二六年三月", "days")]
    [InlineData("政策解读", "days")]
    public async Task Words_that_mean_the_same_and_what_is_said_of_it_find_it(string typed, string ids)
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(ASearch.Entry("1", "最低生活保障申请", "最低生活保障标准"), ASearch.Entry("2", "低保标准"),
            ASearch.Entry("days", "其他事项") with { About = "政策解读\n2026年3月9日" });
        Assert.Equal(ids, string.Join(' ', (await search.IdsAsync(typed)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("加油站什么时候建", "加油站布点规划")]
    [InlineData("农贸市场管里规定", "农贸市场管理规定")]
    public async Task A_question_and_a_mistyped_word_find_what_is_nearest(string typed, string title)
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(ASearch.Entry("1", "加油站布点规划", "新建加油站"), ASearch.Entry("2", "农贸市场管理规定", "市场"), ASearch.Entry("3", "夜间经济", "街区"));
        var found = await search.FindAsync(typed);
        Assert.True(found.IsLoose);
        Assert.Equal(title, found.Hits[0].Entry.Title);
        Assert.False((await search.FindAsync("护照签证")).IsLoose);
    }

    [Fact]
    public async Task Without_words_all_that_is_allowed_is_listed_the_newest_first()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(
            ASearch.Entry("old", "甲") with { On = new(2020, 1, 1) }, ASearch.Entry("new", "乙"), ASearch.Entry("none", "丙") with { On = null });
        Assert.Equal(["new", "old", "none"], await search.IdsAsync(""));
        var second = await search.Index.FindAsync(new("", SearchScope.Public) { Size = 1, Page = 2 }, Ct);
        Assert.Equal("甲", Assert.Single(second.Hits).Entry.Title);
    }

    [Theory]
    [InlineData("最低生话保障", "最低生活保障")]
    [InlineData("河长至工作", "河长制工作")]
    [InlineData("预算 龙舟", "预算")]
    public async Task Where_nothing_is_found_what_would_find_something_is_suggested(string typed, string suggested)
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(ASearch.Entry("1", "关于最低生活保障标准的通知"), ASearch.Entry("2", "全面推行河长制工作方案"), ASearch.Entry("3", "部门预算"),
            ASearch.Entry("secret", "最低生话费保障") with { Needs = Permission.ReadCases });
        var found = await search.FindAsync(typed);
        Assert.Equal(suggested, found.Suggestions[0]);
        foreach (var suggestion in found.Suggestions) Assert.NotEmpty(await search.IdsAsync(suggestion));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_nothing_is_on_two()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(Enumerable.Range(0, 95).Select(i => ASearch.Entry($"{i}", $"预算{i}", new string('文', i))));
        var seen = new List<string>();
        for (var page = 1; page <= 11; page++)
            seen.AddRange((await search.Index.FindAsync(new("预算", SearchScope.Public) { Page = page }, Ct)).Hits.Select(hit => hit.Entry.Subject));
        Assert.Equal(95, seen.Distinct().Count());
        Assert.Equal(95, seen.Count);
        Assert.Empty((await search.Index.FindAsync(new("预算", SearchScope.Public) { Page = int.MaxValue }, Ct)).Hits);
    }
}
