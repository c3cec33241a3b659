using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Browser;

/// <summary>云川市商务局 below 云川市人民政府, from nine o'clock of Monday 2 March 2026, and the one browser that citizens and officers take turns at.</summary>
internal sealed class Office : IAsyncDisposable
{
    /// <summary>The section that handles applications.</summary>
    public const string Section = "市场科";

    private readonly RunningSite site;
    private readonly FakeTimeProvider clock;

    private Office(RunningSite site, FakeTimeProvider clock, Browser browser) => (this.site, this.clock, Browser) = (site, clock, browser);

    /// <summary>The browser.</summary>
    public Browser Browser { get; }

    /// <summary>Opens the office: 张 registers, 李明 handles, 陈 heads the office, 孙 and 吴 review, 赵 signs, and 王 supervises from above.</summary>
    public static async Task<Office> OpenAsync(View view)
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider(new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        var site = await RunningSite.StartAsync(clock: clock);
        var government = await site.FoundAsync("云川市人民政府");
        // A reply names the organ of reconsideration and the court.
        var agency = new Agency(new(Guid.CreateVersion7()), Citizen.Agency)
        {
            Superior = government.Id,
            CodeWord = "云商",
            Office = "云川市商务局办公室",
            Address = "云川市和平路18号",
            Telephone = "0123-8800001",
            FromOn = new(2020, 1, 1),
            Government = "云川市人民政府",
            GovernmentAddress = "云川市和平路1号",
            GovernmentOnline = "https://fy.yunchuan.example/",
            Court = "云川市青岭区人民法院",
        };
        var (register, change) = (site.Services.GetRequiredService<AgencyRegister>(), new ChangeContext("system", "试验", clock.GetUtcNow(), null));
        await register.AddAsync(agency, change, ct);
        await register.OpenSectionAsync(agency with { Version = 1 }, new(new(Guid.CreateVersion7()), agency.Id, Section, new(2020, 1, 1), null), change, ct);
        foreach (var (name, role) in new[] { ("zhang", Role.RegistrationClerk), ("liming", Role.SectionOfficer), ("chen", Role.OfficeHead),
            ("sun", Role.SecrecyReviewer), ("wu", Role.LegalReviewer), ("zhao", Role.LeaderInCharge) }) await site.EmployAsync(name, role, agency);
        await site.EmployAsync("wang", Role.Supervisor, government);
        return new(site, clock, await Browser.OpenAsync(site.Address, view));
    }

    /// <summary>Days go by; nobody stays signed in so long.</summary>
    public void Wait(int days) => clock.Advance(TimeSpan.FromDays(days));

    /// <summary>Hours go by, in which nobody does anything.</summary>
    public void Leave() => clock.Advance(TimeSpan.FromHours(3));

    /// <summary>Signs in and goes to the only case there is.</summary>
    public async Task OpenCaseAsync(string signIn)
    {
        await Browser.SignInAsync(signIn);
        await Browser.PressAsync("案件");
        await Browser.PressAsync(await Browser.Page.Locator("main th a").InnerTextAsync());
    }

    /// <summary>Takes a step at the open case: its link, its form, its button, which are called alike unless told otherwise.</summary>
    public async Task StepAsync(string step, params (string Label, string? Text)[] typed) => await StepAsync(step, step, typed);

    /// <summary>Takes a step whose link is called otherwise than its button.</summary>
    public async Task StepAsync(string link, string button, params (string Label, string? Text)[] typed)
    {
        await Browser.PressAsync(link);
        await Browser.FillInAsync(typed);
        await Browser.PressAsync(button);
    }

    /// <summary>Gives the case to 李明.</summary>
    public async Task AssignAsync()
    {
        await OpenCaseAsync("zhang");
        await StepAsync("分办", ("承办科室", Section), ("承办人（选填）", "liming同志"), ("检索要求（选填）", "请查统计台账"));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await site.DisposeAsync();
    }
}
