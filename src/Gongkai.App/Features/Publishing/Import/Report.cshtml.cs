using System.Collections.Immutable;
using Gongkai.Documents.Writing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>What an import took, what was there already and what it refused, line by line.</summary>
[Needs(Permission.ImportItems)]
public sealed class ItemImportReportPage(Officer officer, ItemImports imports) : PageModel
{
    private const int PageSize = 100;

    public ItemImportReport Report { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>Refused ones first, then those with something to look at.</summary>
    public ImmutableArray<ItemImportLine> Lines { get; private set; } = [];

    public int Pages => (Report.Lines.Length + PageSize - 1) / PageSize;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Lines = [.. Ordered.Skip((Number - 1) * PageSize).Take(PageSize)];
        return Page();
    }

    /// <summary>The report as a workbook.</summary>
    public async Task<IActionResult> OnGetSheetAsync(Guid id, string? only, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        var stream = new MemoryStream();
        Write(stream, Report, only is not null);
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, "信息导入报告.xlsx");
    }

    /// <summary>Writes the lines of a report, or those that were refused, as a workbook.</summary>
    internal static void Write(Stream to, ItemImportReport report, bool onlyRefused) => TableWorkbook.Write(to, "导入报告",
        [new("位置", 24), new("标题", 36), new("结果", 14), new("原因", 60), new("需要核对", 60), new("没有带过来的内容", 40)],
        report.Lines.Where(line => !onlyRefused || line.Result == ItemImportResult.Refused).Select(line => (IReadOnlyList<object?>)
        [
            line.Origin, line.Title, Name(line.Result, report.IsTrial), string.Join('\n', line.Reasons), string.Join('\n', line.Doubts),
            string.Join('\n', line.LeftOut),
        ]));

    /// <summary>As pages print it.</summary>
    internal static string Name(ItemImportResult result, bool isTrial) => result switch
    {
        ItemImportResult.Imported => isTrial ? "可以导入" : "已导入",
        ItemImportResult.Known => "已经有了",
        ItemImportResult.Refused => isTrial ? "不能导入" : "没有导入",
    };

    internal static Tone ToneOf(ItemImportResult result) => result switch
    {
        ItemImportResult.Imported => Tone.Good,
        ItemImportResult.Known => Tone.Neutral,
        ItemImportResult.Refused => Tone.Warning,
    };

    private IEnumerable<ItemImportLine> Ordered => Report.Lines.OrderBy(line => (line.Result != ItemImportResult.Refused, line.Doubts.IsEmpty));

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await imports.FindAsync(id, ct) is not { } report || !officer.May(Permission.ImportItems, report.Agency)) return false;
        Report = report;
        return true;
    }
}
