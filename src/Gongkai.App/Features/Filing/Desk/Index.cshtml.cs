using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Text;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>年度报告收集: who has filed, what is due, what was found, both clocks.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class FilingsPage(Officer officer, Filings filings, AgencyRegister agencies, AgencySettings settings, TimeProvider clock) : PageModel
{
    private const int PerPage = 100;

    [BindProperty(SupportsGet = true), Display(Name = "年度"), Range(2008, 2200)]
    public int Year { get; set; }

    /// <summary>Of which stage only.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "状态")]
    public FilingStage? Stage { get; set; }

    /// <summary>Only those whose name has this.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "机关名称"), StringLength(50)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public DateOnly Today { get; } = clock.BeijingToday;

    public Agency Authority { get; private set; } = null!;

    public FilingSettings Chosen { get; private set; } = new();

    /// <summary>How all of the year stand.</summary>
    public FilingCounts Counts { get; private set; } = null!;

    /// <summary>Those that are shown.</summary>
    public ImmutableArray<FilingLine> Lines { get; private set; } = [];

    public int Found { get; private set; }

    public int Pages => (Found + PerPage - 1) / PerPage;

    /// <summary>Agencies that owe a report and are not asked for it yet.</summary>
    public int Missing { get; private set; }

    public bool MayChoose => officer.May(Permission.ManageSettings, Authority.Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FindAsync(ct) ? Page() : NotFound();

    /// <summary>开始收集, or goes on with it.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var (_, refusals) = await filings.OpenYearAsync(Authority, Year, officer.Id, Actor, officer.Change(clock, Permission.SuperviseFilings,
            Authority.Id), ct);
        return refusals.IsEmpty ? Redirect(FilingRoutes.OfYear(Year)) : this.Again(refusals);
    }

    /// <summary>The list as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var stream = new MemoryStream();
        TableWorkbook.Write(stream,
        [
            new($"{Year}年度报告", [new("序号", 8), new("机关", 30), new("状态", 16), new("提交日期", 14), new("提交", 22), new("公布日期", 14),
                new("公布", 22), new("版本", 8), new("错误", 8), new("警告", 8), new("没有说明的", 12), new("退回次数", 10), new("逾期未改正", 12), new("改正期限", 14)],
                (await filings.OfYearAsync(Authority.Id, Year, ct)).Select(line => (IReadOnlyList<object?>)[line.Number, line.Name, line.Stage.Name(),
                    line.Submitted.On,
                    line.Submitted.TimingOn(Today).Name(), line.Published.On, FilingTones.Published(line.Published, Today).Words, line.Versions,
                        line.Errors, line.Warnings,
                    line.Unexplained, line.Returns, line.Missed, line.DueOn])),
        ]);
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, $"年度报告收集{Year}.xlsx");
    }

    private Actor Actor => officer.ActorAt(Authority.Id);

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseFilings, agencies, ct) is not { } found) return false;
        Authority = found;
        if (Year is < 2008 or > 2200) Year = Today.Year - 1;
        ModelState.Clear();
        Chosen = FilingMatters.Read(await settings.FindAsync(Authority.Id, FilingMatters.Settings, ct));
        Counts = await filings.CountAsync(Authority.Id, Year, Today, ct);
        Missing = Year >= Today.Year ? 0 : await filings.MissingAsync(Authority.Id, Chosen, Year, ct);
        Number = Math.Clamp(Number, 1, 1_000_000);
        await ReadAsync();
        if (Number > Pages && Pages > 0)
        {
            Number = Pages;
            await ReadAsync();
        }
        return true;

        async Task ReadAsync() => (Lines, Found) =
            await filings.PageAsync(Authority.Id, Year, Stage, ChineseText.Fold(Name ?? "").Trim(), Number, PerPage, ct);
    }
}
