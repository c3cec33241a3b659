using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Interaction;

/// <summary>What the public writes on the website, from the form to the published answer, and what is wrong with the website.</summary>
public sealed class MessagePagesTests
{
    private const string Words = "孩子今年上小学，家住青岭路，电话13900001234，划片怎么划";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_message_is_sent_assigned_answered_approved_and_published_without_what_is_personal(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        await desk.OpenSectionAsync("市场科");
        await desk.OpenSectionAsync("外贸科");
        using var citizen = desk.Site.Visit();
        var at = $"/interaction/{desk.Agency.Id}";
        var empty = await Visitor.ReadAsync(await citizen.SendAsync($"{at}/new", "提交", ("Command.Words", Words), ("Command.Wish", "Email")));
        Assert.Equal(["#Command_Kind", "#Command_Subject", "#Command_Email"], empty.QuerySelectorAll(".faults a").Select(link => link.GetAttribute("href")));
        Assert.Equal(Words, empty.QuerySelector("textarea")!.TextContent.Trim());
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal("/interaction/receipt", (await citizen.SendAsync(empty, $"{at}/new", "提交", ("Command.Kind", "Consultation"),
                ("Command.Subject", "入学划片"),
                ("Command.Name", "赵不可见"), ("Command.Email", "zhao@example.cn"), ("Command.MayBePublic", "true"))).Headers.Location?.OriginalString);
        var receipt = await citizen.ReadAsync("/interaction/receipt");
        var code = receipt.QuerySelector(".code.big")!.TextContent;
        Assert.Contains("2026-言00001", ADesk.Text(receipt), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(desk, "select count(*) from message_view"));
        Assert.Equal(1, await CountAsync(desk, "select count(*) from term_view where kind = 'message' and due_on = '2026-03-09'"));
        Assert.Contains("2026-03-09 以前答复", ADesk.Text(await TrackAsync(citizen, "2026-言00001", code)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await citizen.SendAsync("/interaction/track", "查询", ("Number", "2026-言00002"), ("Code", code))).StatusCode);

        var (office, _) = await desk.EmployAsync("office", Role.OfficeHead);
        var (section, _) = await desk.EmployInAsync("市场科", "liming", Role.SectionOfficer);
        var (stranger, _) = await desk.EmployInAsync("外贸科", "wang", Role.SectionOfficer);
        var path = (await office.ReadAsync("/desk/messages")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        await TakenAsync(office, path, "assign", "分办", ("Command.Section", "市场科"), ("Command.Note", "请核实"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(path)).StatusCode);
        Assert.Contains("交市场科办理", ADesk.Text(await section.ReadAsync("/desk/notices")), StringComparison.Ordinal);
        Assert.Contains("赵不可见", ADesk.Text(await section.ReadAsync(path)), StringComparison.Ordinal);

        // What is personal is found before it is sent up.
        var refused = await Visitor.ReadAsync(await section.SendAsync($"{path}/answer", "提交审核", ("Command.Answer", "按户籍划片，名单开学前公布。")));
        Assert.Contains("PB02", ADesk.Text(refused), StringComparison.Ordinal);
        Assert.Contains("请逐句核对", ADesk.Text(refused), StringComparison.Ordinal);
        Assert.Equal(path, (await section.SendAsync(refused, $"{path}/answer", "提交审核", ("Command.Question", "孩子今年上小学，划片怎么划？"),
            ("Command.IsRead", "true"))).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await section.OpenAsync($"{path}/approve")).StatusCode);
        Assert.DoesNotContain("按户籍划片", ADesk.Text(await TrackAsync(citizen, "2026-言00001", code)), StringComparison.Ordinal);
        Assert.Contains("暂无内容", ADesk.Text(await citizen.ReadAsync(at)), StringComparison.Ordinal);

        await TakenAsync(office, path, "approve", "审核答复");
        Assert.Contains("按户籍划片", ADesk.Text(await TrackAsync(citizen, "2026-言00001", code)), StringComparison.Ordinal);
        var list = await citizen.ReadAsync(at);
        var shown = list.QuerySelector(".lines a")!.GetAttribute("href")!;
        var page = ADesk.Text(await citizen.ReadAsync(shown));
        Assert.Contains("划片怎么划？", page, StringComparison.Ordinal);
        Assert.DoesNotContain("13900001234", page, StringComparison.Ordinal);
        Assert.DoesNotContain("赵不可见", page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(desk, "select count(*) from term_view where subject like 'message/%'"));
        Assert.Contains("已答复", ADesk.Text(await office.ReadAsync("/desk/messages?Over=true")), StringComparison.Ordinal);

        // Everybody finds it by its words, as the officer has written them, and by nothing else of it.
        var found = await citizen.ReadAsync("/search?q=划片");
        Assert.Equal([shown], found.QuerySelectorAll(".hits h2 a").Select(link => link.GetAttribute("href")));
        Assert.Equal([shown], (await citizen.ReadAsync("/search?q=划片&kind=message")).QuerySelectorAll(".hits h2 a").Select(link => link.GetAttribute("href")));
        Assert.Empty((await citizen.ReadAsync("/search?q=划片&kind=news")).QuerySelectorAll(".hits h2 a"));
        foreach (var personal in (string[])["赵不可见", "13900001234"])
            Assert.Empty((await citizen.ReadAsync($"/search?q={personal}")).QuerySelectorAll(".hits h2 a"));
        Assert.Equal(1, await CountAsync(desk, "select count(*) from search_entry where kind = 'message'"));
        await Rebuilding.RunAsync(desk.Store, Views.All, desk.Clock, Ct);
        Assert.Equal(1, await CountAsync(desk, "select count(*) from search_entry where kind = 'message'"));

        // What is taken down is gone at once; nothing that was written lies in the clear.
        await TakenAsync(office, path, "unpublish", "撤下公开", ("Command.Reason", "本人要求"));
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync(shown)).StatusCode);
        Assert.Empty((await citizen.ReadAsync("/search?q=划片")).QuerySelectorAll(".hits h2 a"));
        Assert.Equal(0, await CountAsync(desk, "select count(*) from search_entry where kind = 'message'"));
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        foreach (var table in (string[])["journal", "message_view", "personal_data", "outbox"])
            foreach (var row in await connection.QueryAsync($"select * from {table}"))
                Assert.DoesNotContain(((IDictionary<string, object?>)row).Values,
                    value => value is string text && (text.Contains("划片", StringComparison.Ordinal) || text.Contains("赵不可见", StringComparison.Ordinal)));
        var kept = await RowsAsync(desk);
        await Rebuilding.RunAsync(desk.Store, Views.All, desk.Clock, Ct);
        Assert.Equal(kept, await RowsAsync(desk));
        foreach (var visitor in (Visitor[])[office, section, stranger]) visitor.Dispose();
    }

    [Fact]
    public async Task A_fault_of_the_website_is_answered_in_three_workdays_and_what_is_a_request_is_led_to_its_form()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        using var citizen = desk.Site.Visit();
        var at = $"/interaction/{desk.Agency.Id}";
        await citizen.SendAsync($"{at}/correction", "提交", ("Command.Subject", "首页"), ("Command.Words", "把“部署”写成了“布署”"));
        var receipt = await citizen.ReadAsync("/interaction/receipt");
        var code = receipt.QuerySelector(".code.big")!.TextContent;
        Assert.Equal(1, await CountAsync(desk, "select count(*) from term_view where kind = 'message' and due_on = '2026-03-05'"));
        var (office, _) = await desk.EmployAsync("office", Role.OfficeHead);
        var path = (await office.ReadAsync("/desk/messages")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        await TakenAsync(office, path, "answer", "答复", ("Command.Answer", "已经改正，谢谢"));
        Assert.Contains("已经改正，谢谢", ADesk.Text(await TrackAsync(citizen, "2026-错00001", code)), StringComparison.Ordinal);

        await citizen.SendAsync($"{at}/new", "提交", ("Command.Kind", "Help"), ("Command.Subject", "要文件"), ("Command.Words", "要2025年的补贴名单"),
            ("Command.Name", "赵申请"), ("Command.Telephone", "13900001111"));
        code = (await citizen.ReadAsync("/interaction/receipt")).QuerySelector(".code.big")!.TextContent;
        path = (await office.ReadAsync("/desk/messages")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        await TakenAsync(office, path, "direct", "告知途径", ("Command.Direction", "Disclosure"), ("Command.Advice", "请提出公开申请"));
        var tracked = await TrackAsync(citizen, "2026-言00001", code);
        Assert.Contains("请提出公开申请", ADesk.Text(tracked), StringComparison.Ordinal);

        // Nothing is typed twice: neither by who wrote it nor by the clerk; the request has a clock of its own.
        var apply = $"/apply/{desk.Agency.Id}";
        var chosen = await Visitor.ReadAsync(await citizen.SendAsync(tracked, apply, "填写公开申请"));
        var form = await Visitor.ReadAsync(await citizen.SendAsync(chosen, apply, "自然人（公民）"));
        Assert.Equal("要文件\n要2025年的补贴名单", form.QuerySelector("textarea[name='Command.Description']")!.TextContent.Trim());
        Assert.Equal("赵申请", form.QuerySelector("input[name='Command.Person.Name']")!.GetAttribute("value"));
        Assert.Equal("13900001111", form.QuerySelector("input[name='Command.Telephone']")!.GetAttribute("value"));
        var (clerk, _) = await desk.EmployAsync("clerk2", Role.RegistrationClerk);
        var registering = await Visitor.ReadAsync(await clerk.SendAsync(await clerk.ReadAsync(path), "/desk/intake/new", "登记为公开申请"));
        Assert.Empty(registering.QuerySelectorAll(".faults a"));
        var registered = await clerk.SendAsync(registering, "/desk/intake/new", "登记", ("Command.Category", "NaturalPerson"),
            ("Command.Person.DocumentNumber", "11010519491231002X"), ("Command.Address", "青岭路1号"), ("Command.Delivery", "Mail"));
        Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
        Assert.Equal(1, await CountAsync(desk, "select count(*) from case_view where arrived_on = '2026-03-02' and is_open = 1"));
        Assert.Equal(0, await CountAsync(desk, "select count(*) from term_view where subject like 'message/%'"));
        clerk.Dispose();

        await citizen.SendAsync($"{at}/new", "提交", ("Command.Kind", "Complaint"), ("Command.Subject", "拖欠工资"), ("Command.Words", "三个月没有发工资"));
        code = (await citizen.ReadAsync("/interaction/receipt")).QuerySelector(".code.big")!.TextContent;
        path = (await office.ReadAsync("/desk/messages")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        await TakenAsync(office, path, "direct", "告知途径", ("Command.Direction", "Petition"), ("Command.Advice", "请向劳动保障监察机构提出"));
        tracked = await TrackAsync(citizen, "2026-言00002", code);
        Assert.Contains("也不作为政府信息公开申请处理", ADesk.Text(tracked), StringComparison.Ordinal);
        Assert.Null(tracked.QuerySelector($"form[action='{apply}']"));
        office.Dispose();
    }

    private static async Task TakenAsync(Visitor visitor, string path, string step, string button, params (string, string)[] typed) =>
        Assert.Equal(path, (await visitor.SendAsync($"{path}/{step}", button, typed)).Headers.Location?.OriginalString);

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> TrackAsync(Visitor visitor, string number, string code) =>
        await Visitor.ReadAsync(await visitor.SendAsync("/interaction/track", "查询", ("Number", number), ("Code", code)));

    private static async Task<long> CountAsync(ADesk desk, string sql)
    {
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    private static async Task<string[]> RowsAsync(ADesk desk)
    {
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        return [.. (await connection.QueryAsync("select * from message_view order by id"))
            .Concat(await connection.QueryAsync("select * from term_view order by 1, 2")).Select(row => string.Join('|', (IDictionary<string, object>)row))];
    }
}
