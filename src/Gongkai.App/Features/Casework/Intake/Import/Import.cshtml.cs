using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Reading;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>导入历史案件 from a workbook.</summary>
[Needs(Permission.ImportCases), RequestSizeLimit(16 << 20)]
public sealed class ImportPage(Officer officer, AgencyRegister register, CaseImport import, UntrustedFiles files, TimeProvider clock) : PageModel
{
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

    /// <summary>Whether only what an import would do is to be told.</summary>
    [BindProperty]
    public bool IsTrial { get; set; }

    public IActionResult OnGetTemplate() => File(ImportColumns.Template(), MediaTypes.Spreadsheet, "历史案件导入表.xlsx");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var agency = Agencies.FirstOrDefault(agency => agency.Id == At) ?? (Agencies is [var only] && At is null ? only : null);
        if (agency is null) this.Fault(nameof(At), "请选择机关");
        var content = await ContentAsync(ct);
        var sheet = content.IsEmpty ? null : await ImportSheet.ReadAsync(files, content, ct);
        if (sheet?.Fault is { } fault) this.Fault(nameof(Workbook), fault);
        if (!ModelState.IsValid) return this.Again();
        var report = await import.RunAsync(agency!.Id, officer.ActorAt(agency.Id), officer.Change(clock, Permission.ImportCases, agency.Id),
            sheet!, content, IsTrial, ct);
        return Redirect(IntakeRoutes.Imported(report.Id));
    }

    // Whatever the name says: what it is, its content says.
    private async Task<ReadOnlyMemory<byte>> ContentAsync(CancellationToken ct)
    {
        if (Workbook is null or { Length: 0 }) this.Fault(nameof(Workbook), Workbook is null ? "请选择填好的表格" : "这个文件是空的");
        else if (Workbook.Length > Upload.MostBytes) this.Fault(nameof(Workbook), "文件超过 10 MB，请分成几个表格");
        else
        {
            using var content = new MemoryStream();
            await Workbook.CopyToAsync(content, ct);
            return content.ToArray();
        }
        return default;
    }
}
