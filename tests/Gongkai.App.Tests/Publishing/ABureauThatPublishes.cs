using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Publishing;

/// <summary>A desk with an author, the reviewers of the usual chain, and who publishes.</summary>
internal sealed class ABureauThatPublishes : IAsyncDisposable
{
    private ABureauThatPublishes(ADesk desk) => Desk = desk;

    public ADesk Desk { get; }

    public Visitor Author { get; private set; } = null!;

    public Visitor Head { get; private set; } = null!;

    public Visitor Secrecy { get; private set; } = null!;

    public Visitor Leader { get; private set; } = null!;

    public Visitor Office { get; private set; } = null!;

    public PublicItems Public => Desk.Site.Services.GetRequiredService<PublicItems>();

    public ItemJournal Journal => Desk.Site.Services.GetRequiredService<ItemJournal>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ABureauThatPublishes> OnAsync(Engine engine, DateOnly? today = null, string agency = "云川市商务局")
    {
        var desk = await ADesk.OnAsync(engine, today, agency);
        await desk.OpenSectionAsync("市场体系建设科");
        return new(desk)
        {
            Author = (await desk.EmployInAsync("市场体系建设科", "author", Role.SectionOfficer)).Visitor,
            Head = (await desk.EmployInAsync("市场体系建设科", "head", Role.SectionHead)).Visitor,
            Secrecy = (await desk.EmployAsync("secrecy", Role.SecrecyReviewer)).Visitor,
            Leader = (await desk.EmployAsync("leader", Role.LeaderInCharge)).Visitor,
            Office = (await desk.EmployAsync("office", Role.OfficeHead)).Visitor,
        };
    }

    /// <summary>Everybody signs in anew: sessions end as days go by.</summary>
    public async Task GoOnAsync(TimeSpan later)
    {
        Desk.Clock.Advance(later);
        (Author, Head, Secrecy) = (await Desk.Site.SignInAsync("author"), await Desk.Site.SignInAsync("head"), await Desk.Site.SignInAsync("secrecy"));
        (Leader, Office) = (await Desk.Site.SignInAsync("leader"), await Desk.Site.SignInAsync("office"));
    }

    /// <summary>Writes a draft on the page, and gives its address.</summary>
    public async Task<string> DraftAsync(string kind, params (string Name, string Value)[] typed)
    {
        var sent = await Author.SendAsync($"/desk/publishing/new?kind={kind}", "保存稿件", typed);
        Assert.True(sent.Headers.Location is not null, await sent.Content.ReadAsStringAsync(Ct));
        return sent.Headers.Location!.OriginalString;
    }

    public Task<string> NoticeAsync(string title = "关于申报农贸市场改造补助的通知") =>
        DraftAsync("notice", ("Command.Title", title), ("Command.Text", "一、申报条件\n凡本市农贸市场均可申报。"), ("Command.Column", "notices"));

    /// <summary>Takes a step on the item's page.</summary>
    public static async Task StepAsync(Visitor who, string address, string step, string button, params (string Name, string Value)[] typed)
    {
        var sent = await who.SendAsync($"{address}/{step}", button, typed);
        if (address == sent.Headers.Location?.OriginalString) return;
        Assert.Fail($"{button}: {sent.StatusCode} {(await Visitor.ReadAsync(sent)).QuerySelector("main")?.TextContent}");
    }

    /// <summary>Through the whole chain.</summary>
    public async Task ReviewAsync(string address)
    {
        await StepAsync(Author, address, "submit", "提交审核");
        await PassAsync(address);
    }

    /// <summary>Through the stages after it was submitted.</summary>
    public async Task PassAsync(string address, bool toLeader = false)
    {
        await StepAsync(Head, address, "pass", "科室负责人审核");
        await StepAsync(Secrecy, address, "secrecy", "保密审查", ("Command.Finding", nameof(SecrecyFinding.Open)));
        if (!toLeader) await StepAsync(Leader, address, "pass", "分管领导审签");
    }

    public async Task PublishAsync(string address)
    {
        await ReviewAsync(address);
        await StepAsync(Office, address, "publish", "公开");
    }

    public static ItemId IdOf(string address) => ItemId.Parse(address[(address.LastIndexOf('/') + 1)..], null);

    public async Task<PublicItem> FindAsync(string address) => (await Journal.FindAsync(new PublicItem(IdOf(address)), Ct))!.Value.Matter;

    public async Task<string[]> RowsAsync(string table)
    {
        await using var connection = await Desk.Store.Database.OpenAsync(Ct);
        return [.. (await connection.QueryAsync($"select * from {table} order by 1, 2")).Select(row => string.Join('|', (IDictionary<string, object>)row))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in new[] { Author, Head, Secrecy, Leader, Office }) visitor.Dispose();
        await Desk.DisposeAsync();
    }
}
