using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Features.Access;
using Gongkai.Features.Admin;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Intake;

/// <summary>导入历史案件 from a workbook.</summary>
[Needs(Permission.ImportCases), RequestSizeLimit(16 << 20)]
public sealed class ImportPage(Officer officer, AgencyRegister register, CaseImport import, TimeProvider clock) : PageModel
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty, Display(Name = "填好的表格")]
    public IFormFile? Workbook { get; set; }

    [BindProperty, Display(Name = "导入到哪个机关")]
    public AgencyId? At { get; set; }

    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    public ImmutableArray<ImportReport> Reports { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        var mine = officer.Agencies(Permission.ImportCases);
        Agencies = [.. (await register.TreeAsync(ct)).InOrder().Select(entry => entry.Agency).Where(agency => mine.Contains(agency.Id))];
        Reports = await import.LatestAsync(mine, ct);
        await next();
    }

    public IActionResult OnGetTemplate() => File(ImportColumns.Template(), Spreadsheet, "历史案件导入表.xlsx");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var agency = Agencies.FirstOrDefault(agency => agency.Id == At) ?? (Agencies is [var only] && At is null ? only : null);
        if (agency is null) this.Fault(nameof(At), "请选择机关");
        var (file, fault) = Workbook is null ? (null, "请选择填好的表格") : await Upload.ReadAsync(Workbook, ct);
        if (file is null) this.Fault(nameof(Workbook), fault!);
        if (!ModelState.IsValid) return this.Again();
        var report = await import.RunAsync(agency!.Id, new(officer.Id, officer.RolesAt(agency.Id)), officer.Change(clock, Permission.ImportCases, agency.Id), file!.Content, ct);
        if (report is not null) return Redirect($"/desk/import/{report.Id}");
        this.Fault(nameof(Workbook), $"不是按模板填写的表格，或者超过 {CaseImport.Most} 行。请下载模板，把内容填在模板里");
        return this.Again();
    }
}
