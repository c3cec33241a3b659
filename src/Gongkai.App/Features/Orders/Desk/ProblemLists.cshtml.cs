using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents.Writing;
using Gongkai.Orders;
using Gongkai.Reading;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Orders;

/// <summary>导入问题清单: what the form asks for.</summary>
public sealed class TakeProblemsForm
{
    [Display(Name = "名称"), Required, StringLength(100)]
    public string Name { get; set; } = "";

    [Display(Name = "没有写明种类的"), Required(ErrorMessage = "请选择种类")]
    public OrderKind? Kind { get; set; }

    [Display(Name = "没有写明整改期限的")]
    public DateOnly DueOn { get; set; }

    [Display(Name = "依据"), Required, StringLength(300)]
    public string Basis { get; set; } = "";

    [Display(Name = "要求"), Required, StringLength(1_000)]
    public string Demand { get; set; } = "";

    [Display(Name = "问题清单（XLSX）")]
    public IFormFile? File { get; set; }
}

/// <summary>导入问题清单: looked at first, then an order for every agency, kind and day. Nothing is issued before all of it is right.</summary>
[Needs(Permission.SuperviseOrders), RequestSizeLimit(6 << 20)]
public sealed class TakeProblemsPage(Officer officer, ProblemLists lists, AgencyRegister agencies, WorkCalendars calendars, UntrustedFiles files,
    TimeProvider clock) : PageModel
{
    private const int MostBytes = 5 << 20, MostRows = 2_000, UsualDays = 15;

    private Agency authority = null!;
    private ImmutableArray<Agency> below = [];

    [BindProperty]
    public TakeProblemsForm Command { get; set; } = new();

    /// <summary>By which the same form sent twice is known.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>Whether only what would be issued is to be told.</summary>
    [BindProperty]
    public bool IsTrial { get; set; }

    /// <summary>What would be issued; empty before anything was looked at.</summary>
    public ImmutableArray<(string Agency, OrderKind Kind, DateOnly DueOn, ImmutableArray<int> Rows)> Trial { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Key = Guid.CreateVersion7();
        Command = new()
        {
            Basis = OrderLetters.Article,
            Demand = "对下列问题认真整改，举一反三。",
            DueOn = (await calendars.CurrentAsync(ct)).AddWorkdays(clock.BeijingToday, UsualDays),
        };
        return Page();
    }

    /// <summary>An empty list.</summary>
    public IActionResult OnGetTemplate() => ProblemSheets.File(this, [], "问题清单");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var today = clock.BeijingToday;
        if (Command.DueOn <= today || Command.DueOn > today.AddYears(1)) this.Fault("Command.DueOn", "整改期限应当在今天之后，一年以内");
        if (await RowsAsync(ct) is not { } rows) return this.Again();
        var (problems, faults) = ProblemTable.Read(rows, below.CountBy(agency => agency.Name).ToDictionary(), today);
        foreach (var fault in faults) this.Fault("Command.File", Message.Of(fault.Finding));
        if (!ModelState.IsValid) return this.Again();
        ProblemListTerms terms = new(Command.Name.Trim(), Command.Kind!.Value, Command.Basis.Trim(), Command.Demand.Trim(), Command.DueOn);
        if (IsTrial)
        {
            Trial = ProblemLists.OrdersOf(problems, terms);
            return Page();
        }
        ProblemListId id = new(Key == Guid.Empty ? Guid.CreateVersion7() : Key);
        var named = below.GroupBy(agency => agency.Name).ToDictionary(same => same.Key, same => same.First());
        var refused = await lists.TakeAsync(id, authority.Id, problems, terms, named, officer, ct);
        return refused.IsEmpty ? Redirect(OrderRoutes.ProblemList(id)) : this.Again([.. refused.Select(one => one with { Field = null })]);
    }

    private async Task<ImmutableArray<ImmutableArray<string>>?> RowsAsync(CancellationToken ct)
    {
        if (Command.File is not { Length: > 0 } sent) this.Fault("Command.File", "请选择问题清单");
        else if (sent.Length > MostBytes) this.Fault("Command.File", "文件超过 5 MB");
        else
        {
            var content = new byte[sent.Length];
            await using (var stream = sent.OpenReadStream()) await stream.ReadExactlyAsync(content, ct);
            if (await files.RowsAsync(content, MostRows, ct) is { } rows) return rows;
            this.Fault("Command.File", $"不是可以读取的表格，或者超过 {MostRows} 行");
        }
        return null;
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseOrders, agencies, ct) is not { } found) return false;
        authority = found;
        below = [.. (await agencies.TreeAsync(ct)).BelowOn(found.Id, clock.BeijingToday)];
        return true;
    }
}

