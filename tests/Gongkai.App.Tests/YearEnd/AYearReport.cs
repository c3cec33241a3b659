using AngleSharp.Html.Dom;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Filing;
using Gongkai.Features.Portal;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Filing;
using Gongkai.Tests.Publishing;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.YearEnd;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.YearEnd;

/// <summary>The report on 2025 of a bureau that publishes, from Monday 12 January 2026: each step of its making by the one whose post it is.</summary>
internal sealed class AYearReport : IAsyncDisposable
{
    public const string Government = "云川市人民政府";

    /// <summary>行政处罚, which no register knows.</summary>
    public const string Penalties = "proactive.b20_6.penalties.decisions";

    /// <summary>Part one, with fields.</summary>
    public const string Overview = """
        （一）主动公开情况
        本机关按主动公开基本目录在门户网站公开信息。
        （二）依申请公开情况
        {{年度}}年，本机关新收政府信息公开申请{{新收申请}}件，结转下年度继续办理{{结转下年申请}}件。
        （三）政府信息管理情况
        政府信息公开前进行保密审查，按规定标注有效性。
        （四）政府信息公开平台建设情况
        通过门户网站的政府信息公开专栏统一发布信息。
        （五）监督保障情况
        政府信息公开工作由分管领导负责，专人承担。
        """;

    /// <summary>What no register knows of the year, by cell.</summary>
    public static readonly (string Cell, string Value)[] Unknown =
    [
        ("proactive.b20_5.licensing.decisions", "23"), (Penalties, "11"), ("proactive.b20_6.coercive_measures.decisions", "0"),
        ("proactive.b20_8.fees.amount", "0.04"),
    ];

    private AYearReport(ABureauThatPublishes bureau, Visitor clerk) => (Bureau, Clerk) = (bureau, clerk);

    public ABureauThatPublishes Bureau { get; }

    /// <summary>Who writes it.</summary>
    public Visitor Clerk { get; }

    /// <summary>Where it is.</summary>
    public string At => YearEndRoutes.Of(YearReport.IdOf(Bureau.Desk.Agency.Id, 2025));

