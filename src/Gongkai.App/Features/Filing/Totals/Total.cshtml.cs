using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>
/// 汇总: the accepted reports of a year added up, each cell with what every agency contributes. Who is missing is named and counts for nothing; what is filed
/// and not accepted is not added.
/// </summary>
[Needs(Permission.SuperviseFilings)]
public sealed class FilingTotalPage(Officer officer, Filings filings, IMemberReports members, AgencyRegister agencies, Database database) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>The cell whose contributions are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Cell { get; set; }

    public Agency Authority { get; private set; } = null!;

    public ImmutableArray<FilingLine> Lines { get; private set; } = [];

    public Consolidation Sum { get; private set; } = null!;

    public ReportForm Form => ReportForm.Of(ReportForm.GenerationFor(Year));

    public FormCell? Chosen => Cell is not null && Form.Has(Cell) ? Form.Find(Cell) : null;

    /// <summary>Whose figures are added up, by the name that tells them apart.</summary>
    public Dictionary<string, FilingId> Members { get; private set; } = [];

    /// <summary>Where the authority's report, or that of one below, was added up of other versions than are accepted now.</summary>
    public ImmutableArray<MovedReport> Moved { get; private set; } = [];

    /// <summary>The agencies of which no version is accepted.</summary>
    public IEnumerable<FilingLine> Missing => Lines.Where(line => line.Stage != FilingStage.Dropped && !Members.ContainsValue(line.Id));

    /// <summary>Those of which another version waits beside the one that counts.</summary>
    public IEnumerable<FilingLine> Corrected => Lines.Where(line => line.Stage != FilingStage.Accepted && Members.ContainsValue(line.Id));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FindAsync(ct) ? Page() : NotFound();

    /// <summary>The sums and every contribution as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var parts = Form.Cells.Select(cell => (Name: FilingLook.NameOf(Form, cell.Id), cell.Id, Of: Sum.ContributionsTo(cell.Id))).ToList();
        var owed = Lines.Count(line => line.Stage != FilingStage.Dropped);
        var stream = new MemoryStream();
        TableWorkbook.Write(stream,
        [
            new("汇总", [new("项目", 50), new("合计", 16), new("计入的机关", 12), new("应报的机关", 12)],
                parts.Select(cell => (IReadOnlyList<object?>)[cell.Name, FiledReading.TextOf(Sum.Report[cell.Id]), cell.Of.Length, owed])),
            new("各机关", [new("机关", 30), new("项目", 50), new("数", 16)],
                from cell in parts
                from part in cell.Of
                select (IReadOnlyList<object?>)[part.Member, cell.Name, part.Value]),
            new("没有计入", [new("机关", 30), new("项目", 50), new("原因", 40)],
                [.. Missing.Select(line => (IReadOnlyList<object?>)[line.Name, "整份报告", line.Stage.Name()]),
                    .. Sum.Omissions.Select(omission => (IReadOnlyList<object?>)[omission.Member,
                        omission.Cell is { } cell ? FilingLook.NameOf(Form, cell) : "整份报告", omission.Reason.Name()])]),
        ]);
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, $"{Authority.Name}{Year}年度报告汇总.xlsx");
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (Year is < 2019 or > 2200 || await this.FindAgencyAsync(officer, Permission.SuperviseFilings, agencies, ct) is not { } found) return false;
        Authority = found;
        Lines = await filings.OfYearAsync(found.Id, Year, ct);
        await using var connection = await database.OpenAsync(ct);
        var collected = await members.CollectedAsync(connection, null, found.Id, Year);
        Members = collected?.Accepted.ToDictionary(member => member.Member.Name, member => member.Member.Filing) ?? [];
        Sum = Consolidation.Of(found.Name, Year, collected?.Accepted.Select(member => member.Part) ?? []);
        Moved = await WholeReports.MovedAsync(connection, found.Id, Year);
        return true;
    }
}
