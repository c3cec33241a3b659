using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Orders;

/// <summary>督办整改: what an authority has issued, the closing rate, and complaints that could lead to an order.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class OrdersPage(Officer officer, SupervisionOrders orders, ProblemLists lists, AgencyRegister agencies, TimeProvider clock) : PageModel
{
    public DateOnly Today { get; } = clock.BeijingToday;

    public Agency Authority { get; private set; } = null!;

    public ImmutableArray<OrderLine> Lines { get; private set; } = [];

    public ImmutableArray<(OrderLead Lead, string Name)> Leads { get; private set; } = [];

    /// <summary>问题清单 that were taken in.</summary>
    public ImmutableArray<ProblemListLine> Lists { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var tree = await agencies.TreeAsync(ct);
        Lists = await lists.ListAsync(Authority.Id, ct);
        Leads = [.. (await orders.LeadsAsync(Authority.Id, ct)).Select(lead => (lead, tree[lead.Agency]?.Name ?? ""))];
        return Page();
    }

    /// <summary>问题清单 of all orders as a spreadsheet: a row for each problem.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var line in Lines)
            if (await orders.FindAsync(line.Id, ct) is var (_, order))
                foreach (var (i, problem) in order.Issued!.Problems.Index())
                {
                    var check = order.Checks.GetValueOrDefault(i + 1);
                    rows.Add([line.Number, line.Kind.Name(), line.Name, problem.First, problem.Second, problem.Standard, problem.Detail,
                        check is null ? "" : $"{(check.IsClosed ? "已整改" : "没有改好")}：{check.Words}", line.IssuedOn, line.DueOn, line.Stage.Name(), line.Missed]);
                }
        var stream = new MemoryStream();
        TableWorkbook.Write(stream, "问题清单", [new("编号", 14), new("种类", 12), new("机关", 26), new("一级指标", 16), new("二级指标", 16), new("评价标准", 26),
            new("问题明细", 40), new("整改结果", 30), new("发出日期", 12), new("整改期限", 12), new("状态", 14), new("逾期次数", 10)], rows);
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, "问题清单.xlsx");
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseOrders, agencies, ct) is not { } found) return false;
        Authority = found;
        Lines = await orders.OfAuthorityAsync(found.Id, ct);
        return true;
    }
}

/// <summary>收到的督办.</summary>
[Needs(Permission.OpenOrders)]
public sealed class MyOrdersPage(Officer officer, SupervisionOrders orders, TimeProvider clock) : PageModel
{
    public DateOnly Today { get; } = clock.BeijingToday;

    public ImmutableArray<OrderLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.OpenOrders) is not { } agency) return NotFound();
        Lines = await orders.OfAgencyAsync(agency, ct);
        return Page();
    }
}

/// <summary>发出: what the form asks for.</summary>
public sealed class NewOrderForm
{
    [Display(Name = "种类"), Required(ErrorMessage = "请选择种类")]
    public OrderKind? Kind { get; set; }

    [Display(Name = "机关"), Required(ErrorMessage = "请选择机关")]
    public string Member { get; set; } = "";

    [Display(Name = "依据"), Required, StringLength(300)]
    public string Basis { get; set; } = "";

    [Display(Name = "要求"), Required, StringLength(1_000)]
    public string Demand { get; set; } = "";

    [Display(Name = "问题清单"), Required, StringLength(8_000)]
    public string Problems { get; set; } = "";

    [Display(Name = "整改期限")]
    public DateOnly DueOn { get; set; }
}

