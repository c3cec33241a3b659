using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Reports;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.ReportArchive;

/// <summary>一项数据: its ranking in a year, how it is distributed, how it went through the years, for all or for one agency.</summary>
[Needs(Permission.ReadReportArchive)]
public sealed class ArchiveFiguresPage(Officer officer, ColumnarCopies copies, AgencyRegister agencies) : PageModel
{
    private const int PerPage = 100;
    private const int Drawn = 20;

    /// <summary>The cell: 新收申请总计 where nothing is chosen.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "项目")]
    public string Cell { get; set; } = "requests.received.total";

    [BindProperty(SupportsGet = true), Display(Name = "年度"), Range(2008, 2200)]
    public int Year { get; set; }

    /// <summary>Of one agency only.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "历年只看")]
    public AgencyId? Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Agency Authority { get; private set; } = null!;

    public FormCell Chosen { get; private set; } = null!;

    public ImmutableArray<long> Years { get; private set; } = [];

    /// <summary>What the one that was chosen is called.</summary>
    public string? Name { get; private set; }

    /// <summary>All that count, the greatest first.</summary>
    public ImmutableArray<RankedFigure> All { get; private set; } = [];

    public IEnumerable<RankedFigure> Shown => All.Skip((Number - 1) * PerPage).Take(PerPage);

    public int Pages => (All.Length + PerPage - 1) / PerPage;

    /// <summary>Of all agencies, by year.</summary>
    public ImmutableArray<FigureSpread> Whole { get; private set; } = [];

    /// <summary>Of the agency that was chosen, or of all.</summary>
    public ImmutableArray<FigureSpread> Through { get; private set; } = [];

    /// <summary>How the numbers of the year lie; null where there is no report.</summary>
    public FigureSpread? Spread => Whole.FirstOrDefault(spread => spread.Year == Year);

    public bool IsMoney => Chosen.Column.Type == CellType.Money;

    /// <summary>The greatest of the year, as a chart.</summary>
    public ImmutableArray<ChartRow> Greatest => [.. All.Where(row => row.Number > 0).Take(Drawn).Select(row => new ChartRow(row.Agency, [Bar(row.Number)]))];

    /// <summary>The sums by year, as a chart; what the form of a year does not have is not known.</summary>
    public ImmutableArray<ChartRow> Sums => [.. Through.Select(spread => new ChartRow($"{spread.Year}", [Has(spread.Year) ? Bar(spread.Sum) : null]))];

    /// <summary>按收报机关: each authority with what was filed to it.</summary>
    public ImmutableArray<(string Name, long Reports, long Known, decimal Sum)> Tree { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.ReadReportArchive, agencies, ct) is not { } found) return NotFound();
        (Authority, Number) = (found, Math.Clamp(Number, 1, 100_000));
        if ((ReportForm.B.Find(Cell) ?? ReportForm.A.Find(Cell)) is not { } cell) return NotFound();
        Chosen = cell;
        await using var archive = await copies.OpenAsync(new(found.Id), ct);
        Years = await archive.YearsAsync();
        if (Year == 0 || !Years.Contains(Year)) Year = (int)Years.FirstOrDefault();
        ModelState.Clear();
        Whole = await archive.YearsOfAsync(Cell, null);
        Through = Who is null ? Whole : await archive.YearsOfAsync(Cell, Who);
        All = await archive.RankedAsync(Cell, Year);
        var tree = await agencies.TreeAsync(ct);
        Name = Who is { } who ? tree[who]?.Name : null;
        Tree =
        [
            .. All.GroupBy(row => row.Authority).Select(group => (tree[group.Key]?.Name ?? "", (long)group.Count(),
                (long)group.Count(row => row.Number is not null),
                group.Sum(row => row.Number ?? 0))).OrderBy(row => row.Item1, StringComparer.Ordinal),
        ];
        return Page();
    }

    /// <summary>Whether the form of a year has the cell.</summary>
    public bool Has(long year) => ReportForm.Of(ReportForm.GenerationFor((int)year)).Has(Cell);

    /// <summary>Every cell of both forms, by table.</summary>
    public static ImmutableArray<Choice> Cells { get; } =
    [
        .. ReportForm.B.Cells.Concat(ReportForm.A.Cells).DistinctBy(cell => cell.Id).Select(cell => new Choice(cell.Id,
            $"{ShortOf(cell)}　{cell.FullName}{(ReportForm.B.Has(cell.Id) ? "" : "（2019—2020年的格式）")}")),
    ];

    private static string ShortOf(FormCell cell) => cell.Table.Section switch
    {
        ReportSection.Proactive => "表二",
        ReportSection.Requests => "表三",
        _ => "表四",
    };

    /// <summary>A number as pages print it.</summary>
    public static string Of(decimal? number) => number?.ToString("#,0.######", CultureInfo.InvariantCulture) ?? "—";

    // Bars are of whole numbers; the table beside has the rest.
    private static long? Bar(decimal? number) => number is { } known ? (long)Math.Round(known, MidpointRounding.AwayFromZero) : null;
}
