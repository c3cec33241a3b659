using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Text;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.ReportArchive;

/// <summary>A report as a column of the comparison.</summary>
/// <param name="Version">Which.</param>
/// <param name="Form">Its form.</param>
/// <param name="Figures">What it says.</param>
public sealed record ComparedReport(ArchivedVersion Version, ReportForm Form, FrozenDictionary<string, ArchivedFigure> Figures)
{
    /// <summary>A cell as the table prints it.</summary>
    public string this[string cell] => !Form.Has(cell) ? "格式没有"
        : Figures.GetValueOrDefault(cell) is not { } figure ? "—" : figure.Told is { Length: > 0 } told ? told : "看不清";
}

/// <summary>对照: some agencies and years side by side.</summary>
[Needs(Permission.ReadReportArchive)]
public sealed class CompareArchivePage(Officer officer, ColumnarCopies copies, AgencyRegister agencies) : PageModel
{
    private const int Most = 12;
    private const int MostOffered = 100;

    [BindProperty(SupportsGet = true), Display(Name = "机关")]
    public AgencyId[] Who { get; set; } = [];

    [BindProperty(SupportsGet = true), Display(Name = "年度")]
    public int[] Years { get; set; } = [];

    /// <summary>Only agencies whose name has this are offered.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "机关名称"), StringLength(50)]
    public string? Name { get; set; }

    /// <summary>Whether only the lines in which the columns differ are shown.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "只看不同的")]
    public bool Different { get; set; }

    public ImmutableArray<(AgencyId Member, string Name)> Agencies { get; private set; } = [];

    public ImmutableArray<long> Known { get; private set; } = [];

    public ImmutableArray<ComparedReport> Reports { get; private set; } = [];

    /// <summary>Whether there may be more agencies than are offered.</summary>
    public bool HasMore => Agencies.Length == MostOffered;

    /// <summary>Whether more was asked for than stands side by side.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The lines: every cell of the forms that are compared.</summary>
    public IEnumerable<FormCell> Cells => ReportForm.B.Cells.Concat(ReportForm.A.Cells).DistinctBy(cell => cell.Id)
        .Where(cell => Reports.Any(report => report.Form.Has(cell.Id)) && (!Different || Reports.Select(report => report[cell.Id]).Distinct().Count() > 1));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FindAsync(ct) ? Page() : NotFound();

    /// <summary>The same as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var stream = new MemoryStream();
        TableWorkbook.Write(stream,
        [
            new("对照", [new("表", 26), new("项目", 50), .. Reports.Select(report => new TableColumn($"{report.Version.Agency}{report.Version.Year}", 20))],
                Cells.Select(cell => (IReadOnlyList<object?>)[ColumnarCopies.PartOf(cell), cell.FullName, .. Reports.Select(report =>
                    report.Figures.GetValueOrDefault(cell.Id)?.Number is { } number && cell.Column.Type != CellType.Money
                        ? (object)number : report[cell.Id])])),
        ]);
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, "年度报告对照.xlsx");
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.ReadReportArchive, agencies, ct) is not { } found) return false;
        await using var archive = await copies.OpenAsync(new(found.Id), ct);
        Agencies = await archive.AgenciesAsync(ChineseText.Fold(Name ?? "").Trim(), Who, MostOffered);
        Known = await archive.YearsAsync();
        ModelState.Clear();
        var reports = await archive.CountingAsync(Who, Years);
        IsCut = reports.Length > Most;
        Reports =
        [
            .. reports.Take(Most).Select(report => new ComparedReport(report.Version,
                ReportForm.Of(Enum.Parse<ReportFormGeneration>(report.Version.Form)), report.Figures.ToFrozenDictionary(figure => figure.Cell))),
        ];
        return true;
    }
}