/// <summary>One list: every row with what became of it.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class ProblemListPage(Officer officer, ProblemLists lists, SupervisionOrders orders) : PageModel
{
    public ProblemListLine Line { get; private set; } = null!;

    public ProblemListTaken List { get; private set; } = null!;

    /// <summary>The orders by their ids.</summary>
    public IReadOnlyDictionary<SupervisionOrderId, SupervisionOrder> Orders { get; private set; } =
        ImmutableDictionary<SupervisionOrderId, SupervisionOrder>.Empty;

    /// <summary>销号率 in hundredths to one place; null where every order was withdrawn.</summary>
    public decimal? ClosingRate { get; private set; }

    public async Task<IActionResult> OnGetAsync(ProblemListId id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    /// <summary>The list as it came in, with what was found since.</summary>
    public async Task<IActionResult> OnGetSheetAsync(ProblemListId id, CancellationToken ct) => await FindAsync(id, ct)
        ? ProblemSheets.File(this, List.Rows.Select(row => row.Problem with { Result = ResultOf(row) }), List.Name) : NotFound();

    /// <summary>整改结果: what was found last; before, what the list said.</summary>
    public string ResultOf(TakenProblem row) => CheckOf(row) is { } check ? $"{(check.IsClosed ? "已整改" : "没有改好")}：{check.Words}" : row.Problem.Result;

    /// <summary>What was found of a row last; null while nothing was.</summary>
    public ProblemCheck? CheckOf(TakenProblem row) => Orders[row.Order].Checks.GetValueOrDefault(row.Number);

    private async Task<bool> FindAsync(ProblemListId id, CancellationToken ct)
    {
        if (await lists.FindAsync(id, ct) is not var (line, list) || !officer.May(Permission.SuperviseOrders, line.Authority)) return false;
        (Line, List) = (line, list);
        var all = new Dictionary<SupervisionOrderId, SupervisionOrder>();
        foreach (var order in list.Rows.Select(row => row.Order).Distinct())
            all[order] = (await orders.FindAsync(order, ct))!.Value.Order;
        Orders = all;
        ClosingRate = OrderLine.ClosingRate(await orders.OutOfAsync($"{ProblemLists.Prefix}{id}", ct));
        return true;
    }
}

/// <summary>问题清单 as a spreadsheet that can be taken in again.</summary>
internal static class ProblemSheets
{
    public static FileStreamResult File(PageModel page, IEnumerable<ListedProblem> problems, string name)
    {
        var stream = new MemoryStream();
        TableWorkbook.Write(stream, "问题清单", [.. ProblemTable.Headings.Select(heading => new TableColumn(heading, heading is "问题明细" or "评价标准" ? 40 : 18)
        {
            Choices = heading == "种类" ? [.. Enum.GetValues<OrderKind>().Select(kind => kind.Name())] : [],
        })], problems.Select(problem => (IReadOnlyList<object?>)[.. ProblemTable.Row(problem)]));
        stream.Position = 0;
        return page.File(stream, MediaTypes.Spreadsheet, $"{name}.xlsx");
    }
}
