using Gongkai.Documents.Writing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What an import took and what it refused, row by row.</summary>
[Needs(Permission.ImportCases)]
public sealed class ImportReportPage(Officer officer, CaseImport import) : PageModel
{
    public ImportReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    /// <summary>The report as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync(Guid id, string? only, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        var stream = new MemoryStream();
        TableWorkbook.Write(stream, "导入报告", [new("行", 8), new("编号", 18), new("结果", 16), new("原因", 80)],
            Report!.Lines.Where(line => only is null || line.Result == ImportResult.Refused)
                .Select(line => (IReadOnlyList<object?>)[line.Row, line.Number, Name(line.Result, Report.IsTrial), string.Join('\n', line.Reasons)]));
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, "导入报告.xlsx");
    }

    /// <summary>As pages print it.</summary>
    public static string Name(ImportResult result, bool isTrial) => result switch
    {
        ImportResult.Imported => isTrial ? "可以导入" : "已导入",
        ImportResult.Known => "以前导入过",
        ImportResult.Refused => isTrial ? "不能导入" : "没有导入",
    };

    private async Task<bool> FindAsync(Guid id, CancellationToken ct) =>
        (Report = await import.FindAsync(id, ct)) is { } report && officer.May(Permission.ImportCases, report.Agency);
}
