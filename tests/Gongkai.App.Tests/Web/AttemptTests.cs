using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OtpNet;

namespace Gongkai.Tests.Web;

/// <summary>Wrong passwords: nobody outside can lock an officer out, or learn who exists.</summary>
public sealed class AttemptTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Unknown_wrong_and_locked_are_answered_in_the_same_words(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        var left = await site.EmployAsync("wangfang", Role.SectionOfficer);
        left.EndedOn = new(2020, 1, 2);
        await site.Services.GetRequiredService<Gongkai.Agencies.PeopleRegister>()
            .ChangeAsync(left, "PersonEnded", new("system", "试验", TimeProvider.System.GetUtcNow(), null), Ct);
        using var visitor = site.Visit();
        var answers = new List<string> { await TryAsync(visitor, "nobody", "x"), await TryAsync(visitor, "wangfang", RunningSite.Password) };
        for (var i = 0; i < 7; i++) answers.AddRange([await TryAsync(visitor, "liming", "x"), await TryAsync(visitor, "nobody", "x")]);
        answers.Add(await TryAsync(visitor, "liming", RunningSite.Password));
        Assert.Single(answers.Distinct());
        Assert.Contains("登录名或者密码不对，或者输错的次数太多", answers[0], StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Every_answer_takes_one_look_at_a_password_and_the_same_writing(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var scope = site.Services.CreateScope();
        var hashes = new CountedHashes(scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>());
        scope.ServiceProvider.GetRequiredService<UserManager<Person>>().PasswordHasher = hashes;
        var gate = scope.ServiceProvider.GetRequiredService<Gatekeeper>();
        foreach (var (name, times) in new[] { ("liming", 8), ("nobody", 8) })
            for (var i = 0; i < times; i++)
            {
                var (looked, commits) = (hashes.Looked, site.Services.GetRequiredService<Journal>().Commits);
                var context = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = scope.ServiceProvider };
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                Assert.Equal(Admission.Refused, await gate.EnterAsync(context, name, "x"));
                Assert.Equal((1, 1), (hashes.Looked - looked, (int)(site.Services.GetRequiredService<Journal>().Commits - commits)));
            }
    }

    [Theory, BothEngines]
    public async Task Strangers_elsewhere_use_up_nobodys_attempts(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(Behind, engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        for (var house = 1; house <= 30; house++)
        {
            using var stranger = site.Visit($"198.51.100.{house}");
            for (var i = 0; i < 6; i++) await TryAsync(stranger, "liming", "x");
        }
        using var owner = site.Visit("203.0.113.9");
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(owner, "liming")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_device_that_is_known_is_not_locked_by_strangers_in_the_same_house(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var owner = await site.SignInAsync("liming");
        await owner.SendAsync("/account", "退出");
        using var stranger = site.Visit();
        for (var i = 0; i < 60; i++) await TryAsync(stranger, i % 2 == 0 ? "liming" : $"name-{i}", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(stranger, "liming")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(owner, "liming")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_device_that_is_known_has_attempts_of_its_own_and_no_more(Engine engine)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var owner = await site.SignInAsync("liming");
        await owner.SendAsync("/account", "退出");
        for (var i = 0; i < 5; i++) await TryAsync(owner, "liming", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(owner, "liming")).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(owner, "liming")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_device_of_one_person_is_nobody_elses_and_is_forgotten_when_its_owner_says_so(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        await site.EmployAsync("wangfang", Role.SectionOfficer);
        using var shared = await site.SignInAsync("liming");
        await shared.SendAsync("/account", "退出");
        for (var i = 0; i < 6; i++) await TryAsync(shared, "wangfang", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(shared, "wangfang")).StatusCode);
        await EnterAsync(shared, "liming");
        var account = await shared.ReadAsync("/account");
        Assert.Contains("当前", account.QuerySelectorAll("table")[1].TextContent, StringComparison.Ordinal);
        await shared.SendAsync(account, "/account", "移除");
        Assert.Single((await shared.ReadAsync("/account")).QuerySelectorAll("table"));
        await shared.SendAsync("/account", "退出");
        using var stranger = site.Visit();
        for (var i = 0; i < 6; i++) await TryAsync(stranger, "liming", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(shared, "liming")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_cookie_that_was_not_signed_here_is_no_device(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var owner = await site.SignInAsync("liming");
        var carried = owner.CookieOf(TrustedDevices.Cookie)!;
        using var forger = site.Visit();
        forger.Carry(TrustedDevices.Cookie, carried[..^4] + (carried.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA"));
        for (var i = 0; i < 6; i++) await TryAsync(forger, "liming", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(forger, "liming")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task From_one_address_many_names_are_no_way_around(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        using var stranger = site.Visit();
        for (var i = 0; i < 50; i++) await TryAsync(stranger, $"name-{i}", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(stranger, "liming")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_name_tried_from_everywhere_leaves_each_address_one_attempt(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(Behind, engine: engine);
        await site.EmployAsync("liming", Role.SectionOfficer);
        for (var house = 1; house <= 25; house++)
        {
            using var stranger = site.Visit($"198.51.100.{house}");
            for (var i = 0; i < 4; i++) await TryAsync(stranger, "liming", "x");
        }
        using var late = site.Visit("198.51.100.200");
        await TryAsync(late, "liming", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(late, "liming")).StatusCode);
        using var fresh = site.Visit("198.51.100.201");
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(fresh, "liming")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Many_wrong_passwords_at_the_same_moment_are_no_more_attempts_than_one_after_the_other(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        var person = await site.EmployAsync("liming", Role.SectionOfficer);
        var attempts = site.Services.GetRequiredService<Attempts>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(_ => Task.Run(() => attempts.TakeAsync(new("liming", "192.0.2.1", null), person.Id, Ct))));
        Assert.Equal((4, 1, 35), (taken.Count(one => one == Attempt.Open), taken.Count(one => one == Attempt.Last), taken.Count(one => one == Attempt.Locked)));
    }

    [Theory, BothEngines]
    public async Task The_owner_is_told_once_and_nothing_is_kept_that_names_who_was_tried(Engine engine)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        var person = await site.EmployAsync("liming", Role.SectionOfficer);
        using var stranger = site.Visit();
        for (var i = 0; i < 5; i++) await TryAsync(stranger, "liming", "x");
        await TryAsync(stranger, "my-own-password-typed-as-a-name", "x");
        await using (var connection = await site.Services.GetRequiredService<Database>().OpenAsync(Ct))
            Assert.DoesNotContain(await connection.QueryAsync<string>("select key from sign_in_attempt"),
                key => key.Contains("liming", StringComparison.Ordinal) || key.Contains("typed", StringComparison.Ordinal));
        var watch = site.Services.GetRequiredService<SignInWatch>();
        await watch.RunAsync(Ct);
        await watch.RunAsync(Ct);
        var told = Assert.Single(await site.Services.GetRequiredService<Outbox>().DeskAsync(person.Id, Ct));
        Assert.Equal("有人用您的登录名登录没有成功", told.Message.Subject);
        Assert.Contains("登录失败 5 次", told.Message.Body, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(16));
        using var owner = await site.SignInAsync("liming");
        Assert.Contains("有人用您的登录名登录没有成功", (await owner.ReadAsync("/desk/notices")).Body!.TextContent, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(2));
        await watch.RunAsync(Ct);
        await using var after = await site.Services.GetRequiredService<Database>().OpenAsync(Ct);
        Assert.Equal(0, await after.ExecuteScalarAsync<long>("select count(*) from sign_in_attempt"));
    }

    [Theory, BothEngines]
    public async Task Wrong_codes_by_somebody_who_knows_the_password_are_told_and_keep_nobody_out_on_a_known_device(Engine engine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(20_500));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        var person = await site.EmployAsync("liming", Role.SectionOfficer);
        using var owner = await site.SignInAsync("liming");
        var begun = await owner.ReadAsync("/account/second-factor");
        var totp = new Totp(Base32Encoding.ToBytes(begun.QuerySelector(".code")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        await owner.SendAsync(begun, "/account/second-factor", "启用", ("Code", totp.ComputeTotp(clock.GetUtcNow().UtcDateTime)));
        await owner.SendAsync("/account", "退出");
        using var thief = site.Visit();
        await EnterAsync(thief, "liming");
        for (var i = 0; i < 6; i++) await thief.SendAsync("/sign-in/second", "登录", ("Code", "000000"));
        await site.Services.GetRequiredService<SignInWatch>().RunAsync(Ct);
        Assert.Contains(await site.Services.GetRequiredService<Outbox>().DeskAsync(person.Id, Ct), notice => notice.Message.Subject == "有人输对了您的密码，没有通过动态口令");
        clock.Advance(TimeSpan.FromSeconds(31));
        await EnterAsync(owner, "liming");
        Assert.Equal("/desk",
            (await owner.SendAsync("/sign-in/second", "登录", ("Code", totp.ComputeTotp(clock.GetUtcNow().UtcDateTime)))).Headers.Location!.OriginalString);
    }

    [Theory, BothEngines]
    public async Task A_password_set_anew_by_an_administrator_opens_the_door_again_and_forgets_the_devices(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("chief", Role.Administrator);
        var person = await site.EmployAsync("liming", Role.SectionOfficer);
        using var owner = await site.SignInAsync("liming");
        using var stranger = site.Visit();
        for (var i = 0; i < 6; i++) await TryAsync(stranger, "liming", "x");
        using var chief = await site.SignInAsync("chief");
        var page = await Visitor.ReadAsync(await chief.SendAsync($"/admin/people/{person.Id}", "重新设置密码"));
        var entered = await stranger.SendAsync("/sign-in", "登录", ("Command.SignIn", "liming"), ("Command.Password", page.QuerySelector(".code")!.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Single(await site.Services.GetRequiredService<TrustedDevices>().OfAsync(person.Id, Ct));
    }

    private static Gongkai.Web.SiteOptions Behind(Gongkai.Web.SiteOptions options) => options with { Proxies = [IPAddress.Loopback] };

    private static Task<HttpResponseMessage> EnterAsync(Visitor visitor, string name) =>
        visitor.SendAsync("/sign-in", "登录", ("Command.SignIn", name), ("Command.Password", RunningSite.Password));

    private static async Task<string> TryAsync(Visitor visitor, string name, string password)
    {
        var answer = await visitor.SendAsync("/sign-in", "登录", ("Command.SignIn", name), ("Command.Password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await Visitor.ReadAsync(answer)).QuerySelector("main")!.TextContent.Replace(name, "", StringComparison.Ordinal);
    }

    private sealed class CountedHashes(IPasswordHasher<Person> inner) : IPasswordHasher<Person>
    {
        public int Looked { get; private set; }

        public string HashPassword(Person user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Looked++;
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
