using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Deciding;

/// <summary>云川市商务局 with somebody in each post, on a running site; cases are begun as intake and handling would leave them.</summary>
internal sealed class ABureau : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    private readonly Dictionary<string, Visitor> signedIn = [];
    private readonly string? connection;

    private ABureau(RunningSite site, FakeTimeProvider clock, Agency agency,
        string? connection) => (Site, Clock, Agency, this.connection) = (site, clock, agency, connection);

    public RunningSite Site { get; }

    public FakeTimeProvider Clock { get; }

    public Agency Agency { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ABureau> OpenAsync(Engine engine = Engine.Sqlite, Func<Agency, Agency>? change = null, bool printsLetters = false)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8)));
        var connection = engine == Engine.Postgres ? PostgresServer.Create() : null;
        var site = await RunningSite.StartAsync(options => options with { Storage = new(options.Storage.Data, connection), PrintsLetters = printsLetters },
            clock);
        var agency = new Agency(new(Guid.CreateVersion7()), "云川市商务局")
        {
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
        agency = change?.Invoke(agency) ?? agency;
        await site.Services.GetRequiredService<AgencyRegister>().AddAsync(agency, new("system", "试验", clock.GetUtcNow(), null), Ct);
        var bureau = new ABureau(site, clock, agency, connection);
        foreach (var (name, role) in ((string, Role)[])[("officer", Role.SectionOfficer), ("secrecy", Role.SecrecyReviewer), ("legal", Role.LegalReviewer),
            ("leader", Role.LeaderInCharge), ("clerk", Role.RegistrationClerk), ("head", Role.OfficeHead)])
            await site.EmployAsync(name, role, agency);
        return bureau;
    }

    /// <summary>One of the bureau's people at the desk.</summary>
    public async Task<Visitor> AsAsync(string name) => signedIn.TryGetValue(name, out var visitor) ? visitor : signedIn[name] = await Site.SignInAsync(name);

    /// <summary>A case under review, with what else had happened.</summary>
    public async Task<DisclosureRequest> BeginAsync(Func<CaseWriting, Task<IReadOnlyList<CaseEvent>>>? further = null,
        Func<ApplicationArrived, ApplicationArrived>? change = null)
    {
        var everybody = new Actor(new PersonId(Guid.CreateVersion7()), [.. Enum.GetValues<Role>()]);
        var answer = await Site.Services.GetRequiredService<RequestJournal>()
            .BeginAsync(Agency.Id, new(Guid.CreateVersion7()), everybody, new("system", "试验", Clock.GetUtcNow(), null), async (writing, _) =>
        {
            var arrived = new ApplicationArrived(Today, Channel.InPerson, ApplicantCategory.NaturalPerson,
                await writing.SealAsync("applicant", new ApplicantDetails("沈若水") { Address = "云川市青岭区松风巷9号", Telephone = "13900000000" }.Write(),
                    new PersonalFacet("telephone", "13900000000")),
                await writing.SealAsync("description", "2025年度再生资源回收网点建设补助的审核结果"));
            return
            [
                change?.Invoke(arrived) ?? arrived, await writing.RegisterAsync(Today), new CaseAssigned(Today, "市场科", null),
                .. further is null ? [] : await further(writing),
            ];
        }, Ct);
        Assert.True(answer.IsTaken, string.Join("; ", answer.Refusals.Select(refusal => $"{refusal.Code} {refusal.Variant}")));
        return answer.Matter;
    }

    /// <summary>The case as it stands.</summary>
    public async Task<DisclosureRequest> FindAsync(DisclosureRequest request) =>
        (await Site.Services.GetRequiredService<RequestJournal>().FindAsync(request.Id, Ct))!.Value.Request;

    /// <summary>The text of an issued letter.</summary>
    public async Task<string> TextAsync(IssuedLetterRef letter) => (await Site.Services.GetRequiredService<LetterFiles>().ReadAsync(letter, Ct)).PlainText;

    /// <summary>Somebody fills in a form of the case and presses a button.</summary>
    public async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> SendAsync(string who, DisclosureRequest request, string page, string button,
        params (string Name, string Value)[] typed)
    {
        var visitor = await AsAsync(who);
        var answer = await visitor.SendAsync($"/desk/cases/{request.Id}/{page}", button, typed);
        return (answer, await Visitor.ReadAsync(answer));
    }

    /// <summary>The same, which must be accepted.</summary>
    public async Task DoAsync(string who, DisclosureRequest request, string page, string button, params (string Name, string Value)[] typed)
    {
        var (answer, shown) = await SendAsync(who, request, page, button, typed);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Redirect,
            $"{who} {button}: {(int)answer.StatusCode} {shown.QuerySelector(".faults")?.TextContent ?? shown.QuerySelector("main")?.TextContent}");
    }

    /// <summary>Drafts a decision: the words in the fields of their needs, and whatever else.</summary>
    public async Task DraftAsync(DisclosureRequest request, string code, IReadOnlyDictionary<DecisionNeed, string> words,
        params (string Name, string Value)[] typed)
    {
        var page = await (await AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}/decision/draft/{code}");
        var fields = page.QuerySelectorAll<IHtmlInputElement>("input[name$='.Need']").Where(input => words.ContainsKey(Enum.Parse<DecisionNeed>(input.Value)))
            .Select(input => (input.Name!.Replace(".Need", ".Text", StringComparison.Ordinal), words[Enum.Parse<DecisionNeed>(input.Value)]));
        await DoAsync("officer", request, $"decision/draft/{code}", "保存拟稿，送审", [.. fields, .. typed]);
    }

    /// <summary>Reviews, signs and issues what was drafted.</summary>
    public async Task SignAndIssueAsync(DisclosureRequest request)
    {
        var page = await (await AsAsync("secrecy")).ReadAsync($"/desk/cases/{request.Id}/decision/secrecy");
        var items = page.QuerySelectorAll<IHtmlInputElement>("input[name$='.MayBePublic']").Select(input => input.Name!).Distinct();
        await DoAsync("secrecy", request, "decision/secrecy", "提交审查意见", [.. items.Select(name => (name, "true"))]);
        await DoAsync("legal", request, "decision/legal", "提交审核意见", ("Passed", "true"), ("Opinion", "依据充分。"));
        await DoAsync("leader", request, "decision/approval", "签发");
        await DoAsync("clerk", request, "decision/issue", "编号并制发");
    }

    /// <summary>Everybody goes home: sessions end over night.</summary>
    public void CloseForToday(TimeSpan until)
    {
        Clock.Advance(until);
        SignOut();
    }

    private void SignOut()
    {
        foreach (var visitor in signedIn.Values) visitor.Dispose();
        signedIn.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        SignOut();
        await Site.DisposeAsync();
        if (connection is not null) PostgresServer.Drop(connection);
    }
}