    private IServiceProvider Services => Bureau.Desk.Site.Services;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A bureau, or the government, with two applications of last November that nobody has answered.</summary>
    public static async Task<AYearReport> OnAsync(Engine engine, AgencyStanding standing = AgencyStanding.LocalDepartment)
    {
        var isGovernment = standing == AgencyStanding.LocalGovernment;
        var bureau = await ABureauThatPublishes.OnAsync(engine, isGovernment ? ADesk.Monday : new(2026, 1, 12), isGovernment ? Government : "云川市商务局");
        var desk = bureau.Desk;
        await desk.Store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync("""
            update agency set standing = @standing, office = name || '办公室', address = '云川市和平路18号', telephone = '0000-8800001'
            """, new { standing = standing.ToString() }, transaction.Transaction), Ct);
        await desk.ApplyAsync(new(2025, 11, 3));
        await desk.ApplyAsync(new(2025, 11, 3));
        return new(bureau, (await desk.EmployAsync("clerk", Role.RegistrationClerk)).Visitor);
    }

    public async Task BeginAsync() =>
        Assert.Equal(At, (await Clerk.SendAsync("/desk/year-reports", "2025年", ("Year", "2025"))).Headers.Location?.OriginalString);

    /// <summary>A section declares.</summary>
    public Task DeclareAsync(string note, params (string Figure, string Value)[] figures) => Bureau.Author.TakeAsync($"{At}/declare", At, "申报数据",
        [.. Typed(figures), ("Command.Note", note)]);

    /// <summary>Figures as the form of declaring has them.</summary>
    public static IEnumerable<(string Name, string Value)> Typed(IEnumerable<(string Figure, string Value)> figures) =>
        figures.Select(figure => ($"Command.Figures[{figure.Figure}]", figure.Value));

    /// <summary>What waits on the form of confirming, ticked.</summary>
    public static (string Name, string Value)[] Waiting(IHtmlDocument form) =>
        [.. form.QuerySelectorAll("input[name='Command.Figures']").Select(box => ("Command.Figures", box.GetAttribute("value")!))];

    /// <summary>Another looks at all that was declared.</summary>
    public async Task ConfirmAsync(int expected)
    {
        var values = Waiting(await Clerk.ReadAsync($"{At}/confirm"));
        Assert.Equal(expected, values.Length);
        await Clerk.TakeAsync($"{At}/confirm", At, "复核申报的数据", values);
    }

    /// <summary>Every warning is said something to.</summary>
    public async Task ExplainAsync()
    {
        var page = await Clerk.ReadAsync(At);
        foreach (var finding in page.QuerySelectorAll("a[href*='/explain?finding=']").Select(link => link.GetAttribute("href")!).Distinct().ToList())
            await Clerk.TakeAsync(finding, At, "说明检查结果", ("Command.Words", "已经核对，情况属实。"));
    }

    /// <summary>Through all checks after it was submitted.</summary>
    public async Task PassAsync(bool isSigned = false)
    {
        if (!isSigned) await Bureau.Head.TakeAsync($"{At}/sign", At, "科室确认数据");
        await Clerk.TakeAsync($"{At}/pass", At, "登记司法行政部门的核对", ("Command.Signer", "云川市司法局 钱立 科长"));
        await Bureau.Secrecy.TakeAsync($"{At}/pass", At, "保密审查");
        await Bureau.Office.TakeAsync($"{At}/pass", At, "审核");
        await Bureau.Leader.TakeAsync($"{At}/pass", At, "审签");
        await Clerk.TakeAsync($"{At}/pass", At, "登记主要负责人的签发", ("Command.Signer", "孙平 局长"));
    }

    /// <summary>Issues it: the address of the item that it becomes.</summary>
    public async Task<string> IssueAsync()
    {
        await Clerk.TakeAsync($"{At}/issue", At, "生成文件并转发布");
        return (await Clerk.ReadAsync(At)).QuerySelector("a[href^='/desk/publishing/items/']")!.GetAttribute("href")!;
    }

    /// <summary>Through publishing's own ways into the column of annual reports.</summary>
    public async Task PublishAsync(string item)
    {
        await ABureauThatPublishes.StepAsync(Clerk, item, "submit", "提交审核");
        // The clerk works for the whole agency: its sections' heads reach what lies in none.
        await Bureau.PassAsync(item);
        await ABureauThatPublishes.StepAsync(Bureau.Office, item, "publish", "公开");
    }

    /// <summary>From its beginning to the portal: the address of its item.</summary>
    public async Task<string> FinishAsync()
    {
        await BeginAsync();
        await DeclareAsync("业务系统1月5日导出", Unknown);
        await ConfirmAsync(Unknown.Length);
        await Clerk.TakeAsync($"{At}/text", At, "保存", ("Command.Overview", Overview), ("Command.SignedOn", "2026-01-12"),
            ("Command.Problems[0].Problem", "部分公示没有写明结果。"), ("Command.Problems[0].Measure", "公示期满后十个工作日内补充公示结果。"));
        await Bureau.Office.TakeAsync($"{At}/freeze", At, "定格数据");
        await ExplainAsync();
        await Clerk.TakeAsync($"{At}/submit", At, "提交签批");
        await PassAsync();
        var item = await IssueAsync();
        await PublishAsync(item);
        return item;
    }

    /// <summary>The government collects the bureau's report: the bureau as its member, and its supervisor.</summary>
    public async Task<(AMember Member, PersonId Supervisor)> CollectAsync()
    {
        var authority = await Bureau.Desk.Site.FoundAsync(Government);
        var supervisor = (await Bureau.Desk.Site.EmployAsync("supervisor", Role.Supervisor, authority)).Id;
        await Services.GetRequiredService<AgencySettings>().ChooseAsync(authority, FilingMatters.Settings,
            new FilingSettings { Added = [Bureau.Desk.Agency.Id] }, AStore.Change(), Ct);
        var (opened, refusals) = await Services.GetRequiredService<Filings>().OpenYearAsync(authority, 2025, supervisor,
            new(supervisor, [new(Role.Supervisor, null)]), AStore.Change(), Ct);
        Assert.Equal((1, 0), (opened, refusals.Length));
        return (new(Bureau.Desk.Site, authority, Bureau.Desk.Agency), supervisor);
    }

    /// <summary>The bureau files what it has issued, and it is accepted.</summary>
    public async Task FileAsync(AMember member, PersonId supervisor)
    {
        var issued = (await Services.GetRequiredService<IssuedReports>().FindAsync(member.Agency.Id, 2025, Ct))!;
        await member.FileAsync(issued.Name, issued.Word);
        await member.AcceptAsync(supervisor);
    }

    /// <summary>The round that finds what the public has on the platform.</summary>
    public Task FindPublicationsAsync() => Services.GetRequiredService<KnownPublications>().RunAsync(Ct);

    /// <summary>Where the public reads what an item of the desk is.</summary>
    public static string PublicAddress(string item) => PortalRoutes.Item(ABureauThatPublishes.IdOf(item));

    public async ValueTask DisposeAsync()
    {
        Clerk.Dispose();
        await Bureau.DisposeAsync();
    }
}