/// <summary>发出督办、整改、通报、约谈.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class NewOrderPage(Officer officer, SupervisionOrders orders, AgencyRegister agencies, WorkCalendars calendars, TimeProvider clock) : PageModel
{
    private const int UsualDays = 15;

    private AgencyTree tree = null!;
    private Agency authority = null!;

    [BindProperty]
    public NewOrderForm Command { get; set; } = new();

    /// <summary>By which the same form sent twice is known.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>Out of which matter, by its stream.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Origin { get; set; }

    /// <summary>To whom, where that is known.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Member { get; set; }

    /// <summary>What is to be mended, where that is known.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Problem { get; set; }

    /// <summary>On which basis, where more than the article is known.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Basis { get; set; }

    public ImmutableArray<Choice> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Key = Guid.CreateVersion7();
        Command = new()
        {
            Member = Member ?? "",
            Problems = Problem ?? "",
            Basis = string.IsNullOrWhiteSpace(Basis) ? OrderLetters.Article : Basis,
            Demand = "对下列问题认真整改，举一反三。",
            DueOn = (await calendars.CurrentAsync(ct)).AddWorkdays(clock.BeijingToday, UsualDays),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        if (Members.All(choice => choice.Value != Command.Member)) this.Fault("Command.Member", "请选择下级机关");
        if (Origin is { Length: > 0 } && MatterAddress.Find(Origin) is null) this.Fault("", "来源不是平台上的事项");
        if (!ModelState.IsValid) return this.Again();
        var member = tree[AgencyId.Parse(Command.Member, null)]!;
        SupervisionOrderId id = new(Key == Guid.Empty ? Guid.CreateVersion7() : Key);
        if (await orders.FindAsync(id, ct) is not null) return Redirect(OrderRoutes.Of(id));
        var answer = await orders.IssueAsync(id, new(clock.BeijingToday, authority.Id, member.Id, member.Name, Command.Kind!.Value, "", Command.Basis.Trim(),
            Command.Demand.Trim(), [.. Command.Problems.Split('\n',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(OrderProblem.Of)],
            Command.DueOn)
        { Origin = string.IsNullOrWhiteSpace(Origin) ? null : Origin, By = officer.Id }, officer, ct);
        return answer.IsTaken ? Redirect(OrderRoutes.Of(id)) : this.Again(answer.Refusals, nameof(Command));
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseOrders, agencies, ct) is not { } found) return false;
        authority = found;
        tree = await agencies.TreeAsync(ct);
        Members = [.. tree.BelowOn(found.Id, clock.BeijingToday).Select(agency => new Choice(agency.Id.ToString(), agency.Name))];
        return true;
    }
}

/// <summary>One order: problems, replies, checks, accountability, what may be done, what happened.</summary>
[Needs(Permission.OpenOrders)]
public sealed class OrderPage(OrderDesk desk, AgencyRegister agencies, PeopleRegister people, Store store, TimeProvider clock) : PageModel
{
    private Opened<SupervisionOrder, OrderEvent, OrderStage, OrderSituation> open = null!;

    public SupervisionOrder Order => open.Matter;

    public OrderIssued Issued => open.Matter.Issued!;

    public DateOnly Today { get; } = clock.BeijingToday;

    public MatterTexts Texts { get; private set; } = null!;

    public Agency Authority { get; private set; } = null!;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    /// <summary>How the circular stands that was handed on to be published; null where none was.</summary>
    public ItemStage? CircularStage { get; private set; }

    /// <summary>Since when the public reads it, or read it; null where it never did.</summary>
    public DateOnly? CircularOn { get; private set; }

    /// <summary>Whether the officer handles the authority's items.</summary>
    public bool MayOpenCircular => desk.Officer.May(Permission.HandleItems, Issued.Authority);

    public bool IsAuthority => desk.Officer.May(Permission.SuperviseOrders, Issued.Authority);

    public async Task<IActionResult> OnGetAsync(SupervisionOrderId id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)) return NotFound();
        History = new MatterSentences(Texts, await people.NamesAsync(ct)).Of(open);
        Steps = open.Offers;
        return Page();
    }

    /// <summary>The order as a letter.</summary>
    public async Task<IActionResult> OnGetLetterAsync(SupervisionOrderId id, CancellationToken ct) => await OpenAsync(id, ct)
        ? File(OrderLetters.Of(Order, Authority.Name), MediaTypes.Word, OrderLetters.NameOf(Order)) : NotFound();

    /// <summary>A paper that came with a reply.</summary>
    public async Task<IActionResult> OnGetFileAsync(SupervisionOrderId id, string sha256, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)
            || Order.History.OfType<OrderReplied>().SelectMany(reply => reply.Files).FirstOrDefault(file => file.Sha256 ==
                sha256) is not { } wanted) return NotFound();
        return File(await store.Files.OpenAsync(wanted.Sha256, ct), "application/octet-stream", wanted.Name);
    }

    private async Task<bool> OpenAsync(SupervisionOrderId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new SupervisionOrder(id), ct) is not { } found) return false;
        open = found;
        Texts = await desk.TextsAsync(MatterTexts.In(found.Entries), ct);
        Authority = (await agencies.FindAsync(Issued.Authority, ct))!;
        if (Order.Circular is { } circular) await FindAsync(circular.Item, ct);
        return true;
    }

    private async Task FindAsync(ItemId item, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        if (await connection.QuerySingleOrDefaultAsync<string>("select stage from item_view where id = @item", new { item }) is { } stage)
            CircularStage = Enum.Parse<ItemStage>(stage);
        if (await connection.QuerySingleOrDefaultAsync<string>("select published_on from public_item where id = @item", new { item }) is { } day)
            CircularOn = StoredTypes.Day(day);
    }
}
