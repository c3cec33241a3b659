using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Text;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.ReportArchive;

/// <summary>报告档案: every version of every report, and the whole as a file.</summary>
[Needs(Permission.ReadReportArchive)]
public sealed class ReportArchivePage(Officer officer, ColumnarCopies copies, AgencyRegister agencies) : PageModel
{
    private const int PerPage = 100;

    [BindProperty(SupportsGet = true), Display(Name = "年度"), Range(2008, 2200)]
    public int? Year { get; set; }

    /// <summary>Only agencies whose name has this.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "机关名称"), StringLength(50)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "只看计入汇总的版本")]
    public bool Counting { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Agency Authority { get; private set; } = null!;

    public ImmutableArray<ArchivedVersion> Versions { get; private set; } = [];

    public ImmutableArray<long> Years { get; private set; } = [];

    public long Count { get; private set; }

    public int Pages => (int)((Count + PerPage - 1) / PerPage);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.ReadReportArchive, agencies, ct) is not { } found) return NotFound();
        (Authority, Number) = (found, Math.Clamp(Number, 1, 1_000_000));
        await using var archive = await copies.OpenAsync(new(found.Id), ct);
        Years = await archive.YearsAsync();
        if (ModelState.IsValid) (Versions, Count) = await archive.ListAsync(Year, ChineseText.Fold(Name ?? "").Trim(), Counting, Number, PerPage);
        return Page();
    }

    /// <summary>Every figure, as a file.</summary>
    public async Task<IActionResult> OnGetDownloadAsync(string format, int? year, CancellationToken ct)
    {
        if (ArchiveFormat.Find(format) is not { } known
            || await this.FindAgencyAsync(officer, Permission.ReadReportArchive, agencies, ct) is not { } found) return NotFound();
        return File(await copies.ExportAsync(new(found.Id), known, year, ct), known.MediaType, $"年度报告数据{year}.{known.Name}");
    }
}
