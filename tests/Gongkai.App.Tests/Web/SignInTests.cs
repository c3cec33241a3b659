using System.Net;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OtpNet;

namespace Gongkai.Tests.Web;

/// <summary>Setting up, signing in, being locked out, the second factor, sessions.</summary>
public sealed class SignInTests
{
    [Theory, BothEngines]
    public async Task An_empty_platform_is_set_up_once_by_whoever_holds_the_link(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/setup?token=0000")).StatusCode);
        var path = await site.SetupPathAsync();
        var done = await visitor.SendAsync(path, "完成设置", ("Command.Agency", "云川市商务局"), ("Command.Level", "City"), ("Command.Name", "周可"),
            ("Command.SignIn", "zhouke"), ("Command.Password", "stone-river-7"), ("Command.Repeated", "stone-river-7"));
        Assert.Equal("/sign-in", done.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).StatusCode);
        var signedIn = await visitor.SendAsync("/sign-in", "登录", ("Command.SignIn", "ZhouKe"), ("Command.Password", "stone-river-7"));
        Assert.Equal("/desk", signedIn.Headers.Location!.OriginalString);
        Assert.Contains("管理员（云川市商务局）", (await visitor.ReadAsync("/desk")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task All_faults_of_the_form_are_told_at_once_and_what_was_typed_stays(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        var answer = await visitor.SendAsync(await site.SetupPathAsync(), "完成设置", ("Command.Agency", ""), ("Command.Name", "周可"), ("Command.SignIn", "z"),
            ("Command.Password", "short"), ("Command.Repeated", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        var told = page.QuerySelectorAll(".faults li a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(["#Command_Agency", "#Command_Level", "#Command_Password", "#Command_Repeated", "#Command_SignIn"], told.Order());
        Assert.All(told, href => Assert.NotNull(page.GetElementById(href[1..])));
        Assert.Equal("周可", page.QuerySelector("#Command_Name")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#Command_Password")!.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("#Command_SignIn")!.GetAttribute("aria-invalid"));
    }

    [Theory, BothEngines]
    public async Task The_second_factor_is_asked_for_and_no_code_is_good_twice(Engine engine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(20_500));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var visitor = await site.SignInAsync("liming");
        var begun = await visitor.ReadAsync("/account/second-factor");
        var totp = new Totp(Base32Encoding.ToBytes(begun.QuerySelector(".code")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        var recovery =
            (await Visitor.ReadAsync(await visitor.SendAsync(begun, "/account/second-factor", "启用", ("Code", totp.ComputeTotp(clock.GetUtcNow().UtcDateTime)))))
                .QuerySelectorAll("ul.code li").Select(line => line.TextContent).ToList();
        Assert.Equal(10, recovery.Count);
        using var other = site.Visit();
        async Task<HttpResponseMessage> EnterAsync(string code)
        {
            Assert.StartsWith("/sign-in/second",
                (await other.SendAsync("/sign-in", "登录", ("Command.SignIn", "liming"),
                    ("Command.Password", RunningSite.Password))).Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Equal("/sign-in", new Uri(site.Address, (await other.OpenAsync("/desk")).Headers.Location!).AbsolutePath);
            return await other.SendAsync("/sign-in/second", "登录", ("Code", code));
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(totp.ComputeTotp(clock.GetUtcNow().UtcDateTime))).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("/desk", (await EnterAsync(totp.ComputeTotp(clock.GetUtcNow().UtcDateTime))).Headers.Location!.OriginalString);
        using var third = site.Visit();
        await third.SendAsync("/sign-in", "登录", ("Command.SignIn", "liming"), ("Command.Password", RunningSite.Password));
        Assert.Equal("/desk", (await third.SendAsync("/sign-in/second", "登录", ("Code", recovery[0].ToLowerInvariant()))).Headers.Location!.OriginalString);
        using var fourth = site.Visit();
        await fourth.SendAsync("/sign-in", "登录", ("Command.SignIn", "liming"), ("Command.Password", RunningSite.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await fourth.SendAsync("/sign-in/second", "登录", ("Code", recovery[0]))).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_right_password_opens_no_new_attempts_at_the_code(Engine engine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(20_500));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var visitor = await site.SignInAsync("liming");
        await SwitchOnAsync(visitor, clock);
        using var guesser = site.Visit();
        for (var i = 0; i < 4; i++)
        {
            Assert.StartsWith("/sign-in/second",
                (await guesser.SendAsync("/sign-in", "登录", ("Command.SignIn", "liming"),
                    ("Command.Password", RunningSite.Password))).Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.DoesNotContain("多次输错", await GuessAsync(), StringComparison.Ordinal);
        }
        await guesser.SendAsync("/sign-in", "登录", ("Command.SignIn", "liming"), ("Command.Password", RunningSite.Password));
        Assert.Contains("多次输错", await GuessAsync(), StringComparison.Ordinal);

        async Task<string> GuessAsync() =>
            (await Visitor.ReadAsync(await guesser.SendAsync("/sign-in/second", "登录", ("Code", "000000")))).QuerySelector(".faults")!.TextContent;
    }

    [Theory, BothEngines]
    public async Task Switching_the_second_factor_on_and_off_stands_in_the_journal(Engine engine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(20_500));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        var person = await site.EmployAsync("liming", Role.SectionOfficer);
        using var visitor = await site.SignInAsync("liming");
        await SwitchOnAsync(visitor, clock);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync("/account/second-factor", "停用", ("Password", RunningSite.Password))).StatusCode);
        var lines = await site.Services.GetRequiredService<Journal>().ReadAsync($"person/{person.Id}", TestContext.Current.CancellationToken);
        Assert.Equal(["SecondFactorSwitchedOn", "SecondFactorSwitchedOff"], lines.Select(line => line.Type).TakeLast(2));
        Assert.Equal((person.Id.ToString(), "本人"), (lines[^1].Change.Who, lines[^1].Change.Authority));
        Assert.Equal(lines.Length,
            (await site.Services.GetRequiredService<Gongkai.Agencies.PeopleRegister>().FindAsync(person.Id, TestContext.Current.CancellationToken))!.Version);
    }

    private static async Task<Totp> SwitchOnAsync(Visitor visitor, FakeTimeProvider clock)
    {
        var begun = await visitor.ReadAsync("/account/second-factor");
        var totp = new Totp(Base32Encoding.ToBytes(begun.QuerySelector(".code")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK,
            (await visitor.SendAsync(begun, "/account/second-factor", "启用", ("Code", totp.ComputeTotp(clock.GetUtcNow().UtcDateTime)))).StatusCode);
        return totp;
    }

    [Theory, BothEngines]
    public async Task A_session_ends_when_idle_when_old_and_when_there_are_too_many(Engine engine)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var idle = await site.SignInAsync("liming");
        clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(HttpStatusCode.OK, (await idle.OpenAsync("/desk")).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(62));
        Assert.Equal(HttpStatusCode.Redirect, (await idle.OpenAsync("/desk")).StatusCode);
        using var first = await site.SignInAsync("liming");
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            using var another = await site.SignInAsync("liming");
        }
        Assert.Equal(HttpStatusCode.Redirect, (await first.OpenAsync("/desk")).StatusCode);
        using var diligent = await site.SignInAsync("liming");
        for (var hour = 0; hour < 12; hour++)
        {
            Assert.Equal(HttpStatusCode.OK, (await diligent.OpenAsync("/desk")).StatusCode);
            clock.Advance(TimeSpan.FromMinutes(59));
        }
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Redirect, (await diligent.OpenAsync("/desk")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task One_ends_ones_own_sessions_and_a_new_password_ends_the_others(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var here = await site.SignInAsync("liming");
        using var there = await site.SignInAsync("liming");
        var page = await here.ReadAsync("/account");
        Assert.Equal(2, page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await here.SendAsync(page, "/account", "结束其他全部会话")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.OpenAsync("/desk")).StatusCode);
        using var again = await site.SignInAsync("liming");
        await here.SendAsync("/account/password", "修改密码", ("Command.Present", RunningSite.Password), ("Command.New", "another-Stone-8"),
            ("Command.Repeated", "another-Stone-8"));
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await again.OpenAsync("/desk")).StatusCode);
        await here.SendAsync("/account", "退出");
        Assert.Equal(HttpStatusCode.Redirect, (await here.OpenAsync("/desk")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_form_without_its_token_is_not_taken(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        using var form = new FormUrlEncodedContent([new("Command.SignIn", "a"), new("Command.Password", "b")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-in", form)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Forms_from_one_address_are_limited_and_the_limit_says_so(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(options => options with { RateLimits = new() { Forms = 3 } }, engine: engine);
        using var visitor = site.Visit();
        var page = await visitor.ReadAsync("/sign-in");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync(page, "/sign-in", "登录", ("Command.SignIn", "x"))).StatusCode);
        var refused = await visitor.SendAsync(page, "/sign-in", "登录", ("Command.SignIn", "x"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("提交得太频繁", (await Visitor.ReadAsync(refused)).QuerySelector("h1")!.TextContent);
    }

    [Theory, BothEngines]
    public async Task A_form_sent_empty_is_told_what_is_missing(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        var answer = await visitor.SendAsync("/sign-in", "登录");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["请填写登录名", "请填写密码"], (await Visitor.ReadAsync(answer)).QuerySelectorAll(".faults li").Select(line => line.TextContent));
    }
}
