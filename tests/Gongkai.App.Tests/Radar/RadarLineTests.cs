using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;

namespace Gongkai.Tests.Radar;

/// <summary>Each line of the radar by rows as the projections write them: what is just in and what is just not.</summary>
public sealed class RadarLineTests
{
    private static readonly DateOnly Today = new(2026, 11, 30), Yesterday = Today.AddDays(-1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private const string Usual = ItemTerms.PublicationName, Other = "公开期限（批复后20日）", Interpretation = "item_interpretation";

    [Theory, BothEngines]
    public async Task A_term_is_late_on_the_day_after_its_last_and_its_line_names_the_item(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        var lines = new (string Line, string Kind, string Name, bool IsPublic)[]
        {
            ("late_publication", ItemTerms.Publication, Usual, false), ("late_by_other_law", ItemTerms.Publication, Other, false),
            ("unanswered_topic", "item_response", "回应时限", false), ("missing_interpretation", Interpretation, "解读", true),
            ("consultation_outcome", ItemTerms.Outcome, "公布采纳情况", true), ("notice_outcome", ItemTerms.Outcome, ItemTerms.NoticeOutcome, true),
            ("reexamination", "item_reexamination", "不公开信息定期评估", false),
        };
        foreach (var (line, kind, name, _) in lines)
        {
            await TermAsync(store, agency, kind, name, Yesterday, $"{line}迟了");
            await TermAsync(store, agency, kind, name, Today, $"{line}没有迟");
            await TermAsync(store, AStore.NewAgency(), kind, name, Yesterday, "别的机关");
        }
        foreach (var (line, _, _, isPublic) in lines)
        {
            var found = await FindAsync(store, agency, line);
            Assert.Equal((1, Yesterday, $"{line}迟了", isPublic), (found.Count, found.Oldest, found.Records[0].Title, found.Records[0].IsPublic));
            Assert.StartsWith("/desk/publishing/items/", found.Records[0].Address, StringComparison.Ordinal);
        }
        Assert.Equal(["missing_interpretation没有迟"], Titles(await FindAsync(store, agency, "coming_interpretation")));
    }

    [Theory, BothEngines]
    public async Task A_document_is_told_from_the_day_of_its_evaluation_to_its_last_and_otherwise_after_that(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        await TermAsync(store, agency, "item_evaluation", "评估", Today, "六个月", Today.AddMonths(6));
        await TermAsync(store, agency, "item_evaluation", "评估", Today.AddDays(1), "还早", Today.AddMonths(6).AddDays(1));
        await TermAsync(store, agency, "item_evaluation", "评估", Today.AddMonths(-6), "最后一天", Today);
        await TermAsync(store, agency, "item_expiry", "届满", Yesterday, "昨天到期", Yesterday);
        Assert.Equal(["最后一天", "六个月"], Titles(await FindAsync(store, agency, "validity_ending")));
        Assert.Equal(["昨天到期"], Titles(await FindAsync(store, agency, "validity_ended")));
    }

    [Theory, BothEngines]
    public async Task Figures_that_were_announced_are_missed_on_the_day_after(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        foreach (var (name, due) in new[] { ("进出口（10月）", Yesterday), ("社零（10月）", Today) })
            await PutAsync(store, "term_view", ("subject", $"catalogue/{agency}"), ("kind", $"{AnnouncedRelease.Term}/{name}"), ("agency", agency),
                ("title", name), ("due_on", due));
        Assert.Equal(["进出口（10月）"], Titles(await FindAsync(store, agency, "missed_release")));
    }

    [Theory, BothEngines]
    public async Task Errors_that_a_night_found_count_until_they_are_settled_or_answered_for(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        foreach (var (title, severity, settled, accepted) in new (string, string, DateOnly?, long)[]
            { ("打开着", "Error", null, 0), ("警告", "Warning", null, 0), ("处理了", "Error", Today, 0), ("放行了", "Error", null, 1) })
        {
            var id = Guid.CreateVersion7().ToString();
            await PutAsync(store, "public_item", ("id", id), ("agency", agency), ("title", title));
            foreach (var code in new[] { "PB01", "PB05" })
                await PutAsync(store, "scan_finding", ("item", id), ("content", "a"), ("code", code), ("agency", agency), ("severity", severity),
                    ("first_on", Yesterday), ("settled_on", settled), ("accepted", accepted));
        }
        var found = await FindAsync(store, agency, "scan_finding");
        Assert.Equal(("打开着", Yesterday, "PB01 等"), (found.Records.Single().Title, found.Oldest, found.Records[0].Note));
    }

    [Theory, BothEngines]
    public async Task Columns_are_stale_after_their_interval_and_empty_ones_are_told_apart(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        await ColumnAsync(store, agency, "news", ColumnSort.Ordinary, 14);
        await ColumnAsync(store, agency, "notices", ColumnSort.Ordinary, 14);
        await ColumnAsync(store, agency, "responses", ColumnSort.Ordinary, null);
        foreach (var node in new[] { "P20-01", "P20-02", "P20-03" }) await ColumnAsync(store, agency, node, ColumnSort.Statutory, null, node);
        await ItemAsync(store, agency, "notice", "news", Today.AddDays(-15));
        await ItemAsync(store, agency, "notice", "notices", Today.AddDays(-14));
        await ItemAsync(store, agency, "notice", "notices", Today.AddDays(-14), article: "P20-02");
        await ItemAsync(store, agency, "notice", "P20-01", Today.AddDays(-400));

        var stale = await FindAsync(store, agency, "stale_column");
        Assert.Equal(("news", Yesterday), (stale.Records.Single().Title, stale.Oldest));
        Assert.Equal(["responses"], Titles(await FindAsync(store, agency, "empty_column")));
        Assert.Equal(["P20-03"], Titles(await FindAsync(store, agency, "empty_node")));
        // An agency whose catalogue names no such thing has none (第二十二条).
        await PutAsync(store, "basic_catalogue", ("agency", agency), ("edition", 1L), ("adopted_on", Yesterday), ("body", """
            {"edition":1,"on":"2026-11-29","entries":[{"id":"1","node":"P20-01","matter":"文件","content":"文件","basis":"条例"}]}
            """));
        Assert.Equal(0, (await FindAsync(store, agency, "empty_node")).Count);
    }

    [Theory, BothEngines]
    public async Task A_guide_is_looked_at_every_year_and_a_report_is_public_by_its_day(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        Assert.Equal(["没有公布政府信息公开指南"], Titles(await FindAsync(store, agency, "guide")));
        await ItemAsync(store, agency, "guide", "guide", Yesterday, fields: ("reviewedOn", "2025-11-29"), title: "公开指南");
        Assert.Equal(["公开指南"], Titles(await FindAsync(store, agency, "guide")));
        var reviewed = AStore.NewAgency();
        await ItemAsync(store, reviewed, "guide", "guide", Yesterday, fields: ("reviewedOn", "2025-11-30"));
        Assert.Equal(0, (await FindAsync(store, reviewed, "guide")).Count);

        await ItemAsync(store, agency, "report", "reports", Yesterday, fields: ("year", "2022"));
        await ItemAsync(store, agency, "report", "reports", Yesterday, fields: ("year", "2024"));
        var missing = await FindAsync(store, agency, "missing_report");
        Assert.Equal(("2023年政府信息公开工作年度报告", new DateOnly(2024, 1, 31)), (missing.Records[0].Title, missing.Oldest));
        Assert.Equal(2, (await FindAsync(store, agency, "missing_report", new(2026, 2, 1))).Count);
        Assert.Equal(1, (await FindAsync(store, agency, "missing_report", new(2026, 1, 31))).Count);
        // Where there is none, the term says which is the first.
        await PutAsync(store, "term_view", ("subject", $"catalogue/{reviewed}"), ("kind", YearlyReportDuty.Term), ("agency", reviewed),
            ("due_on", new DateOnly(2026, 1, 31)));
        Assert.Equal(["2025年政府信息公开工作年度报告"], Titles(await FindAsync(store, reviewed, "missing_report")));
    }

    [Theory, BothEngines]
    public async Task What_three_applicants_asked_for_within_a_year_is_suggested_and_nothing_that_they_wrote_is_shown(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        await AskAsync("社零数据", "甲", "a", Today);
        await AskAsync("社零数据", "乙", "b", Today.AddMonths(-12).AddDays(1));
        await AskAsync("社零数据", "丙", "c", Today.AddMonths(-12));
        Assert.Equal(0, (await FindAsync(store, agency, "asked_by_many")).Count);
        await AskAsync("社零数据", "乙", "d", Today);
        Assert.Equal(0, (await FindAsync(store, agency, "asked_by_many")).Count);
        await AskAsync("社零数据", "丁", "e", Today);
        var found = await FindAsync(store, agency, "asked_by_many");
        Assert.Equal(("社零数据", "3 名申请人，4 件", false), (found.Records.Single().Title, found.Records[0].Note, found.Records[0].IsPublic));
        // Without a topic the same words are the same, and are not shown.
        foreach (var who in new[] { "甲", "乙", "丙" }) await AskAsync(null, who, "the same words", Today);
        Assert.Equal(["社零数据", "（没有登记主题的相同申请）"], Titles(await FindAsync(store, agency, "asked_by_many")).Order(StringComparer.Ordinal));
        // Who was told that it is public already has been answered for all.
        await AskAsync("社零数据", "戊", "f", Today, "AlreadyPublic");
        Assert.Equal(1, (await FindAsync(store, agency, "asked_by_many")).Count);
        // How many make many, and in what time, the agency chooses.
        await FoundAsync(store, agency);
        await ChooseAsync(new() { AlikeApplicants = 2, AlikeMonths = 6 });
        await AskAsync("补贴名单", "甲", "g", Today);
        await AskAsync("补贴名单", "乙", "h", Today.AddMonths(-6));
        Assert.DoesNotContain("补贴名单", Titles(await FindAsync(store, agency, "asked_by_many")));
        await AskAsync("补贴名单", "乙", "i", Today.AddMonths(-6).AddDays(1));
        Assert.Contains("补贴名单", Titles(await FindAsync(store, agency, "asked_by_many")));

        Task ChooseAsync(CaseworkSettings chosen) =>
            PutAsync(store, "agency_settings", ("agency", agency), ("name", AgencyCasework.Name), ("body", AgencyCasework.Write(chosen)));

        async Task AskAsync(string? topic, string who, string words, DateOnly on, string? outcome = null)
        {
            var data = Guid.CreateVersion7().ToString();
            await PutAsync(store, "personal_data", ("id", data));
            foreach (var (facet, token) in new[] { ("identity", $"i{who}"), ("description", $"d{words}") })
                await PutAsync(store, "personal_index", ("data", data), ("facet", facet), ("token", token));
            await PutAsync(store, "case_view", ("id", Guid.CreateVersion7().ToString()), ("agency", agency), ("kind", "Disclosure"), ("topic", topic),
                ("arrived_on", on), ("applicant", data), ("outcome", outcome), ("tracking_hash", null));
        }
    }

    [Theory, BothEngines]
    public async Task An_account_is_silent_the_day_after_its_interval_and_a_closed_one_never(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        await AccountAsync("照常更新", Today.AddDays(-14));
        var silent = await AccountAsync("不更新的", Today.AddDays(-15));
        await AccountAsync("从来没有发布", null);
        await AccountAsync("已经注销", null, closed: Yesterday);
        var found = await FindAsync(store, agency, "silent_account");
        Assert.Equal(["从来没有发布", "不更新的"], Titles(found));
        Assert.Equal((Yesterday, $"/desk/media/accounts/{silent}", true), (found.Records[1].Since, found.Records[1].Address, found.Records[1].IsPublic));
        await FoundAsync(store, agency);
        await PutAsync(store, "agency_settings", ("agency", agency), ("name", "media"), ("body", """{"silentDays":15}"""));
        Assert.Equal(["从来没有发布"], Titles(await FindAsync(store, agency, "silent_account")));

        async Task<string> AccountAsync(string name, DateOnly? last, DateOnly? closed = null)
        {
            var id = Guid.CreateVersion7().ToString();
            await PutAsync(store, "media_account", ("id", id), ("agency", agency), ("platform", "WeChat"), ("name", name),
                ("responsible", Guid.NewGuid().ToString()),
                ("opened_on", Today.AddYears(-1)), ("closed_on", closed), ("certified_until", null), ("stopped", null), ("left_for", null));
            if (last is { } on)
                await PutAsync(store, "media_post", ("id", Guid.CreateVersion7().ToString()), ("agency", agency), ("account", id), ("live_on", on),
                    ("changed_at", ""));
            return id;
        }
    }

    [Theory, BothEngines]
    public async Task A_message_is_late_the_day_after_its_term_and_fails_the_website_after_three_months(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        await WaitAsync("2026-言00001", "message", Today);
        await WaitAsync("2026-言00002", "message", Yesterday);
        await WaitAsync("2026-言00003", "message_veto", Today);
        Assert.Equal(["2026-言00002"], Titles(await FindAsync(store, agency, "late_message")));
        Assert.Empty(Titles(await FindAsync(store, agency, "veto_message")));
        var veto = await FindAsync(store, agency, "veto_message", Today.AddDays(1));
        Assert.Equal(("2026-言00003", Today, false), (veto.Records.Single().Title, veto.Oldest, veto.Records[0].IsPublic));

        async Task WaitAsync(string number, string term, DateOnly due)
        {
            var id = Guid.CreateVersion7().ToString();
            await PutAsync(store, "message_view", ("id", id), ("agency", agency), ("number", number), ("section", "市场科"));
            await PutAsync(store, "term_view", ("subject", $"message/{id}"), ("kind", term), ("agency", agency), ("due_on", due));
        }
    }

    [Fact]
    public void Lines_have_words_of_their_own_and_say_why_and_what_to_do()
    {
        Assert.Equal(RadarLine.All.Length, RadarLine.All.Select(line => line.Word).Distinct().Count());
        Assert.All(RadarLine.All, line =>
        {
            Assert.Matches("^[a-z_]+$", line.Word);
            Assert.NotEmpty(line.Name);
            Assert.NotEmpty(line.Basis);
            Assert.EndsWith("。", line.Remedy, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Titles(RadarFound found) => found.Records.Select(record => record.Title);

    private static async Task<RadarFound> FindAsync(AStore store, AgencyId agency, string line, DateOnly? today = null)
    {
        await using var connection = await store.Database.OpenAsync(Ct);
        return await RadarLine.Find(line)!.FindAsync(new(connection, agency, today ?? Today) { Take = 10 });
    }

    private static async Task TermAsync(AStore store, AgencyId agency, string kind, string name, DateOnly due, string title, DateOnly? until = null)
    {
        var id = Guid.CreateVersion7().ToString();
        await PutAsync(store, "item_view", ("id", id), ("agency", agency), ("title", title));
        await PutAsync(store, "public_item", ("id", id), ("agency", agency), ("title", title), ("valid_until", until));
        await PutAsync(store, "term_view", ("subject", $"item/{id}"), ("kind", kind), ("agency", agency), ("name", name), ("due_on", due));
    }

    private static Task ColumnAsync(AStore store, AgencyId agency, string id, ColumnSort sort, long? days, string? node = null) =>
        PutAsync(store, "public_column", ("agency", agency), ("id", id), ("name", id), ("sort", sort.ToString()), ("node", node), ("update_days", days),
            ("parent", null), ("closed_on", null));

    private static async Task ItemAsync(AStore store, AgencyId agency, string kind, string column, DateOnly on, string? article = null, string title = "标题",
        params (string Name, string Value)[] fields)
    {
        var body = new ItemContent(kind, title, on) { Fields = fields.ToImmutableSortedDictionary(field => field.Name, field => field.Value) }.Write();
        var hash = ItemContent.HashOf(body);
        await PutAsync(store, "item_content", ("hash", hash), ("body", body));
        await PutAsync(store, "public_item", ("id", Guid.CreateVersion7().ToString()), ("agency", agency), ("kind", kind), ("column_id", column),
            ("title", title), ("published_on", on), ("content", hash), ("article", article));
    }

    private static Task FoundAsync(AStore store, AgencyId agency) =>
        new AgencyRegister(store.Database, store.Journal, TimeProvider.System).AddAsync(new(agency, "云川市商务局"), AStore.Change(), Ct);

    // A row with what the test is about; columns that may be null are, the rest has nothing in it.
    private static Task PutAsync(AStore store, string table, params (string Column, object? Value)[] values) => store.Journal.WriteAsync(async transaction =>
    {
        var columns = TableCatalog.Of(transaction.Connection, transaction.Transaction, name => name == table)[0].Columns;
        var given = new DynamicParameters();
        var told = values.ToDictionary(one => one.Column, one => one.Value);
        foreach (var column in columns)
            given.Add(column.Name, told.TryGetValue(column.Name, out var value) ? value : Optional.Contains(column.Name) ? null : column.IsNumber ? 0L : "");
        var names = columns.Select(column => column.Name).ToList();
        return await transaction.Connection.ExecuteAsync($"""
            insert into {table} ({string.Join(", ", names)}) values ({string.Join(", ", names.Select(name => $"@{name}"))}) on conflict do nothing
            """, given, transaction.Transaction);
    }, Ct);

    private static readonly ImmutableArray<string> Optional = ["withdrawn_on", "changed_at", "coming", "coming_since", "coming_successor", "turns_on"];
}
