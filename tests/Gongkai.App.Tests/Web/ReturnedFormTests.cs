using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Privacy;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Web;

/// <summary>What is sent after the session has ended comes back filled in, to its sender, once, and is done by nobody but him.</summary>
public sealed class ReturnedFormTests
{
    private const string Page = "/admin/people/new";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_form_sent_after_the_session_ended_is_put_back_and_done_only_when_it_is_sent_again(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        var chief = await site.EmployAsync("chief", Role.Administrator);
        using var visitor = await site.SignInAsync("chief");
        var form = await visitor.ReadAsync(Page);
        await EndAsync(site, chief);
        var sent = await visitor.SendAsync(form, Page, "登记", ("Command.Name", "周新"), ("Command.SignIn", "zhouxin"), ("Command.Telephone", "0123-8800009"));
        var door = sent.Headers.Location!.OriginalString;
        Assert.Contains("内容已经保留", (await visitor.ReadAsync(door)).Body!.TextContent, StringComparison.Ordinal);
        var entered = await visitor.SendAsync(door, "登录", ("Command.SignIn", "chief"), ("Command.Password", RunningSite.Password));
        var back = entered.Headers.Location!.OriginalString;
        var page = await visitor.ReadAsync(back);
        Assert.Contains("您填写的内容还没有提交", page.QuerySelector("#returned")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("周新", "zhouxin", "0123-8800009"),
            (page.QuerySelector("#Command_Name")!.GetAttribute("value"), page.QuerySelector("#Command_SignIn")!.GetAttribute("value"),
                page.QuerySelector("#Command_Telephone")!.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll(".faults, .fault"));
        Assert.DoesNotContain("周新", (await visitor.ReadAsync("/admin/people")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await visitor.ReadAsync(back)).QuerySelector("#returned"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(page, Page, "登记")).StatusCode);
        Assert.Contains("周新", (await visitor.ReadAsync("/admin/people")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_must_change_his_password_first_finds_his_form_afterwards()
    {
        await using var site = await RunningSite.StartAsync();
        var chief = await site.EmployAsync("chief", Role.Administrator);
        using var visitor = await site.SignInAsync("chief");
        var form = await visitor.ReadAsync(Page);
        await EndAsync(site, chief);
        var door = (await visitor.SendAsync(form, Page, "登记", ("Command.Name", "周新"))).Headers.Location!.OriginalString;
        var people = site.Services.GetRequiredService<PeopleRegister>();
        var person = (await people.FindAsync(chief.Id, Ct))!;
        person.MustChangePassword = true;
        await people.ChangeAsync(person, "PasswordReset", new("system", "试验", TimeProvider.System.GetUtcNow(), null), Ct);
        var entered = await visitor.SendAsync(door, "登录", ("Command.SignIn", "chief"), ("Command.Password", RunningSite.Password));
        var first = (await visitor.OpenAsync(entered.Headers.Location!.OriginalString)).Headers.Location!.OriginalString;
        Assert.StartsWith("/account/password?back=", first, StringComparison.Ordinal);
        var changed = await visitor.SendAsync(first, "修改密码", ("Command.Present", RunningSite.Password), ("Command.New", "green-lake-4711"),
            ("Command.Repeated", "green-lake-4711"));
        var page = await visitor.ReadAsync(changed.Headers.Location!.OriginalString);
        Assert.Equal("周新", page.QuerySelector("#Command_Name")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#returned"));
        Assert.Equal("/account",
            (await visitor.SendAsync("/account/password?back=//elsewhere.example", "修改密码", ("Command.Present", "green-lake-4711"),
                ("Command.New", "blue-lake-4711"), ("Command.Repeated", "blue-lake-4711"))).Headers.Location!.OriginalString);
    }

    [Theory, BothEngines]
    public async Task It_lies_sealed_is_nobody_elses_and_is_gone_after_a_day(Engine engine)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        await site.EmployAsync("chief", Role.Administrator);
        await site.EmployAsync("other", Role.Administrator);
        using var visitor = await site.SignInAsync("chief");
        var form = await visitor.ReadAsync(Page);
        clock.Advance(TimeSpan.FromHours(13));
        var door = (await visitor.SendAsync(form, Page, "登记", ("Command.Name", "周新"), ("Command.SignIn", "zhouxin"))).Headers.Location!.OriginalString;
        var back = QueryHelpers.ParseQuery(door.Split('?')[1])["back"].ToString();
        await using (var connection = await site.Services.GetRequiredService<Database>().OpenAsync(Ct))
            Assert.DoesNotContain("周新", await connection.QuerySingleAsync<string>("select sealed from returned_form"), StringComparison.Ordinal);
        using var other = await site.SignInAsync("other");
        Assert.Null((await other.ReadAsync(back)).QuerySelector("#returned"));
        using var owner = await site.SignInAsync("chief");
        clock.Advance(TimeSpan.FromHours(25));
        using var late = await site.SignInAsync("chief");
        Assert.Null((await late.ReadAsync(back)).QuerySelector("#returned"));
        await site.Services.GetRequiredService<SignInWatch>().RunAsync(Ct);
        await using var after = await site.Services.GetRequiredService<Database>().OpenAsync(Ct);
        Assert.Equal(0, await after.ExecuteScalarAsync<long>("select count(*) from returned_form"));
    }

    [Theory, BothEngines]
    public async Task What_did_not_come_from_the_persons_own_page_is_not_kept(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        var chief = await site.EmployAsync("chief", Role.Administrator);
        await site.EmployAsync("other", Role.Administrator);
        using var stranger = site.Visit();
        using var other = await site.SignInAsync("other");
        using var visitor = await site.SignInAsync("chief");
        var (theirs, own) = (TokenOf(await other.ReadAsync(Page)), TokenOf(await visitor.ReadAsync(Page)));
        await EndAsync(site, chief);
        var desk = visitor.CookieOf("gongkai-desk")!;
        foreach (var (who, token) in new[] { (visitor, (string?)null), (visitor, "CfDJ8forged"), (visitor, theirs), (stranger, own) })
        {
            who.Carry("gongkai-desk", desk);
            using var content = new FormUrlEncodedContent([new("Command.Name", "周新"),
                .. token is null ? [] : new[] { KeyValuePair.Create("__RequestVerificationToken", token) }]);
            var location = (await who.PostAsync(Page, content)).Headers.Location!.OriginalString;
            Assert.Equal("/sign-in?back=%2Fadmin%2Fpeople%2Fnew", location);
        }
        visitor.Carry("gongkai-desk", desk);
        using var broken = new StringContent("no form", Encoding.UTF8, "multipart/form-data");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync(Page, broken)).StatusCode);
        await using var connection = await site.Services.GetRequiredService<Database>().OpenAsync(Ct);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from returned_form"));
    }

    [Fact]
    public async Task Whatever_is_sent_to_a_page_that_must_be_signed_in_for_is_kept_but_for_passwords()
    {
        await using var site = await RunningSite.StartAsync();
        var people = new Dictionary<Role, Person>();
        foreach (var role in Enum.GetValues<Role>()) people[role] = await site.EmployAsync($"holder-{role}", role);
        var pages = (await PageForms.OfAsync(site.Services))
            .Where(page => !page.Posts.IsEmpty && page.Route.Metadata.GetMetadata<NeedsAttribute>() is not null).ToList();
        Assert.InRange(pages.Count, 40, 400);
        var secret = new List<string>();
        foreach (var pages1 in pages.GroupBy(page =>
            page.Route.Metadata.GetMetadata<NeedsAttribute>()!.Permission is var needed && needed == Permission.OwnAccount
                ? Role.Administrator : Permissions.Holders(needed)[0]))
        {
            using var visitor = await site.SignInAsync($"holder-{pages1.Key}");
            var (token, desk) = (TokenOf(await visitor.ReadAsync("/account")), visitor.CookieOf("gongkai-desk")!);
            await EndAsync(site, people[pages1.Key]);
            foreach (var page in pages1)
                foreach (var handler in page.Posts)
                {
                    visitor.Carry("gongkai-desk", desk);
                    var path = page.Fill(page.Pattern.Contains(":int}", StringComparison.Ordinal) ? "2025" : "01890000-0000-7000-8000-000000000001");
                    var fields = handler.Fields.Where(field => !field.IsFile).Select((field, i) => KeyValuePair.Create(field.Name, $"打的字{i}")).ToList();
                    using var content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]);
                    var answer = await visitor.PostAsync(handler.Name is null ? path : $"{path}?handler={handler.Name}", content);
                    Assert.True(answer.Headers.Location is not null, $"{path} {handler.Name}: {answer.StatusCode}");
                    var location = answer.Headers.Location!.OriginalString;
                    var back = QueryHelpers.ParseQuery(location.Split('?')[1])["back"].ToString();
                    if (!back.Contains("returned=", StringComparison.Ordinal))
                    {
                        secret.Add(page.Pattern);
                        continue;
                    }
                    Assert.StartsWith(path, back, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("handler", back, StringComparison.Ordinal);
                    var kept = await site.Services.GetRequiredService<ReturnedForms>()
                        .FindAsync(Guid.Parse(back.Split("returned=")[1]), people[pages1.Key].Id, Ct);
                    Assert.Equal(handler.Name, kept!.Handler, StringComparer.OrdinalIgnoreCase);
                    Assert.Equal(fields.Select(field => (field.Key, field.Value)), kept.Fields.Select(field => (field.Name, field.Value)));
                }
        }
        Assert.Equal(["/account/password", "/account/second-factor"], secret.Distinct().Order());
    }

    [Fact]
    public async Task Every_form_that_staff_find_without_a_case_comes_back_as_it_was_filled_in()
    {
        await using var site = await RunningSite.StartAsync();
        var people = new Dictionary<Role, Person>();
        foreach (var role in Enum.GetValues<Role>()) people[role] = await site.EmployAsync($"holder-{role}", role);
        var tried = 0;
        foreach (var role in new[] { Role.Administrator, Role.OfficeHead, Role.RegistrationClerk })
        {
            using var visitor = await site.SignInAsync($"holder-{role}");
            foreach (var path in new[] { "/admin/people/new", $"/admin/people/{people[Role.Archivist].Id}", "/admin/agencies/new",
                $"/admin/agencies/{site.Agency!.Id}", $"/admin/agencies/{site.Agency!.Id}/settings", "/admin/calendar", "/desk/intake/new",
                "/desk/intake/answers", "/admin/templates/L01", $"/admin/agencies/{site.Agency!.Id}/edit" })
            {
                var page = await visitor.ReadAsync(path);
                for (var i = 0; i < page.QuerySelectorAll("main form[method=post]").Length; i++)
                    tried += await ComesBackAsync(site, people[role], visitor, path, i) ? 1 : 0;
            }
        }
        Assert.InRange(tried, 15, 500);
    }

    private static async Task<bool> ComesBackAsync(RunningSite site, Person person, Visitor visitor, string path, int which)
    {
        var page = await visitor.ReadAsync(path);
        var form = (IHtmlFormElement)page.QuerySelectorAll("main form[method=post]")[which];
        if (form.QuerySelectorAll("input:not([type=hidden]), textarea, select").Length == 0) return false;
        var typed = Typed(form);
        var action = form.GetAttribute("action") is { Length: > 0 } to ? to.StartsWith('?') ? path + to : to : path;
        await EndAsync(site, person);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in typed) content.Add(new StringContent(value), name);
        foreach (var file in form.QuerySelectorAll("input[type=file]"))
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("%PDF-1.4")), file.GetAttribute("name")!, "身份证.pdf");
        var door = (await visitor.PostAsync(action, content)).Headers.Location!.OriginalString;
        var entered = await visitor.SendAsync(door, "登录", ("Command.SignIn", person.SignIn), ("Command.Password", RunningSite.Password));
        var filled = await visitor.ReadAsync(entered.Headers.Location!.OriginalString);
        var notice = filled.QuerySelector("#returned");
        Assert.True(notice is not null, $"{path} {action}");
        Assert.Contains("放回表单", notice!.TextContent, StringComparison.Ordinal);
        Assert.Equal(form.QuerySelector("input[type=file]") is not null, notice.TextContent.Contains("身份证.pdf", StringComparison.Ordinal));
        var missing = filled.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>()
            .Select(one => typed.Where(field => field.Name != "__RequestVerificationToken").Except(Typed(one, asIs: true)).ToList())
            .MinBy(missing => missing.Count)!;
        Assert.True(missing.Count == 0, $"{path} {action}: {string.Join("; ", missing)}\n{notice.TextContent}");
        return true;
    }

    private static List<(string Name, string Value)> Typed(IHtmlFormElement form, bool asIs = false)
    {
        var fields = new List<(string, string)>();
        var ticked = new HashSet<string>();
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
            switch (field)
            {
                case IHtmlInputElement { Type: "file" or "password" }: break;
                case IHtmlInputElement { Type: "hidden" } hidden: fields.Add((hidden.Name!, hidden.Value)); break;
                case IHtmlInputElement { Type: "radio" or "checkbox" } tick:
                    if (asIs ? tick.IsChecked : tick.Type == "checkbox" ? !tick.IsChecked : ticked.Add(tick.Name!)) fields.Add((tick.Name!, tick.Value));
                    break;
                case IHtmlInputElement { Type: "date" } date: fields.Add((date.Name!, asIs ? date.Value : "2026-02-03")); break;
                case IHtmlInputElement input: fields.Add((input.Name!, asIs ? input.Value : $"<打的 “字”> {input.Name}")); break;
                case IHtmlTextAreaElement area: fields.Add((area.Name!, asIs ? area.Value : $"第一行\n  第二行 {area.Name}")); break;
                case IHtmlSelectElement select: fields.Add((select.Name!, asIs ? select.Value ?? "" : select.Options[select.Options.Length - 1].Value)); break;
            }
        return fields;
    }

    private static Task EndAsync(RunningSite site, Person person) => site.Services.GetRequiredService<Sessions>().EndAsync(person.Id, null, null, Ct);

    private static string TokenOf(IHtmlDocument page) =>
        page.QuerySelector("main input[name=__RequestVerificationToken], input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
